public import Diagnostics

/// One rule that a trunk file must keep.
///
/// A rule looks at what could be read and says what is wrong, where, and what to
/// write in its place; what is missing altogether was reported by the reader.
protocol TrunkRule: SendableMetatype {
    /// Whether what the rule says depends on the provider; then it is not asked where the profile cannot be had.
    static var dependsOnProvider: Bool { get }

    /// Reports every breach in the file.
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog)
}

extension TrunkRule {
    static var dependsOnProvider: Bool { false }
}

extension TrunkFile {
    /// All rules, in the order of the keys that they are about.
    private static let rules: [any TrunkRule.Type] = [
        NameRule.self, KindRule.self, NumberFormatRule.self, ChannelsRule.self, AccountCountRule.self,
        UsernameRule.self,
        ServerRule.self, AccountNumberRule.self, PlainSecretRule.self, AddressRule.self, CountryRule.self,
        AreaCodeRule.self,
        InternalContextRule.self, NumberRule.self, RangeRule.self, DuplicateNumberRule.self, InboundRule.self,
        CallerIDTypeRule.self, DefaultCallerIDRule.self, CallerRule.self, OutsideLineRule.self, DestinationsRule.self,
        LimitsRule.self, TextRule.self, TrunkAdviceRule.self,
    ]

    /// Judges the file by every rule; without a profile by those that need none, so that a misspelt provider hides no other
    /// mistake.
    public func validate(with profile: ProviderProfile?, log: inout DiagnosticLog) {
        guard let judge = profile ?? BuiltInProfiles.generic else { return }
        for rule in Self.rules where profile != nil || !rule.dependsOnProvider { rule.check(self, judge, &log) }
    }
}

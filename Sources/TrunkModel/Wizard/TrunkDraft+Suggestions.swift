extension TrunkDraft {
    /// The answer to take when nobody gives one, from the provider's profile; nil where there is none.
    public func suggestion(for question: TrunkQuestion) -> String? {
        switch question {
        case .provider: BuiltInProfiles.names.first
        case .kind:
            profile.flatMap { profile in TrunkKind.allCases.first { profile.kinds[$0] != nil } }?.rawValue
        case .numberFormat: file.kind.flatMap { profile?.kinds[$0.value]?.numberFormat.rawValue }
        case .country: profile?.country.region
        case .defaultCallerID: firstCallerID
        case .outsideLine: ""
        case .destinations: profile?.defaultDestinations
        case .block: profile.map(blockSuggestion)
        case .limits: limitSuggestion
        case .name, .channels, .pbx, .address, .areaCode, .internalContext, .number, .fallback, .account, .caller: nil
        }
    }

    /// The first number that callers may show.
    private var firstCallerID: String? {
        guard !isDeviceAccounts else { return nil }
        let entry = file.numbers?.value.first { $0.mayBeCallerID?.value ?? true }
        // A number that is wrong is told where it stands.
        return (entry?.number ?? entry?.range?.from).flatMap { try? PhoneNumber(e164: $0.value) }?.e164
    }

    private func blockSuggestion(_ profile: ProviderProfile) -> String {
        profile.defaultBlocked.isEmpty ? "none" : profile.defaultBlocked.map(\.rawValue).joined(separator: ",")
    }

    private var limitSuggestion: String? {
        guard let limits = profile?.defaultLimits, !limits.isEmpty else { return nil }
        let amounts = SpendingPeriod.allCases.compactMap { period in limits[period].map { (period, $0) } }
        if amounts.count == SpendingPeriod.allCases.count { return amounts.map { "\($0.1)" }.joined(separator: "/") }
        return amounts.map { "\($0.0.rawValue)=\($0.1)" }.joined(separator: ",")
    }
}

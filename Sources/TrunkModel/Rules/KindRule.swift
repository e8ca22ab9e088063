import Diagnostics

/// `kind-unsupported`: the provider does not give out accounts of this kind.
enum KindRule: TrunkRule {
    static let dependsOnProvider = true

    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let kind = file.kind, profile.kinds[kind.value] == nil else { return }
        log.error(
            "\(profile.title) has no accounts of kind \(kind.value.rawValue)",
            rule: "kind-unsupported",
            at: kind.location
        )
    }
}

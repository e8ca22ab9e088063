import Diagnostics

/// `trunk-advised` notes that the provider advises the other kind for so many numbers.
enum TrunkAdviceRule: TrunkRule {
    static let dependsOnProvider = true

    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let advised = profile.trunkAdvisedFrom, let kind = file.kind, kind.value == .deviceAccounts,
            let count = file.accounts?.value.count, count >= advised
        else { return }
        log.note(
            "\(profile.title) advises a trunk from \(advised) numbers; this file has \(count) device accounts",
            rule: "trunk-advised",
            at: kind.location
        )
    }
}

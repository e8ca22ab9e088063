import Diagnostics

/// `destinations`: a group that the provider's profile knows.
enum DestinationsRule: TrunkRule {
    static let dependsOnProvider = true

    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let name = file.outbound.destinations, profile.destinationGroup(name.value) == nil else { return }
        let names = profile.destinationGroups.map(\.name)
        let hint = Suggestion.phrase(for: name.value, among: names)
        log.error(
            "outbound.destinations cannot be '\(name.value)'"
                + (hint.isEmpty ? "; it is one of \(names.joined(separator: ", "))" : hint),
            rule: "unknown-value",
            at: name.location
        )
    }
}

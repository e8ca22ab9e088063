import Diagnostics

/// `internal-context`: a context name that Asterisk takes as it is (at most 79 bytes, no blanks or brackets), and that is
/// none of the trunk's own.
enum InternalContextRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let context = file.pbx?.internalContext else { return }
        func report(_ message: String, at place: SourceLocation? = nil) {
            log.error(
                "pbx.internal_context '\(context.value)' \(message)",
                rule: "internal-context",
                at: place ?? context.location
            )
        }
        if context.value.isEmpty { return report("is empty") }
        if context.value.utf8.count > 79 { return report("is longer than 79 bytes, where Asterisk cuts it") }
        if let (bad, place) = context.first(where: { !NameRule.isName($0) }) {
            return report("holds '\(bad)'; use letters, digits, - and _", at: place)
        }
        if let name = file.name?.value, context.value.hasPrefix("\(name)-") {
            report("begins with the trunk's own name; those contexts are generated")
        }
    }
}

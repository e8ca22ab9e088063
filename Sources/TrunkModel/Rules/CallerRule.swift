import Diagnostics

/// `caller-extension`, `caller-duplicate`, `caller-id`: each caller is an internal number that stands once, and shows a
/// number of this trunk or `anonymous`.
enum CallerRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        var seen: Set<String> = []
        for caller in file.callers {
            if let number = caller.extension {
                let isDigits = number.value.utf8.allSatisfy { (0x30...0x39).contains($0) }
                if number.value.isEmpty || number.value.count > 20 || !isDigits {
                    log.error(
                        "\(caller.path).extension '\(number.value)' must be 1 to 20 digits",
                        rule: "caller-extension",
                        at: number.location
                    )
                }
                if !seen.insert(number.value).inserted {
                    log.error(
                        "\(caller.path).extension \(number.value) stands above already",
                        rule: "caller-duplicate",
                        at: number.location
                    )
                }
            }
            guard let callerID = caller.callerID, callerID.value != Self.anonymous else { continue }
            if let hint = Suggestion.nearest(to: callerID.value, among: [Self.anonymous]) {
                log.error(
                    "\(caller.path).caller_id '\(callerID.value)' is no number; did you mean '\(hint)'?",
                    rule: "caller-id",
                    at: callerID.location
                )
                continue
            }
            DefaultCallerIDRule.checkCallerID(callerID, "\(caller.path).caller_id", file, profile, &log)
        }
    }

    /// The word for a caller who shows no number.
    static let anonymous = "anonymous"
}

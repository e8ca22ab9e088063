import Diagnostics

/// `caller-id`: the default caller ID is a number of this trunk that callers may show; and there is at least one such
/// number, else no call can go out.
enum DefaultCallerIDRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard file.kind?.value != .deviceAccounts else { return }
        if let text = file.defaultCallerID {
            checkCallerID(text, "default_caller_id", file, profile, &log)
        } else if let numbers =
            file.numbers, !numbers.value.isEmpty, !numbers.value.contains(where: { $0.mayBeCallerID?.value ?? true })
        {
            log.error(
                "no number has caller_id: true, so no call could go out with a right caller ID",
                rule: "caller-id",
                at: numbers.location
            )
        }
    }

    /// Reports a caller ID that the trunk does not hold, or holds for inbound calls only.
    static func checkCallerID(
        _ text: Located<String>,
        _ path: String,
        _ file: TrunkFile,
        _ profile: ProviderProfile,
        _ log: inout DiagnosticLog
    ) {
        guard let number = NumberRule.parse(text, path, profile, &log) else { return }
        func report(_ message: String) {
            log.error("\(path) \(number.e164) \(message)", rule: "caller-id", at: text.location)
        }
        if file.kind?.value == .deviceAccounts {
            let numbers = file.accounts?.value.compactMap { $0.number?.value } ?? []
            if !numbers.contains(number.e164) { report("is the number of none of the accounts") }
            return
        }
        let entry = file.numbers?.value.first { entry in
            guard let from = entry.number ?? entry.range?.from, let to = entry.number ?? entry.range?.to else {
                return false
            }
            // Compared as text: to parse every entry for every caller would take minutes in a large file.
            return [from, to].allSatisfy { $0.value.utf8.count == number.e164.utf8.count }
                && from.value <= number.e164 && number.e164 <= to.value
        }
        guard let entry else { return report("is not a number of this trunk") }
        if entry.mayBeCallerID?.value == false {
            report("is inbound only: \(entry.path).caller_id is false")
        }
    }
}

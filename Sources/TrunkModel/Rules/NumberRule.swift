import Diagnostics

/// `number-invalid`: every number is valid E.164 in its country's numbering plan; `number-or-range`: an entry has exactly
/// one of the two; `number-empty`: the trunk has numbers.
enum NumberRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard let numbers = file.numbers, file.kind?.value != .deviceAccounts else { return }
        if numbers.value.isEmpty {
            log.error("numbers is empty: a trunk needs a number", rule: "number-empty", at: numbers.location)
        }
        for entry in numbers.value {
            switch (entry.number, entry.range) {
            case (nil, nil):
                log.error("\(entry.path) needs a number or a range", rule: "number-or-range", at: entry.location)
            case (.some, .some):
                log.error(
                    "\(entry.path) has a number and a range; give one of them",
                    rule: "number-or-range",
                    at: entry.location
                )
            default: break
            }
            if let number = entry.number { _ = parse(number, "\(entry.path).number", profile, &log) }
            if let from = entry.range?.from { _ = parse(from, "\(entry.path).range.from", profile, &log) }
            if let to = entry.range?.to { _ = parse(to, "\(entry.path).range.to", profile, &log) }
        }
    }

    /// Parses a number, and reports why not.
    static func parse(
        _ text: Located<String>,
        _ path: String,
        _ profile: ProviderProfile,
        _ log: inout DiagnosticLog
    ) -> PhoneNumber? {
        do throws(PhoneNumber.Fault) {
            return try PhoneNumber(e164: text.value)
        } catch {
            var message = "\(path) '\(text.value)' \(error.phrase)"
            var place = text.location
            switch error {
            case .notE164: message += hint(PhoneNumber.guess(text.value, from: profile.country))
            case .character(_, let offset):
                message += hint(PhoneNumber.guess(text.value, from: profile.country))
                place = text.location(ofScalar: offset)
            case .trunkPrefix(let meant): message += hint(meant)
            case .callingCode, .tooShort, .tooLong, .notAssigned: break
            }
            log.error(message, rule: "number-invalid", at: place)
            return nil
        }
    }

    private static func hint(_ meant: String?) -> String { meant.map { "; did you mean '\($0)'?" } ?? "" }
}

import Diagnostics

/// `number-duplicate`: a number stands in one entry only; else which of them a call takes would be chance.
enum DuplicateNumberRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        var taken: [(path: String, low: UInt64, high: UInt64)] = []
        func add(_ path: String, _ from: Located<String>?, _ to: Located<String>?, log: inout DiagnosticLog) {
            guard let from, let to, let low = value(from), let high = value(to), low <= high else { return }
            if let other = taken.first(where: { $0.low <= high && low <= $0.high }) {
                log.error(
                    "\(path) holds numbers that \(other.path) has already",
                    rule: "number-duplicate",
                    at: from.location
                )
            }
            taken.append((path, low, high))
        }
        for entry in file.numbers?.value ?? [] {
            add(entry.path, entry.number ?? entry.range?.from, entry.number ?? entry.range?.to, log: &log)
        }
        for account in file.accounts?.value ?? [] {
            add("\(account.path).number", account.number, account.number, log: &log)
        }
    }

    /// E.164 digits as a number: no two numbers of different length collide, as no calling code begins with 0.
    private static func value(_ text: Located<String>) -> UInt64? {
        guard text.value.hasPrefix("+"), text.value.utf8.count <= 16 else { return nil }
        return UInt64(text.value.dropFirst())
    }
}

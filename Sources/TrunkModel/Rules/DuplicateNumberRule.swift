import Diagnostics

/// `number-duplicate`: a number stands in one entry only; else which of them a call takes would be chance.
enum DuplicateNumberRule: TrunkRule {
    /// The numbers of one entry, and its place in the file's order.
    private struct Span {
        var path: String
        var order: Int
        var low: UInt64
        var high: UInt64
        var location: SourceLocation
    }

    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        var reported: Set<Int> = []
        var widest: Span?
        // By lowest number, an entry that shares numbers with any before it shares them with the one that reaches furthest.
        for span in spans(file).sorted(by: { ($0.low, $0.order) < ($1.low, $1.order) }) {
            if let other = widest, span.low <= other.high {
                let (first, second) = span.order < other.order ? (span, other) : (other, span)
                if reported.insert(second.order).inserted {
                    log.error(
                        "\(second.path) holds numbers that \(first.path) has already",
                        rule: "number-duplicate",
                        at: second.location
                    )
                }
            }
            if span.high >= widest?.high ?? 0 { widest = span }
        }
    }

    /// What does not belong to the kind of trunk has been reported as such, and is not compared.
    private static func spans(_ file: TrunkFile) -> [Span] {
        var result: [Span] = []
        func add(_ path: String, _ from: Located<String>?, _ to: Located<String>?) {
            guard let from, let to, let low = value(from), let high = value(to), low <= high else { return }
            result.append(Span(path: path, order: result.count, low: low, high: high, location: from.location))
        }
        switch file.kind?.value {
        case .deviceAccounts:
            for account in file.accounts?.value ?? [] { add("\(account.path).number", account.number, account.number) }
        case .trunk, nil:
            for entry in file.numbers?.value ?? [] {
                add(entry.path, entry.number ?? entry.range?.from, entry.number ?? entry.range?.to)
            }
        }
        return result
    }

    /// E.164 digits as a number: no two numbers of different length collide, as no calling code begins with 0.
    private static func value(_ text: Located<String>) -> UInt64? {
        guard text.value.hasPrefix("+"), text.value.utf8.count <= 16 else { return nil }
        return UInt64(text.value.dropFirst())
    }
}

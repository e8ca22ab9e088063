import Testing

/// A table of dialled numbers as a person reads it.
///
/// On each line what is dialled and what becomes of it, the way
/// `OutboundDecision.summary` says it, with `|` between. Lines that begin with `-` are headings.
struct DialTable: Sendable {
    /// A line of the table.
    struct Row: Sendable, CustomTestStringConvertible {
        let dialled: String
        let expected: String

        var testDescription: String { "\(dialled) → \(expected)" }
    }

    let rows: [Row]

    init(_ text: String) {
        rows = text.split(separator: "\n").filter { !$0.hasPrefix("-") }.map { line in
            let fields = line.split(separator: "|", maxSplits: 1).map { field in
                String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            return Row(dialled: fields[0], expected: fields.count == 2 ? fields[1] : "")
        }
    }
}

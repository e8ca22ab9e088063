import ConfigFormats
import Foundation
import Testing

/// Table `dialplan` as the module uses it: per dpid the first row by `pr` that takes a text makes its output.
struct KamailioDialPlan {
    private struct Row {
        let order: Int
        let match: NSRegularExpression?
        let equal: String
        let substitution: NSRegularExpression?
        let replacement: String
        let attributes: String
    }

    private let rows: [String: [Row]]

    init(_ table: DBTextTable) throws {
        var rows: [String: [Row]] = [:]
        for row in table.rows {
            let match = try #require(row.text("match_exp")), operation = row.text("match_op")
            try #require(operation == "0" || operation == "1")
            try #require(row.text("match_len") == "0")
            let substitution = row.text("subst_exp") ?? "", order = row.text("pr").flatMap { Int($0) }
            rows[try #require(row.text("dpid")), default: []].append(
                Row(
                    order: try #require(order),
                    match: operation == "1" ? try NSRegularExpression(pattern: match) : nil,
                    equal: match,
                    substitution: substitution.isEmpty ? nil : try NSRegularExpression(pattern: substitution),
                    replacement: row.text("repl_exp") ?? "",
                    attributes: row.text("attrs") ?? ""
                )
            )
        }
        self.rows = rows.mapValues { $0.sorted { $0.order < $1.order } }
    }

    /// What a text becomes, and the row's attributes; nil when no row takes it.
    func translate(_ text: String, dpid: Int) throws -> (output: String, attributes: String)? {
        let whole = NSRange(text.startIndex..., in: text)
        for row in rows[String(dpid)] ?? [] {
            guard row.match.map({ $0.firstMatch(in: text, range: whole) != nil }) ?? (row.equal == text) else {
                continue
            }
            guard let substitution = row.substitution else { return (row.replacement, row.attributes) }
            let match = try #require(substitution.firstMatch(in: text, range: whole))
            // A backslash and one digit: the group.
            var output = ""
            var rest = row.replacement[...]
            while let character = rest.popFirst() {
                guard character == "\\" else {
                    output.append(character)
                    continue
                }
                let group = try #require(rest.popFirst().flatMap { Int(String($0)) })
                try #require(group < match.numberOfRanges)
                output += Range(match.range(at: group), in: text).map { String(text[$0]) } ?? ""
            }
            return (output, row.attributes)
        }
        return nil
    }
}

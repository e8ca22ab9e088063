import ConfigDiff
import Diagnostics
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// `Documentation/audit.md`: the rules of safety, printed from their own data.
///
/// `TRUNKLINE_RECORD=1 swift test --filter AuditTableTests` writes it anew, and fails.
@Suite struct AuditTableTests {
    private static let page = GoldenCase.projectFolder.appending(path: "Documentation/audit.md")

    @Test func isUpToDate() throws {
        let text = Self.text
        if ProcessInfo.processInfo.environment["TRUNKLINE_RECORD"] == "1" {
            try text.write(to: Self.page, atomically: true, encoding: .utf8)
            Issue.record("recorded audit.md")
            return
        }
        let kept = (try? String(contentsOf: Self.page, encoding: .utf8)) ?? ""
        if let difference = UnifiedDiff.of(kept, text, name: "Documentation/audit.md") {
            Issue.record(Comment(rawValue: difference))
        }
    }

    private static let head = """
        # Rules of safety

        What `trunkline audit` looks for in what is deployed; printed from the rules' own data. `--ignore` takes the names.
        An error lets somebody in or money out, and makes the exit code 1; a warning makes that easier, and does so with
        `--strict`; a note is worth knowing.

        """

    private static var text: String {
        // Brands that have the same rules share a table.
        var groups: [(brands: [String], rules: [AuditRuleSummary])] = []
        for backend in AuditCheck.backends {
            let rules = backend.auditor?.rules ?? []
            if let index = groups.firstIndex(where: { $0.rules == rules }) {
                groups[index].brands.append(backend.name)
            } else {
                groups.append(([backend.name], rules))
            }
        }
        return head
            + groups.map { group in
                let rows = group.rules.map { rule in
                    "| `\(rule.name)` | \(rule.severities.map(\.rawValue).joined(separator: ", ")) | \(rule.finds.en) |\n"
                }
                let title = group.brands.map { "`\($0)`" }.joined(separator: ", ")
                return "\n## \(title)\n\n| rule | severity | what it finds |\n| --- | --- | --- |\n\(rows.joined())"
            }.joined()
    }
}

import LiveTest
import Foundation
import LiveTest
import TestSupport
import Testing

/// The page that says which fault is caught by which check, printed from what is proven here.
///
/// `TRUNKLINE_RECORD=1 swift test --filter MutationTableTests` writes it anew, and fails.
@Suite struct MutationTableTests {
    private static let page = GoldenCase.projectFolder.appending(path: "Documentation/live-test-faults.md")

    @Test func isUpToDate() throws {
        let text = Self.text
        if ProcessInfo.processInfo.environment["TRUNKLINE_RECORD"] == "1" {
            try text.write(to: Self.page, atomically: true, encoding: .utf8)
            Issue.record("recorded \(Self.page.lastPathComponent)")
            return
        }
        let found = (try? String(contentsOf: Self.page, encoding: .utf8)) ?? ""
        if let difference = UnifiedDiff.of(found, text, name: Self.page.lastPathComponent) {
            Issue.record(Comment(rawValue: difference))
        }
    }

    private static var text: String {
        let rows = MutationTests.all.map { mutation in
            let place = "`\(mutation.place.section ?? "")` `\(mutation.place.key)`"
            return "| \(mutation.name) | \(mutation.flavour) | `\(mutation.check.rawValue)` | \(place) |\n"
        }
        return """
            # What the live test finds

            Each line is one change of the configuration that Trunkline generates for `Golden/cases/groningen.yaml`. In a real
            Asterisk with it, `trunkline live-test` fails exactly this check, and its advice names this setting: `RealLiveTests`
            proves it, and prints this table.

            | what is wrong | in | check | advice names |
            | --- | --- | --- | --- |

            """ + rows.joined()
    }
}

import Diagnostics
import TestSupport
import Testing

@testable import TrunkModel

@Suite("Any answers")
struct AnyAnswerTests {
    /// Pieces of right and wrong answers.
    private static let pieces = [
        "stad", "trunk", "device_accounts", "callvoip", "generic", "8", "0", "-1", "plus", "203.0.113.10",
        "192.0.2.16/28", "NL",
        "BE", "050", "0508200000", "+31508200001", "050-8200010", "..", "-", "19", ",", "=", ":", "\"", "description",
        "inbound",
        "caller-id", "extension", "100", "2{last2}", "yes", "no", "none", "password", "${env:A}", "${file:b}", "server",
        "sip.example.net", "a", "b", "anonymous", "europe", "premium_rate", "10/25/50", "hour=10", " ", "é", "#", "'",
        "\\",
        "\u{0}", "\n", "\u{301}", "😀", "{", "}", "%", "~",
    ]

    @Test("What the wizard takes, check takes too; and nothing makes it fall over")
    func acceptedIsValid() throws {
        var random = SeededGenerator(seed: 77)
        var accepted = 0
        for round in 0..<600 {
            var given = TrunkDraftTests.least
            for question in TrunkQuestion.allCases where Int.random(in: 0..<6, using: &random) == 0 {
                given[question] = (0..<Int.random(in: 1...2, using: &random)).map { _ in
                    let count = Int.random(in: 0...5, using: &random)
                    return (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
                }
            }
            let draft = TrunkDraftTests.fill(given)
            guard !draft.report.contains(where: { $0.severity == .error }) else { continue }
            accepted += 1
            let head = TrunkFileHead(path: "a b'c.yaml", pbx: draft.pbx)
            let text = TrunkFileWriter(language: .nl, head: head, profile: draft.profile).text(of: draft.file)
            var log = DiagnosticLog()
            let trunk = Trunk.load(
                text,
                file: "x.yaml",
                readFile: { ($0, "") },
                secrets: SecretSources(environment: { _ in "x" }, file: { _ in "x" }),
                log: &log
            )
            #expect(trunk != nil, "\(round): \(given) \(log.sorted) \(text)")
        }
        #expect(accepted > 30)
    }
}

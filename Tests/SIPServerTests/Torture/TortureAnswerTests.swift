import Foundation
import SIPMessages
import SIPServer
import TestSupport
import Testing

/// The server does with each torture message what it owes, and `Documentation/torture.md` says what that is.
///
/// `TRUNKLINE_RECORD=1 swift test --filter TortureAnswerTests` writes that file anew, and fails.
@Suite struct TortureAnswerTests {
    /// What the server does with a message: an answer, or nothing.
    static func outcome(of torture: TortureMessage) -> TortureMessage.Verdict {
        TortureServer().answer(to: torture.bytes)?.status.map { .status($0) } ?? .drop
    }

    /// What any well-formed request of a method gets from this server, which knows none of its callers.
    static func normal(_ torture: TortureMessage) -> TortureMessage.Verdict {
        switch torture.method {
        case "REGISTER": .status(401)
        case "OPTIONS": .status(200)
        case "MESSAGE": .status(405)
        // With a tag in To, it belongs to a call that there is not.
        case "INVITE": torture.name == "wsinv" ? .status(481) : .status(407)
        default: .status(481)
        }
    }

    @Test(arguments: TortureMessage.all) func doesWhatItOwes(_ torture: TortureMessage) {
        let outcome = Self.outcome(of: torture)
        let owed = torture.verdicts.map { $0 == .normal ? Self.normal(torture) : $0 }
        #expect(owed.contains(outcome), "\(torture.note)")
    }

    /// A call from somebody who has shown a password arrives: that nobody is there to take it is another matter.
    @Test(arguments: TortureMessage.all.filter { $0.method == "INVITE" && Self.outcome(of: $0) == .status(407) })
    func callsArrive(_ torture: TortureMessage) throws {
        let server = TortureServer()
        let answer = try server.answer(toChallenged: torture.bytes, user: "user")
        #expect(server.answers.map(\.status) == [100, 480])
        let request = try SIPMessage(parsing: torture.bytes)
        #expect(answer?.vias.map(\.host) == request.vias.map(\.host))
    }

    /// An answer is one to this request: who sent it can match it.
    @Test(arguments: TortureMessage.all) func answersWhoAsked(_ torture: TortureMessage) throws {
        guard let answer = TortureServer().answer(to: torture.bytes) else { return }
        let request = try SIPMessage(parsing: torture.bytes)
        #expect(answer.problem == nil)
        #expect(answer.callID == request.callID)
        #expect(answer[.cseq] == request[.cseq])
        #expect(answer[.from] == request[.from])
        #expect(answer.vias.map(\.branch) == request.vias.map(\.branch))
        #expect(answer.vias.map(\.host) == request.vias.map(\.host))
        if torture.verdicts == [.status(420)] {
            #expect(answer.tokens(.unsupported) == request.tokens(.require))
        }
        if answer.status == 405 || answer.status == 501 { #expect(answer.tokens(.allow).contains("REGISTER")) }
        // RFC 4475 §3.1.1.8, §3.1.2.11: nothing that only looks like a header becomes one.
        #expect(answer.addresses(.route).isEmpty)
    }

    static let file = GoldenCase.projectFolder.appending(path: "Documentation/torture.md")

    @Test func isDocumented() throws {
        let table = Self.table()
        if ProcessInfo.processInfo.environment["TRUNKLINE_RECORD"] == "1" {
            try table.write(to: Self.file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(Self.file.lastPathComponent)")
            return
        }
        let expected = try String(contentsOf: Self.file, encoding: .utf8)
        if let difference = UnifiedDiff.of(expected, table, name: "torture.md") { Issue.record("\(difference)") }
    }

    static func table() -> String {
        let rows = TortureMessage.all.map { torture in
            let method = (torture.method ?? "response").replacing("|", with: "\\|").replacing("`", with: "&#96;")
            let name = method.count > 12 ? "a token" : method
            let owed = torture.verdicts.map(\.description).joined(separator: " or ")
            let done = outcome(of: torture)
            let isNormal = torture.verdicts.contains(.normal) && normal(torture) == done
            let cells = [
                torture.name, "\(torture.rfc) §\(torture.section)", name, owed,
                isNormal ? "\(done), normal" : "\(done)", torture.note,
            ]
            return "| \(cells.joined(separator: " | ")) |"
        }
        return """
            # Torture messages

            RFC 4475 and RFC 5118 have messages that are made to break SIP parsers. This is what the server does with each of
            them, written down by a test. *Normal* is what a well-formed request of this method gets from a server that does
            not know who sends it; *drop* is no answer.

            | message | RFC | method | owed | answer | why |
            | --- | --- | --- | --- | --- | --- |
            \(rows.joined(separator: "\n"))

            """
    }
}

import Testing

@testable import LiveTest

/// What a registration may say of where the PBX is reached.
@Suite struct ContactJudgingTests {
    @Test(arguments: [
        ("<sip:s@203.0.113.10:5060>", "contact-user"), ("<sip:203.0.113.10:5060>", "contact-user"),
        ("<sip:from-trunk@203.0.113.10>", "contact-user"), ("<sip:trunk8200-b@203.0.113.10>", "contact-user"),
        ("<sip:+31508200000@203.0.113.10>", ""), ("<sip:31508200010@203.0.113.10>", ""),
        ("<sip:0031508200019@203.0.113.10>", ""), ("<sip:+31201234567@203.0.113.10>", "contact-user"),
        ("<sip:trunk8200-a@203.0.113.10;transport=tcp>", "contact-transport"),
        ("<sip:trunk8200-a@203.0.113.10;transport=UDP>", ""), ("<sips:trunk8200-a@203.0.113.10>", "contact-transport"),
        ("<sip:trunk8200-a@203.0.113.10;line=abc>;expires=600", ""),
    ])
    func contacts(_ contact: String, _ failed: String) throws {
        let findings = try RegistrationJudgeTests.judged {
            try RegistrationJudgeTests.good(&$0) { $0.contact = contact }
        }
        #expect(findings.failed == failed)
    }

    @Test func noContact() throws {
        let findings = try RegistrationJudgeTests.judged { try RegistrationJudgeTests.good(&$0) { $0.contact = nil } }
        #expect(findings.failed == "contact-user")
        #expect(findings.seen(.contactUser) == "no Contact")
    }
}

import Testing
import TrunkModel

@testable import LiveTest

/// What is wrong with a registration is one finding, and the right one.
@Suite struct RegistrationJudgeTests {
    static func judged(_ waited: Double = 60, _ write: (inout RegisterTape) throws -> Void) throws -> Findings {
        var tape = RegisterTape()
        try write(&tape)
        return try tape.judged(waited: waited)
    }

    /// A client that does all right: it refreshes in time, and gets over a nonce that ran out.
    static func good(_ tape: inout RegisterTape, change: (inout RegisterTape.Register) -> Void = { _ in }) throws {
        try tape.register(1, change: change)
        try tape.round(10, 401, stale: true) { register in
            change(&register)
            register.credentials = register.account
        }
        try tape.round(10.1, 200) { register in
            change(&register)
            register.credentials = register.account
        }
    }

    @Test func everythingRight() throws {
        let findings = try Self.judged { try Self.good(&$0) }
        #expect(findings.failed == "")
        #expect(findings.checks(.notJudged).isEmpty)
        #expect(findings.seen(.staleNonce) == "registered again at once")
        #expect(findings.seen(.registrationRefresh) == "after 9.0 s; 1 times")
    }

    @Test func nobodyCame() throws {
        let findings = try Self.judged { _ in }
        #expect(findings.failed == "registers")
        #expect(findings.seen(.registers) == "none in 60.0 s")
    }

    @Test func oneRegistrationInAShortTest() throws {
        let findings = try Self.judged(6) { try $0.register(1) }
        #expect(findings.failed == "")
        #expect(findings.checks(.notJudged) == ["registration-refresh", "stale-nonce"])
    }

    @Test func noRefresh() throws {
        let findings = try Self.judged { try $0.register(1) }
        #expect(findings.failed == "registration-refresh")
        #expect(findings.seen(.registrationRefresh) == "not again in 58.9 s")
    }

    @Test func refreshTooLate() throws {
        let findings = try Self.judged {
            try $0.register(1)
            try $0.register(15)
        }
        #expect(findings.failed == "registration-refresh")
        #expect(findings.seen(.registrationRefresh) == "after 14.0 s; 1 times")
    }

    @Test func newNonceEachTime() throws {
        let findings = try Self.judged {
            try $0.register(1)
            try $0.register(9)
        }
        #expect(findings.failed == "")
        #expect(findings.seen(.staleNonce) == "asks for a new nonce each time")
    }

    @Test func staleNonceNotSurvived() throws {
        let findings = try Self.judged {
            try $0.register(1)
            try $0.register(9)
            for time in [17.0, 18, 19] {
                try $0.round(time, 401, stale: true) { $0.credentials = $0.account }
            }
        }
        #expect(findings.failed == "stale-nonce")
    }

    @Test func wrongPassword() throws {
        let findings = try Self.judged {
            for time in [1.0, 21, 41] {
                try $0.round(time, 401)
                try $0.round(time + 0.1, 401) { $0.credentials = $0.account }
            }
        }
        #expect(findings.failed == "registration-password")
        #expect(findings.seen(.registrationPassword) == "a wrong digest")
    }

    @Test func challengeNotAnswered() throws {
        let findings = try Self.judged { try $0.round(1, 401, copies: 2) }
        #expect(findings.failed == "registration-password")
        #expect(findings.seen(.registrationPassword) == "the challenge (401) was not answered")
    }

    /// The provider refuses before it asks for a password: an unknown domain, an extension that is required.
    @Test(arguments: [400, 404, 420]) func refusedBeforeTheChallenge(_ status: Int) throws {
        let findings = try Self.judged { try $0.round(1, status) }
        #expect(findings.failed == "registers")
        #expect(findings.seen(.registers).hasPrefix("refused before a password was asked for: \(status) "))
    }

    @Test func tooBrief() throws {
        let findings = try Self.judged {
            try $0.round(1, 401) { $0.expires = 30 }
            try $0.round(1.1, 423) { ($0.expires, $0.credentials) = (30, $0.account) }
            try $0.round(1.2, 200) { ($0.expires, $0.credentials) = (60, $0.account) }
            try $0.register(9) { $0.expires = 60 }
        }
        #expect(findings.failed == "registration-expiry")
        #expect(findings.seen(.registrationExpiry) == "30 s")
    }

    @Test func tooBriefForEver() throws {
        let findings = try Self.judged {
            try $0.round(1, 401) { $0.contact = "<sip:trunk8200-a@203.0.113.10>;expires=20" }
            try $0.round(1.1, 423) {
                ($0.contact, $0.credentials) = ("<sip:trunk8200-a@203.0.113.10>;expires=20", $0.account)
            }
        }
        #expect(findings.failed == "registration-expiry")
        #expect(findings.seen(.registrationExpiry) == "20 s")
    }

    @Test func keptOutByTheWhitelist() throws {
        let findings = try Self.judged {
            for time in [1.0, 11, 21] { try $0.round(time, 403) }
        }
        #expect(findings.failed == "registers")
        #expect(findings.book.all.count == 1)
        #expect(findings.seen(.registers).hasPrefix("from 203.0.113.10, which is not on the whitelist"))
    }

    @Test func anotherAddressOfRecord() throws {
        let findings = try Self.judged {
            try $0.round(1, 401) { $0.to = "0508200000" }
            try $0.round(1.1, 403) { ($0.to, $0.credentials) = ("0508200000", $0.account) }
        }
        #expect(findings.failed == "address-of-record")
    }

    /// What one account does says nothing about the other.
    @Test func twoAccounts() throws {
        var tape = RegisterTape()
        try Self.good(&tape)
        for time in [1.0, 21] {
            try tape.round(time, 401) { ($0.account, $0.call) = ("trunk8200-b", "b") }
            try tape.round(time + 0.1, 401) {
                ($0.account, $0.call, $0.credentials) = ("trunk8200-b", "b", "trunk8200-b")
            }
        }
        #expect(try tape.judged(0).failed == "")
        #expect(try tape.judged(1).failed == "registration-password contact-user")
    }
}

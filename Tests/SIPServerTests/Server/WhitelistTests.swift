import SIPMessages
import Testing

@testable import SIPServer

/// Who may talk to the server, and from where.
@Suite struct WhitelistTests {
    private static func network(_ text: String) -> [SourceNetwork] { [SourceNetwork(text)].compactMap { $0 } }

    /// alice comes from 192.0.2.0/24, bob from 198.51.100.0/24.
    private static let accounts = [
        Account(username: "alice", password: "wonder land", networks: network("192.0.2.0/24")),
        Account(username: "bob", password: "builder", networks: network("198.51.100.0/24")),
    ]
    private static let stranger = Endpoint(ipv4: 0xCB00_7163, port: 5_060)

    /// A source that is on no list gets 403 or nothing, whatever it sends, right or wrong.
    @Test(arguments: ServerConfiguration.StrangerPolicy.allCases)
    func keepsStrangersOut(_ policy: ServerConfiguration.StrangerPolicy) {
        let lab = Lab(Self.accounts) { $0.strangers = policy }
        for method in ["REGISTER", "OPTIONS", "INVITE", "BYE", "CANCEL", "NEWMETHOD"] {
            #expect(
                lab.send(Request(method).text, from: Self.stranger).map { $0.message?.status }
                    == (policy == .drop ? [] : [403])
            )
            #expect(lab.send(Request(method) { $0.cseq = "x" }.text, from: Self.stranger).isEmpty)
        }
        #expect(lab.send(Request("ACK").text, from: Self.stranger).isEmpty)
        #expect(lab.server.metrics.strangers == 7)
        // Not even the right password helps.
        let answers = lab.send(lab.authorized(lab.nextRegister(["<sip:a@192.0.2.1>"])).text, from: Self.stranger)
        #expect(answers.allSatisfy { $0.message?.status == 403 })
        #expect(lab.contacts().isEmpty)
    }

    /// Each account has a list of its own: from another's, a right password gets 403 and changes nothing.
    @Test func keepsAccountsToTheirNetworks() {
        let lab = Lab(Self.accounts)
        #expect(lab.register("<sip:a@192.0.2.1>")?.status == 200)
        let request = lab.authorized(lab.nextRegister(["<sip:b@192.0.2.1>"]))
        let refused = lab.send(request.text, from: Lab.elsewhere)
        #expect(refused.map { $0.message?.status } == [403])
        #expect(refused.first?.message?.reason == "Not From This Address")
        #expect(lab.send(request.text, from: Lab.elsewhere).map(\.bytes) == refused.map(\.bytes))
        #expect(lab.contacts() == ["sip:a@192.0.2.1"])
    }

    /// Callers likewise; a copy of the INVITE gets the same answer, and ACK ends it (RFC 3261 §17.2.1).
    @Test func keepsCallersToTheirNetworks() {
        let lab = Lab(Self.accounts)
        let invite = lab.authorized(Request("INVITE") { $0.contacts = ["<sip:alice@192.0.2.1>"] })
        let refused = lab.send(invite.text, from: Lab.elsewhere)
        #expect(refused.map { $0.message?.status } == [403])
        #expect(lab.send(invite.text, from: Lab.elsewhere).map(\.bytes) == refused.map(\.bytes))
        #expect(lab.log.events.last == "403 INVITE alice: not from this address")
        #expect(lab.server.metrics.calls == 0)
    }

    /// Trusted sources are on every list, but still need a password.
    @Test func trusts() {
        let lab = Lab(Self.accounts) { $0.trusted = Self.network("203.0.113.99") }
        let request = lab.nextRegister(["<sip:a@192.0.2.1>"])
        #expect(lab.status(request, from: Self.stranger) == 401)
        #expect(lab.status(lab.authorized(request), from: Self.stranger) == 200)
    }

    /// If one account may come from anywhere, so may everybody's first request.
    @Test func isOpenIfOneAccountIs() {
        let lab = Lab(Self.accounts + [Account(username: "carol", password: "x")])
        let request = lab.nextRegister(["<sip:a@192.0.2.1>"])
        #expect(lab.status(request, from: Self.stranger) == 401)
        #expect(lab.status(lab.authorized(request), from: Self.stranger) == 403)
    }
}

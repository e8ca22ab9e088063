import TestSupport
import Testing
import TrunkModel

/// Calls through a real Kamailio with a generated folder, where the two accounts are at servers of their own.
@Suite(.serialized) struct KamailioCallTests {
    private static let golden = GoldenCase(name: "secondary-on-another-server")

    /// The call with the credentials goes to the server that asked for them, with its own account and domain.
    @Test func aServerThatFailsIsPassedOver() async throws {
        try await KamailioTrunk.with(Self.golden) { trunk in
            trunk.primary.answer(.refuse(503))
            try await trunk.expect(200, of: "0201234567", from: "101")
            let call = try #require(trunk.secondary.calls.all.first?.message)
            let host = trunk.secondary.address.host
            #expect(trunk.secondary.calls.all.count == 1 && trunk.primary.calls.all.count == 1)
            #expect(call.requestURI == "sip:+31201234567@\(host)")
            #expect(call["From"]?.contains("<sip:+31508200140@\(host)>") == true, "\(call)")
            #expect(call["To"]?.contains("<sip:+31201234567@\(host)>") == true, "\(call)")
            #expect(call.all("P-Asserted-Identity") == ["<sip:+31508200140@\(host)>"])
            #expect(call["Proxy-Authorization"]?.contains("username=\"drachten-b\"") == true)
            #expect(trunk.primary.refusals.all.isEmpty && trunk.secondary.refusals.all.isEmpty)
        }
    }

    /// A number that is busy, wrong or refused is not tried again, and a server that is silent is.
    @Test func finalAnswers() async throws {
        try await KamailioTrunk.with(Self.golden) { trunk in
            for status in [404, 403, 486, 603] {
                trunk.primary.answer(.refuse(status))
                try await trunk.expect(status, of: "0201234567", from: "101")
            }
            #expect(trunk.secondary.peer.requests("INVITE").isEmpty)
            trunk.primary.answer(.silence)
            try await trunk.expect(200, of: "0201234567", from: "101")
            #expect(trunk.secondary.calls.all.count == 1)
        }
    }

    /// A name that nobody can look up is passed over as well.
    @Test func aServerWithoutAddressIsPassedOver() async throws {
        try await KamailioTrunk.with(
            Self.golden,
            primaryHost: "no-such-name.invalid"
        ) { trunk in
            try await trunk.expect(200, of: "0201234567", from: "101")
            #expect(trunk.secondary.calls.all.count == 1)
        }
    }

    /// No limit stops a call for help, nobody who calls for help is hidden, and nothing else is let through.
    @Test func emergency() async throws {
        try await KamailioTrunk.with(Self.golden, channels: 0) { trunk in
            try await trunk.expect(503, of: "0201234567", from: "101")
            #expect(trunk.primary.peer.requests("INVITE").isEmpty)
            try await trunk.expect(200, of: "112", from: "anonymous", headers: ["Privacy": "id"])
            let call = try #require(trunk.primary.calls.all.first?.message)
            #expect(call.requestURI == "sip:112@\(trunk.primary.address.host)")
            #expect(call["Privacy"] == nil && call["From"]?.contains("<sip:+31508200140@") == true, "\(call)")
        }
    }

    /// Refused inside: premium-rate numbers, other continents, what is no number.
    @Test(arguments: [("09061234", 403), ("0012125550123", 403), ("999", 484), ("00491234567890123456", 484)])
    func refused(_ digits: String, _ status: Int) async throws {
        try await KamailioTrunk.with(Self.golden) { trunk in
            try await trunk.expect(status, of: digits, from: "101")
            #expect(trunk.primary.peer.requests("INVITE").isEmpty && trunk.secondary.peer.requests("INVITE").isEmpty)
        }
    }

    /// Calls from the provider reach the internal number, over either account and in any spelling; a stranger's do not.
    @Test func inbound() async throws {
        try await KamailioTrunk.with(Self.golden) { trunk in
            let host = trunk.address.host
            let caller = "<sip:+31612345678@example.com>"
            for number in ["+31508200142", "31508200142", "0031508200142"] {
                let call = try await trunk.secondary.peer.call(
                    trunk.address,
                    requestURI: "sip:\(number)@\(host)",
                    from: caller
                )
                #expect(call.status == 200, "\(number)")
            }
            let byAccount = try await trunk.primary.peer.call(
                trunk.address,
                requestURI: "sip:drachten-a@\(host)",
                from: caller,
                to: "<sip:+31852100144@\(host)>"
            )
            #expect(byAccount.status == 200)
            let called = trunk.pbx.requests("INVITE").map { $0.message.requestURI?.split(separator: "@").first }
            #expect(called == ["sip:6142", "sip:6142", "sip:6142", "sip:544"])
            let unknown = try await trunk.primary.peer.call(
                trunk.address,
                requestURI: "sip:+31201234567@\(host)",
                from: caller
            )
            #expect(unknown.status == 404)
            let stranger = try FakePeer()
            let refused = try await stranger.call(trunk.address, requestURI: "sip:+31508200142@\(host)", from: caller)
            #expect(refused.status == 403)
            #expect(trunk.pbx.requests("INVITE").count == 4)
        }
    }
}

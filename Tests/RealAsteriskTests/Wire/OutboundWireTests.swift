import DialPlan
import TestSupport
import Testing
import TrunkModel

/// Registers and places calls, and looks at what arrives at the provider.
@Suite struct OutboundWireTests {
    @Test(arguments: Flavour.all)
    func bothAccountsRegister(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour) { wire in
            for (provider, user) in zip(wire.providers, WireTrunk.users(.trunk)) {
                let registration = try await provider.registration(of: user)
                #expect(registration.contact.contains("sip:\(user)@"))
                #expect(registration.request.message.user(of: "To") == user)
                #expect(provider.refusals.all.isEmpty)
                // It asks by itself whether the server lives, and the answer satisfies it.
                _ = try await provider.peer.request("OPTIONS")
            }
            try await wire.pbx.waitUntilRegistered(2)
            let problems = try await wire.pbx.problems()
            #expect(problems == [])
        }
    }

    @Test(arguments: Flavour.all)
    func callsShowTheRightNumbers(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour) { wire in
            let calls = [
                ("0612345678", "210"), ("8201234", "219"), ("+4915112345678", "102"), ("0032475123456", "215"),
                ("31201234567", "219"), ("112", "219"), ("14050", "210"), ("08001234", "210"),
            ]
            for (number, caller) in calls {
                let earlier = wire.primary.calls.all.count
                try await wire.expectAnswer(number, from: caller)
                let call = try #require(wire.primary.calls.all.dropFirst(earlier).first, "\(number)").message
                let invites = wire.primary.peer.requests("INVITE").map(\.message).filter {
                    $0["Call-ID"] == call["Call-ID"]
                }
                #expect(invites.count == 2, "\(number)")
                #expect(invites.first?["Proxy-Authorization"] == nil)
                #expect(invites.last?["Proxy-Authorization"] != nil)
                for invite in invites { try check(invite, wire.plan, number, caller) }
            }
            #expect(wire.secondary.peer.requests("INVITE").isEmpty)
            let problems = try await wire.pbx.problems()
            #expect(problems == [])
        }
    }

    /// Compares an INVITE with what the plan says of it.
    private func check(_ invite: WireMessage, _ plan: DialPlan, _ number: String, _ caller: String) throws {
        guard case .sent(let call) = plan.decide(dialled: number, from: caller).outcome else {
            Issue.record("\(number) should be refused")
            return
        }
        #expect(invite.requestUser == call.number)
        #expect(invite.user(of: "To") == call.number)
        #expect(invite.user(of: "From") == call.callerID)
        #expect(invite["From"]?.contains("nonymous") == false)
        #expect(invite.all("P-Asserted-Identity").count == 1)
        #expect(invite.user(of: "P-Asserted-Identity") == call.callerID)
        #expect(invite.all("Privacy") == (call.isAnonymous ? ["id"] : []), "\(number) from \(caller)")
        #expect(invite["Remote-Party-ID"] == nil)
        // chan_sip takes From's user for it; both are the trunk's, and neither is `asterisk` or `s`.
        #expect([WireTrunk.users(.trunk)[0], call.callerID].contains(invite.user(of: "Contact")))
        let media = try #require(invite.body.firstMatch(of: /m=audio \d+ RTP\/AVP ([\d ]+)/)).1
        #expect(media == "8 0 101")
        #expect(invite.body.contains("a=rtpmap:101 telephone-event/8000"))
        #expect(!invite.body.contains("m=image") && !invite.body.contains("udptl"))
    }

    @Test(arguments: Flavour.all)
    func emergencyCallsPassTheLimit(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour, settings: "channels: 1") { wire in
            try await wire.expectAnswer("0612345678", from: "210")
            try await wire.expectRefusal("0201234567", from: "211")
            #expect(wire.primary.calls.all.count == 1)
            #expect(wire.primary.peer.requests("INVITE").count == 2)
            try await wire.expectAnswer("112", from: "211")
            #expect(wire.primary.calls.all.last?.message.requestUser == "112")
        }
    }

    @Test(arguments: Flavour.all)
    func refusedDestinationsStayInside(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour) { wire in
            for number in [
                "+12125550100", "0012125550100", "09061234", "+870773123456", "00881612345678", "+979123456789",
            ] {
                guard case .refused = wire.plan.decide(dialled: number, from: "210").outcome else {
                    Issue.record("the plan allows \(number)")
                    continue
                }
                try await wire.expectRefusal(number, from: "210")
            }
            #expect(wire.providers.allSatisfy { $0.peer.requests("INVITE").isEmpty })
        }
    }
}

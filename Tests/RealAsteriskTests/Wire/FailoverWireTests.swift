import TestSupport
import Testing
import TrunkModel

/// When the primary does not take a call, and when the secondary then gets it.
@Suite struct FailoverWireTests {
    @Test(arguments: Flavour.all)
    func aServerThatFailsIsPassedOver(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour) { wire in
            for status in [500, 503, 408] {
                wire.primary.answer(.refuse(status))
                let earlier = wire.secondary.calls.all.count
                try await wire.expectAnswer("0612345678", from: "210")
                let calls = wire.secondary.calls.all.dropFirst(earlier).map(\.message)
                // The provider has checked the password; the call is the same as over the primary.
                #expect(calls.count == 1, "\(status)")
                #expect(calls.first?.requestUser == "+31612345678")
                #expect(calls.first?.user(of: "From") == "+31508200010")
                #expect(calls.first?.user(of: "P-Asserted-Identity") == "+31508200010")
                #expect(calls.first?.all("P-Asserted-Identity").count == 1)
            }
            #expect(wire.secondary.refusals.all.isEmpty)
        }
    }

    @Test(arguments: Flavour.all)
    func aCallThatIsRefusedIsNotTriedAgain(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour) { wire in
            for status in [404, 403, 486, 603, 484] {
                wire.primary.answer(.refuse(status))
                try await wire.expectRefusal("0612345678", from: "210")
                #expect(wire.secondary.peer.requests("INVITE").isEmpty, "\(status)")
            }
            #expect(wire.primary.calls.all.count == 5)
        }
    }

    @Test(arguments: Flavour.all)
    func aCallThatGetsNoAnswerGoesToTheSecondary(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour) { wire in
            wire.primary.answer(.silence)
            // The server answers OPTIONS, so the call itself has to time out: 64 times T1.
            try await Self.untilPrimary(of: wire, is: flavour.driver == .sip ? "OK" : "Avail")
            try await wire.expectAnswer("0612345678", from: "210", for: .seconds(40))
            #expect(wire.secondary.calls.all.count == 1)
        }
    }

    @Test(arguments: Flavour.all)
    func aDeadServerIsPassedOverAtOnce(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour, deadPrimary: true) { wire in
            try await Self.untilPrimary(of: wire, is: flavour.driver == .sip ? "UNREACHABLE" : "Unavail")
            try await wire.expectAnswer("0612345678", from: "210", for: .seconds(3))
            #expect(wire.primary.peer.requests("INVITE").isEmpty)
            #expect(wire.secondary.calls.all.count == 1)
        }
    }

    /// Waits until Asterisk's own OPTIONS have told it how the primary is.
    static func untilPrimary(of wire: WireTrunk, is state: String) async throws {
        let command = wire.pbx.driver == .sip ? "sip show peer wire-primary" : "pjsip show aor wire-primary"
        _ = try await eventually("\(state) in \(command)", within: .seconds(20)) {
            try await wire.pbx.cli(command)
        } until: {
            $0.contains(wire.pbx.driver == .sip ? "Status       : \(state)" : " \(state) ")
        }
    }

    @Test(arguments: Flavour.all)
    func deviceAccountsDoNotStandInForEachOther(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour, .deviceAccounts) { wire in
            // 210 is the second account's extension, 100 the first's; anybody else goes over the first.
            for (caller, provider, shown) in [
                ("210", wire.secondary, "+31508200010"), ("100", wire.primary, "+31508200000"),
                ("299", wire.primary, "+31508200000"),
            ] {
                let earlier = provider.calls.all.count
                try await wire.expectAnswer("0612345678", from: caller)
                let call = try #require(provider.calls.all.dropFirst(earlier).first).message
                #expect(call.user(of: "From") == shown, "\(caller)")
                #expect(call.user(of: "P-Asserted-Identity") == shown, "\(caller)")
            }
            wire.primary.answer(.refuse(503))
            let earlier = wire.secondary.peer.requests("INVITE").count
            try await wire.expectRefusal("0612345678", from: "100")
            #expect(wire.secondary.peer.requests("INVITE").count == earlier)
        }
    }

    @Test(arguments: Flavour.all)
    func aRefusedRegistrationIsTriedAgain(_ flavour: Flavour) async throws {
        // Minutes become a second; `GoldenLoadTests` sees that the real values are taken.
        let edit = { (text: String) in
            text.replacing("forbidden_retry_interval = 300", with: "forbidden_retry_interval = 1")
                .replacing("registertimeout=60", with: "registertimeout=1")
        }
        try await WireTrunk.with(flavour, passwords: ["wrong", "wrong"], edit: edit) { wire in
            for provider in wire.providers {
                _ = try await eventually("a third refusal", within: .seconds(20)) {
                    provider.refusals.all.count
                } until: {
                    $0 >= 3
                }
            }
        }
    }
}

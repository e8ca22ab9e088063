import SIPMessages
import SIPServer
import TestSupport
import Testing

/// Real Asterisk places calls at our server, as a customer's PBX does.
@Suite struct AsteriskCallTests {
    typealias Registrations = AsteriskRegistrationTests

    @Test(arguments: Flavour.all, Registrations.offers)
    func callsAndHangsUp(_ flavour: Flavour, _ offer: [DigestAlgorithm]) async throws {
        try await Registrations.with(flavour) {
            $0.algorithms = offer
        } _: { registrar, pbx in
            let answered = try await pbx.dial("0612345678", from: "201")
            #expect(answered["Response"] == "Success")
            let metrics = try await registrar.metrics()
            #expect(metrics.calls == 1)
            #expect(metrics.failures == 0)
            let invites = registrar.trace.requests("INVITE")
            #expect(invites.contains { $0.contains("Proxy-Authorization: Digest") })
            #expect(invites.allSatisfy { $0.hasPrefix("INVITE sip:0612345678@\(registrar.address.host)") })

            _ = try await pbx.cli("channel request hangup all")
            try await registrar.expectNoOpenCalls()
            #expect(registrar.trace.requests("BYE").count >= 1)
            #expect(try await pbx.problems() == [])
        }
    }

    /// A caller who does not wait gives up what rings.
    @Test(arguments: Flavour.all)
    func givesUpWhatRings(_ flavour: Flavour) async throws {
        try await Registrations.with(flavour, ringing: 20_000) {
            $0.algorithms = [.md5]
        } _: { registrar, pbx in
            let unanswered = try await pbx.dial("0612345678", from: "201", for: .seconds(1))
            #expect(unanswered["Response"] == "Failure")
            try await registrar.expectNoOpenCalls()
            #expect(registrar.trace.requests("CANCEL").count >= 1)
            #expect(registrar.trace.answers(487).count >= 1)
            #expect(try await pbx.problems() == [])
        }
    }

    @Test(arguments: Flavour.all)
    func aWrongPasswordIsRefused(_ flavour: Flavour) async throws {
        try await Registrations.with(flavour, password: "wrong") {
            $0.algorithms = [.md5]
        } _: { registrar, pbx in
            let refused = try await pbx.dial("0612345678", from: "201")
            #expect(refused["Response"] == "Failure")
            let metrics = try await registrar.metrics()
            #expect(metrics.calls == 0)
            #expect(metrics.failures > 0)
        }
    }
}

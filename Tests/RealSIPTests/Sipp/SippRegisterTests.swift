import SIPMessages
import SIPServer
import TestSupport
import Testing

/// SIPp plays telephones that register, and looks closely at each answer.
@Suite struct SippRegisterTests {
    static let user = "31508200000"

    /// Scenarios with the right password, with the bindings that they leave and the REGISTERs that succeed in them.
    static let scenarios: [(name: String, bindings: UInt64, registrations: UInt64)] = [
        ("register", 1, 1), ("refresh", 1, 4), ("remove", 0, 3), ("remove-all", 0, 3), ("query", 1, 3),
        ("too-brief", 1, 1),
    ]

    @Test(arguments: scenarios)
    func playsToItsEnd(_ scenario: (name: String, bindings: UInt64, registrations: UInt64)) async throws {
        try await RegistrarUnderTest.with {
            $0.algorithms = [.md5]
        } _: { registrar in
            try await Sipp().play(scenario.name, to: registrar)
            let metrics = try await registrar.metrics()
            #expect(metrics.bindings == scenario.bindings)
            #expect(metrics.registrations == scenario.registrations)
            #expect(try await registrar.registrations(of: Self.user).count == Int(scenario.bindings))
            #expect(metrics.challenges == 1)
            #expect(metrics.failures == 0)
        }
    }

    /// A client that reads only the first challenge takes it, if it knows the algorithm.
    @Test func takesTheFirstChallenge() async throws {
        try await RegistrarUnderTest.with {
            $0.algorithms = [.md5, .sha256]
        } _: { registrar in
            try await Sipp(agent: Sipp.largeAgent).play("register", to: registrar)
            #expect(registrar.trace.offeredAlgorithms == [["MD5", "SHA-256"]])
        }
    }

    /// SIPp 3.6.1 knows no SHA-256, and gives up though the second challenge is one that it knows: why a provider may want
    /// to offer MD5 first, or nothing else.
    @Test(arguments: [[DigestAlgorithm.sha256, .md5], [.sha256]])
    func givesUpAtAnUnknownAlgorithm(_ offer: [DigestAlgorithm]) async throws {
        try await RegistrarUnderTest.with {
            $0.algorithms = offer
        } _: { registrar in
            let (status, said) = try await Sipp(agent: Sipp.largeAgent).run("register", to: registrar)
            #expect(status == 255)
            #expect(said.contains("authentication must use MD5"))
            #expect(registrar.trace.offeredAlgorithms == [offer.map(\.name)])
            #expect(registrar.trace.texts.count == 2)
        }
    }

    /// Where a request is too small for an answer with both, the algorithm that all clients know is left.
    @Test func aSmallRequestIsOfferedTheLastAlgorithm() async throws {
        try await RegistrarUnderTest.with { registrar in
            try await Sipp().play("register", to: registrar)
            #expect(registrar.trace.offeredAlgorithms == [["MD5"]])
        }
    }

    /// Neither the answers nor their number tells whether it was the password or the user.
    @Test(arguments: [(user, "wrong"), ("31508299999", "wrong")])
    func refuses(_ username: String, _ password: String) async throws {
        try await RegistrarUnderTest.with {
            $0.algorithms = [.md5]
        } _: { registrar in
            try await Sipp(username: username, password: password).play("refused", to: registrar)
            let metrics = try await registrar.metrics()
            #expect(metrics.registrations == 0)
            #expect(metrics.challenges == 3)
            #expect(metrics.failures == 2)
            #expect(registrar.trace.answers(200).isEmpty)
            #expect(registrar.trace.texts.count == 6)
        }
    }

    @Test func answersOptions() async throws {
        try await RegistrarUnderTest.with { registrar in
            try await Sipp(agent: Sipp.largeAgent, calls: 20).play("options", to: registrar)
            #expect(try await registrar.metrics().options == 20)
        }
    }

    /// A request that comes again gets the same answer to the letter, though its nonce count was used.
    @Test func aRetransmissionGetsTheSameAnswer() async throws {
        try await RegistrarUnderTest.with {
            $0.algorithms = [.md5]
        } _: { registrar in
            try await Sipp(agent: Sipp.largeAgent, calls: 40, isLossy: true).play("lossy", to: registrar)
            let metrics = try await registrar.metrics()
            #expect(metrics.registrations == 40)
            #expect(metrics.retransmissions > 0)
            #expect(metrics.failures == 0)
            #expect(Set(registrar.trace.answers(200)).count == 40)
            #expect(registrar.trace.answers(200).count == 40 + Int(metrics.retransmissions))
        }
    }
}

import SIPMessages
import SIPServer
import TestSupport
import Testing

/// Real Asterisk registers with our server, as a customer's PBX does.
@Suite struct AsteriskRegistrationTests {
    static let user = "31508200000"
    static let password = "p;a#s\"s\\x"

    /// What a server offers: both algorithms, the preferred first, or only what every client knows.
    ///
    /// pjsip answers both challenges in one request, SHA-256 first; chan_sip answers the first, whatever it says, with
    /// MD5, which is right because all challenges of an answer share a nonce.
    static let offers: [[DigestAlgorithm]] = [[.sha256, .md5], [.md5]]

    /// Starts a server with short registrations and an Asterisk that has an account on it.
    static func with(
        _ flavour: Flavour,
        password: String = password,
        ringing: UInt64 = 200,
        configure: (inout ServerConfiguration) -> Void = { _ in },
        _ body: (RegistrarUnderTest, AsteriskInstance) async throws -> Void
    ) async throws {
        try await RegistrarUnderTest.with([user: Self.password], ringing: ringing) {
            $0.minimumExpiry = 1
            configure(&$0)
        } _: { registrar in
            let trunk = RegisteringTrunk(provider: registrar.address, user: user, password: password)
            let files = trunk.files(flavour.driver)
            try await AsteriskInstance.with(flavour.version, flavour.driver, files: files, outbound: ["own-outbound"]) {
                try await body(registrar, $0)
            }
        }
    }

    @Test(arguments: Flavour.all, offers)
    func registersAndRefreshes(_ flavour: Flavour, _ offer: [DigestAlgorithm]) async throws {
        try await Self.with(flavour) {
            $0.algorithms = offer
        } _: { registrar, pbx in
            try await pbx.waitUntilRegistered()
            let bindings = try await registrar.registrations(of: Self.user)
            #expect(bindings.count == 1)
            #expect(bindings.first?.contact.contains("\(Self.user)@\(pbx.sip.host)") == true)
            #expect(bindings.first?.source.address == pbx.sip.host)
            let metrics = try await eventually("two refreshes", within: .seconds(20)) {
                try await registrar.metrics()
            } until: {
                $0.registrations >= 3
            }
            #expect(metrics.bindings == 1)
            #expect(metrics.failures == 0)
            // chan_sip keeps the nonce and counts it up; pjsip begins every refresh without credentials.
            #expect(flavour.driver == .sip || metrics.challenges >= metrics.registrations)
            #expect(flavour.driver == .pjsip || metrics.challenges < metrics.registrations)
            // It may just be refreshing.
            try await pbx.waitUntilRegistered()
            #expect(try await pbx.problems() == [])
        }
    }

    /// A nonce that has run out is no wrong password: the server says so, and the client tries again at once.
    @Test(arguments: Flavour.all, offers)
    func survivesTheEndOfANonce(_ flavour: Flavour, _ offer: [DigestAlgorithm]) async throws {
        try await Self.with(flavour) {
            $0.algorithms = offer
            $0.nonceLifetime = 1
        } _: { registrar, pbx in
            try await pbx.waitUntilRegistered()
            let metrics = try await eventually("two refreshes", within: .seconds(20)) {
                try await registrar.metrics()
            } until: {
                $0.registrations >= 3
            }
            // Each of chan_sip's refreshes has the old nonce first; pjsip never tries one again.
            #expect(flavour.driver == .sip ? metrics.stale >= 2 : metrics.stale == 0)
            #expect(registrar.trace.offeredAlgorithms.last == offer.map(\.name))
            #expect(metrics.failures == 0)
            #expect(metrics.expirations == 0)
            // It may just be refreshing.
            try await pbx.waitUntilRegistered()
            #expect(try await pbx.problems() == [])
        }
    }

    @Test(arguments: Flavour.all, offers)
    func aWrongPasswordIsRefused(_ flavour: Flavour, _ offer: [DigestAlgorithm]) async throws {
        try await Self.with(flavour, password: "wrong") {
            $0.algorithms = offer
        } _: { registrar, pbx in
            _ = try await registrar.events.first("a refusal") {
                if case .refused(_, 401, _, Self.user, _) = $0 { true } else { false }
            }
            // A warning of pjsip's, a notice of chan_sip's.
            _ = try await eventually("words about it in the log") {
                try await pbx.settledLog()
            } until: {
                $0.contains("'401' received from") || $0.contains("Failed to authenticate on REGISTER")
            }
            #expect(try await registrar.metrics().registrations == 0)
            #expect(try await pbx.registrations().allSatisfy { $0.status != "Registered" })
        }
    }

    /// Neither driver of either version knows SHA-256 alone: a provider must offer MD5 too.
    @Test(arguments: Flavour.all)
    func givesUpWithoutMD5(_ flavour: Flavour) async throws {
        try await Self.with(flavour) {
            $0.algorithms = [.sha256]
        } _: { registrar, pbx in
            _ = try await eventually("a challenge that is not met") {
                registrar.trace.answers(401).count
            } until: {
                $0 > 0
            }
            // pjsip gives up at once; chan_sip says nothing more, and goes on waiting.
            let status = flavour.driver == .sip ? "Request Sent" : "Rejected"
            _ = try await eventually("an end of it") {
                try await pbx.registrations().map(\.status)
            } until: {
                $0 == [status]
            }
            #expect(!registrar.trace.requests("REGISTER").contains { $0.contains("Authorization:") })
            let metrics = try await registrar.metrics()
            #expect(metrics.registrations == 0)
            #expect(metrics.failures == 0)
        }
    }

    @Test(arguments: Flavour.all.filter { $0.driver == .pjsip })
    func unregistersWhenTold(_ flavour: Flavour) async throws {
        try await Self.with(flavour) { registrar, pbx in
            try await pbx.waitUntilRegistered()
            _ = try await pbx.cli("pjsip send unregister own")
            _ = try await registrar.events.first("the end of a registration") {
                if case .unregistered(Self.user, _, _) = $0 { true } else { false }
            }
            #expect(try await registrar.registrations(of: Self.user).isEmpty)
            #expect(try await pbx.problems() == [])
        }
    }

    /// chan_sip has no command for it, and a PBX may lose its power: what is not refreshed runs out.
    @Test func whatIsNotRefreshedRunsOut() async throws {
        let flavour = Flavour.sip16
        try await Self.with(flavour) { registrar, pbx in
            try await pbx.waitUntilRegistered()
            try await pbx.stop()
            _ = try await registrar.events.first("the end of a binding") {
                if case .expired(Self.user, _) = $0 { true } else { false }
            }
            #expect(try await registrar.metrics().bindings == 0)
        }
    }
}

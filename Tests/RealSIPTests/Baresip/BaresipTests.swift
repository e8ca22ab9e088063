import SIPMessages
import SIPServer
import TestSupport
import Testing

/// baresip, a telephone of another family than Asterisk, registers with our server.
@Suite struct BaresipTests {
    static let user = "31508200000"

    @Test func registersRefreshesAndUnregisters() async throws {
        try await RegistrarUnderTest.with([Self.user: "s3cret"]) {
            $0.minimumExpiry = 1
            $0.algorithms = [.md5]
        } _: { registrar in
            let phone = try Baresip(to: registrar, Self.user, "s3cret", interval: 2, quitAfter: 5)
            _ = try await eventually("two refreshes", within: .seconds(20)) {
                try await registrar.metrics()
            } until: {
                $0.registrations >= 3
            }
            // What was told of each, not what is left: on a slow machine the phone may have quit by now.
            let sources = registrar.events.all.compactMap { event in
                if case .registered(Self.user, _, _, let source) = event { source.description } else { nil }
            }
            #expect(Set(sources) == [phone.address.description])
            let said = try await phone.waitForEnd()
            _ = try await registrar.events.first("the end of a registration, of \(said)") {
                if case .unregistered(Self.user, _, _) = $0 { true } else { false }
            }
            let metrics = try await registrar.metrics()
            #expect(metrics.bindings == 0)
            #expect(metrics.failures == 0)
            #expect(metrics.expirations == 0)
            #expect(metrics.malformed == 0)
        }
    }

    /// baresip 1.0.0 knows no SHA-256, and gives up at a challenge that it does not know, wherever that stands: a provider
    /// with such telephones must offer MD5 and nothing else.
    @Test(arguments: [[DigestAlgorithm.sha256, .md5], [.md5, .sha256], [.sha256]])
    func givesUpAtAnUnknownAlgorithm(_ offer: [DigestAlgorithm]) async throws {
        try await RegistrarUnderTest.with([Self.user: "s3cret"]) {
            $0.algorithms = offer
        } _: { registrar in
            let phone = try Baresip(to: registrar, Self.user, "s3cret", interval: 60, quitAfter: 2)
            let said = try await phone.waitForEnd()
            #expect(said.contains { $0.contains("Function not implemented") }, "\(said)")
            #expect(registrar.trace.offeredAlgorithms.first == offer.map(\.name))
            #expect(!registrar.trace.requests("REGISTER").contains { $0.contains("Authorization:") })
        }
    }

    @Test func aWrongPasswordIsRefused() async throws {
        try await RegistrarUnderTest.with([Self.user: "s3cret"]) {
            $0.algorithms = [.md5]
        } _: { registrar in
            let phone = try Baresip(to: registrar, Self.user, "wrong", interval: 60, quitAfter: 2)
            let said = try await phone.waitForEnd()
            #expect(said.contains { $0.contains("401 Unauthorized") }, "\(said)")
            let metrics = try await registrar.metrics()
            #expect(metrics.registrations == 0)
            #expect(metrics.failures > 0)
        }
    }
}

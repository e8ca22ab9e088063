import SIPMessages
import SIPServer
import TestSupport
import Testing

/// sipsak, with which administrators look whether a server lives.
@Suite struct SipsakTests {
    static let user = "31508200000"

    /// Runs sipsak; its exit status and what it said.
    static func run(_ arguments: [String]) async throws -> (status: Int32, said: String) {
        let process = try GuardedProcess([try MissingProgram.path(of: "sipsak")] + arguments)
        let status = try await process.waitForEnd(within: .seconds(30))
        return (status, process.output.all.joined(separator: "\n"))
    }

    /// Registers, or tries to; a place that nobody listens at is the contact.
    static func register(
        at registrar: RegistrarUnderTest,
        password: String
    ) async throws -> (status: Int32, said: String) {
        try await run([
            "-U", "-H", "127.0.0.1", "-i", "-v", "-x", "600", "-u", user, "-C", "sip:\(user)@127.0.0.1:5062",
            "-a", password, "-s", "sip:\(user)@\(registrar.address)",
        ])
    }

    @Test func answersOptions() async throws {
        try await RegistrarUnderTest.with { registrar in
            let (status, said) = try await Self.run(["-H", "127.0.0.1", "-v", "-s", "sip:\(registrar.address)"])
            #expect(status == 0, "\(said)")
            #expect(try await registrar.metrics().options >= 1)
        }
    }

    @Test(arguments: [[DigestAlgorithm.sha256, .md5], [.md5]])
    func registers(_ offer: [DigestAlgorithm]) async throws {
        try await RegistrarUnderTest.with([Self.user: "s3cret"]) {
            $0.algorithms = offer
        } _: { registrar in
            let (status, said) = try await Self.register(at: registrar, password: "s3cret")
            #expect(status == 0, "\(said)")
            let contacts = try await registrar.registrations(of: Self.user).map(\.contact)
            #expect(contacts == ["sip:\(Self.user)@127.0.0.1:5062"])
            #expect(try await registrar.metrics().failures == 0)
        }
    }

    @Test func aWrongPasswordIsRefused() async throws {
        try await RegistrarUnderTest.with([Self.user: "s3cret"]) {
            $0.algorithms = [.md5]
        } _: { registrar in
            let (status, said) = try await Self.register(at: registrar, password: "wrong")
            #expect(status != 0, "\(said)")
            let metrics = try await registrar.metrics()
            #expect(metrics.registrations == 0)
            #expect(metrics.failures > 0)
        }
    }
}

import Foundation
import TestSupport
import Testing

/// SIPp, which plays a scenario of `Scenarios` and counts a call as failed when anything else comes than is in there.
struct Sipp {
    /// The account that it plays.
    var username = "31508200000"
    /// The account's password.
    var password = "p;a#s s\\"
    /// What it calls itself.
    ///
    /// The longer, the larger its requests: no answer to a stranger is larger than the request.
    var agent = "SIPp"
    /// How many calls it makes.
    var calls = 1
    /// Whether packets may get lost; if not, nothing is sent twice, so that packets can be counted.
    var isLossy = false

    // Requests come again after half a second at most, until one gets through; the answer to an INVITE up to four seconds
    // apart, and several may be lost. An answer is known again by Call-ID and CSeq, since a challenge to a request that
    // came again has another nonce.
    private static let patience = [
        "-T2", "500", "-max_non_invite_retrans", "30", "-max_invite_retrans", "30", "-rtcheck", "loose",
        "-recv_timeout", "25000",
    ]

    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scenarios")

    /// What a large request says: room for an answer with all that the server has to say.
    static let largeAgent = "SIPp " + String(repeating: "x", count: 300)

    /// Plays a scenario against a server, and expects that all of it comes to pass.
    func play(_ scenario: String, to registrar: RegistrarUnderTest) async throws {
        let (status, said) = try await run(scenario, to: registrar)
        #expect(status == 0, "\(scenario): \(said)")
    }

    /// Plays a scenario against a server.
    ///
    /// - Parameters:
    ///   - scenario: The file's name without `.xml`.
    ///   - registrar: The server.
    /// - Returns: The exit status, 0 if every call went as the scenario says, and what SIPp said.
    /// - Throws: `MissingProgram`, and what starting a process throws.
    func run(_ scenario: String, to registrar: RegistrarUnderTest) async throws -> (status: Int32, said: String) {
        let own = try LoopbackAddress()
        let scratch = try ScratchFolder()
        // The control port, which nobody uses, stands open on the same address.
        let process = try GuardedProcess(
            [
                try MissingProgram.path(of: "sipp"), registrar.address.description,
                "-sf", Self.folder.appending(path: "\(scenario).xml").path, "-i", own.host, "-p", "5060",
                "-ci", own.host, "-mi", own.host, "-m", String(calls), "-r", "50", "-nostdin", "-s", username,
                "-au", username, "-ap", password, "-key", "domain", RegistrarUnderTest.domain,
                "-key", "called", "0612345678", "-key", "agent", agent,
                "-timeout", "60s", "-timeout_error", "-trace_err",
                "-error_file", "\(scratch.path)/errors", "-trace_logs", "-log_file", "\(scratch.path)/log",
            ] + (isLossy ? Self.patience : ["-nr", "-recv_timeout", "10000"])
        )
        let status = try await process.waitForEnd(within: .seconds(70))
        let said = [scratch.read("errors"), scratch.read("log")] + process.output.all.suffix(60)
        return (status, said.joined(separator: "\n"))
    }
}

import Foundation
import Glibc
import TestSupport

/// A real Kamailio on an address of its own, asked over its control socket.
final class KamailioServer: Sendable {
    private let folder: ScratchFolder
    private let process: GuardedProcess
    private let lease: LoopbackAddress

    /// Starts one, lets a test use it, and ends it.
    ///
    /// - Parameters:
    ///   - lease: The address to listen on.
    ///   - folder: A folder for it.
    ///   - configuration: The configuration's path, which has to name ``control(in:)`` as its control socket.
    ///   - body: What to do with it.
    /// - Throws: What the test throws, and what keeps Kamailio from starting.
    static func with(
        _ lease: LoopbackAddress,
        in folder: ScratchFolder,
        configuration: String,
        _ body: (KamailioServer) async throws -> Void
    ) async throws {
        let kamailio = try KamailioServer(lease, in: folder, configuration: configuration)
        do {
            _ = try await eventually("Kamailio", within: .seconds(30)) {
                try await kamailio.ask("core.uptime")
            } until: {
                $0.contains("uptime")
            }
            try await body(kamailio)
        } catch {
            try await kamailio.stop()
            throw error
        }
        try await kamailio.stop()
    }

    private init(_ lease: LoopbackAddress, in folder: ScratchFolder, configuration: String) throws {
        self.lease = lease
        self.folder = folder
        let kamailio = try Self.path("kamailio")
        process = try GuardedProcess([
            kamailio, "-f", configuration, "-DD", "-E", "-P", "\(folder.path)/pid", "-w", folder.path,
        ])
    }

    /// Asks it to end: its processes end with it then, but would be left behind if it was killed.
    private func stop() async throws {
        if let id = Int32(folder.read("pid").trimmingCharacters(in: .whitespacesAndNewlines)), !process.hasEnded {
            kill(id, SIGTERM)
        }
        try await process.waitForEnd(within: .seconds(30))
    }

    /// The path of one of Kamailio's programs.
    static func path(_ name: String) throws -> String { try MissingProgram.path(of: name, in: "/usr/sbin") }

    /// The control socket of a Kamailio with this folder.
    static func control(in folder: ScratchFolder) -> String { "unix:\(folder.path)/ctl" }

    /// What it has logged so far.
    var log: [String] { process.output.all }

    /// What it answers to a command, an error included.
    func ask(_ command: String...) async throws -> String {
        let client = try GuardedProcess([Self.path("kamcmd"), "-s", Self.control(in: folder)] + command)
        try await client.waitForEnd()
        return client.output.all.joined(separator: "\n")
    }
}

import Foundation
import Glibc
import TestSupport

/// A real Kamailio that reads tables of its module `db_text`, and answers what it has read.
final class KamailioTables: Sendable {
    private let folder: ScratchFolder
    private let process: GuardedProcess
    private let lease: LoopbackAddress

    /// Starts one, lets a test use it, and ends it.
    ///
    /// - Parameters:
    ///   - tables: The files by the tables' names.
    ///   - body: What to do with it.
    /// - Throws: What the test throws, and what keeps Kamailio from starting.
    static func with(_ tables: [String: String], _ body: (KamailioTables) async throws -> Void) async throws {
        let kamailio = try KamailioTables(tables)
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

    /// Asks it to end: its processes end with it then, but would be left behind if it was killed.
    private func stop() async throws {
        if let id = Int32(folder.read("pid").trimmingCharacters(in: .whitespacesAndNewlines)), !process.hasEnded {
            kill(id, SIGTERM)
        }
        try await process.waitForEnd(within: .seconds(30))
    }

    private init(_ tables: [String: String]) throws {
        lease = try LoopbackAddress()
        folder = try ScratchFolder(tables)
        let text = """
            #!KAMAILIO
            log_stderror=yes
            children=1
            disable_tcp=yes
            auto_aliases=no
            listen=udp:\(lease.host):5060
            loadmodule "db_text.so"
            loadmodule "ctl.so"
            modparam("ctl", "binrpc", "unix:\(folder.path)/ctl")
            modparam("db_text", "default_connection", "text://\(folder.path)")
            request_route { exit; }

            """
        let file = "\(folder.path)/kamailio.cfg"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        process = try GuardedProcess([Self.path("kamailio"), "-f", file, "-DD", "-E", "-P", "\(folder.path)/pid"])
    }

    private static func path(_ name: String) throws -> String {
        try MissingProgram.path(of: name, in: "/usr/sbin")
    }

    /// What Kamailio answers to a command, an error included.
    func ask(_ command: String...) async throws -> String {
        let client = try GuardedProcess([Self.path("kamcmd"), "-s", "unix:\(folder.path)/ctl"] + command)
        try await client.waitForEnd()
        return client.output.all.joined(separator: "\n")
    }

    /// The rows of a table as Kamailio would write them; nil if it does not take the table.
    ///
    /// An answer holds a thousand bytes at most.
    func rows(_ table: String) async throws -> [String]? {
        // The columns, an empty line, the rows, an empty line, and how many rows there are.
        let lines = try await ask("db_text.query", "select * from \(table)").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        guard lines.contains(where: { $0.hasPrefix("total rows ") }) else { return nil }
        return lines.dropFirst().filter { !$0.isEmpty && !$0.hasPrefix("total rows ") }.map(String.init)
    }
}

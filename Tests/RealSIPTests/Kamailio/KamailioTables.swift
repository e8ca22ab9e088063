import Foundation
import TestSupport

/// A real Kamailio that reads tables of its module `db_text`, and answers what it has read.
struct KamailioTables {
    private let server: KamailioServer

    /// Starts one, lets a test use it, and ends it.
    ///
    /// - Parameters:
    ///   - tables: The files by the tables' names.
    ///   - body: What to do with it.
    /// - Throws: What the test throws, and what keeps Kamailio from starting.
    static func with(_ tables: [String: String], _ body: (KamailioTables) async throws -> Void) async throws {
        let lease = try LoopbackAddress(), folder = try ScratchFolder(tables)
        let text = """
            #!KAMAILIO
            log_stderror=yes
            children=1
            disable_tcp=yes
            auto_aliases=no
            listen=udp:\(lease.host):5060
            loadmodule "db_text.so"
            loadmodule "ctl.so"
            modparam("ctl", "binrpc", "\(KamailioServer.control(in: folder))")
            modparam("db_text", "default_connection", "text://\(folder.path)")
            request_route { exit; }

            """
        let file = "\(folder.path)/kamailio.cfg"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        try await KamailioServer.with(lease, in: folder, configuration: file) { server in
            try await body(KamailioTables(server: server))
        }
    }

    /// What Kamailio answers to a command, an error included.
    func ask(_ command: String, _ argument: String) async throws -> String { try await server.ask(command, argument) }

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

import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// What is generated for Kamailio of a golden case, in a folder of its own.
struct GeneratedFolder {
    let folder: ScratchFolder
    let lease: LoopbackAddress
    let plan: DialPlan
    private let files: [String: String]

    /// Where the files are.
    let path: String

    /// The configuration's path.
    var configuration: String { "\(path)/kamailio.cfg" }

    /// Generates and writes it.
    ///
    /// Servers that have a name get an address that only this machine has, but for names that nobody can have: no test sends
    /// anything to a provider.
    init(
        _ golden: GoldenCase,
        below subfolder: String = "kamailio",
        inside: String = "127.0.0.1",
        changing change: (inout Trunk) throws -> Void = { _ in }
    ) throws {
        folder = try ScratchFolder()
        path = "\(folder.path)/\(subfolder)"
        lease = try LoopbackAddress()
        var trunk = try golden.plan().plan.trunk
        try change(&trunk)
        for index in trunk.accounts.indices where trunk.accounts[index].server.ipAddress == nil {
            let server = trunk.accounts[index].server
            if server.host.hasSuffix(".invalid") { continue }
            let names = trunk.accounts.map(\.server.host)
            let last = (names.firstIndex(of: server.host) ?? 0) + 1
            trunk.accounts[index].server = ServerAddress(host: "127.0.90.\(last)", port: server.port)
        }
        plan = DialPlan(trunk)
        let selection = try BackendRegistry.select("kamailio")[0]
        let made = try Generator(languages: []).generate(plan, for: selection, folder: path).files
        files = Dictionary(made.map { ($0.path, $0.text) }) { first, _ in first }
        // Without a socket of their family no server is taken.
        let isIPv6 = trunk.accounts.contains { $0.server.ipAddress?.isIPv4 == false }
        let local = """
            listen=udp:\(lease.host):5060
            \(isIPv6 ? "listen=udp:[::1]:\(Int.random(in: 20_000...30_000))" : "")
            log_stderror=yes
            #!define INSIDE "\(inside)"
            #!define INSIDE_PORT "5060"
            #!define CONTROL "\(KamailioServer.control(in: folder))"

            """
        try FileManager.default.createDirectory(atPath: "\(path)/dbtext", withIntermediateDirectories: true)
        for (path, text) in files.merging(["local.cfg": local], uniquingKeysWith: { first, _ in first }) {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(self.path)/\(path)"))
        }
    }

    /// How many rows a table's file has.
    func rows(_ table: String, where isCounted: (TableRow) -> Bool = { _ in true }) throws -> Int {
        var log = DiagnosticLog()
        let table = DBTextTable.read(try #require(files["dbtext/\(table)"]), file: table, log: &log)
        return try #require(table).rows.filter(isCounted).count
    }

    /// How many networks the list of addresses has.
    var networks: Int {
        files["address.list"]?.split(separator: "\n").filter { $0.hasPrefix("1 ") }.count ?? 0
    }
}

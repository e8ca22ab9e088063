import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import TestSupport
import Testing
import TrunkModel

/// The golden configuration of one case for one flavour of Asterisk.
struct GoldenFiles: Sendable, CustomStringConvertible {
    let golden: GoldenCase
    let flavour: Flavour

    /// Every case for every flavour.
    static let all = GoldenCase.all.flatMap { golden in Flavour.all.map { GoldenFiles(golden: golden, flavour: $0) } }

    /// Every case once for each driver: the dial plan is the same for both versions of pjsip, as `GoldenLoadTests` sees.
    static let oncePerDriver = all.filter { $0.flavour.version == .v22 || $0.flavour.driver == .sip }

    /// What a failing test calls it.
    var description: String { "\(golden), \(flavour)" }

    /// The texts of the `.conf` files by name, as they stand.
    func texts() throws -> [String: String] {
        let folder = GoldenCase.folder.appending(path: "\(flavour.brand)/\(golden)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".conf") }
        return try Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
            }
        )
    }

    /// The sections of one of the files, with the settings of their templates, as Asterisk applies them.
    func sections(_ file: String) throws -> [SettingTree.Section] {
        var log = DiagnosticLog()
        let tree = AsteriskConfReader.read(try #require(try texts()[file]), file: file, log: &log)
        #expect(log.diagnostics.isEmpty, "\(file)")
        return tree.sections.map { section in
            var section = section
            section.settings =
                section.inherits.flatMap { tree.sections(named: $0).flatMap(\.settings) } + section.settings
            return section
        }
    }

    /// Starts an Asterisk with these files, lets a test use it, and stops it.
    ///
    /// The PBX's own context includes the trunk's, as its user is told to do.
    func load(_ body: (AsteriskInstance, DialPlan) async throws -> Void) async throws {
        let plan = try golden.plan().plan
        var files = try texts()
        let own = plan.trunk.pbx.internalContext
        if own != "internal" {
            files["extensions_own.conf"] = "[\(own)]\ninclude => internal\n"
        }
        // Nobody listens there. Servers named by address are out of reach from a loopback address anyway.
        let nowhere = try LoopbackAddress()
        var names = ["nowhere.example": nowhere.host]
        for server in plan.trunk.accounts.map(\.server) where server.ipAddress == nil {
            names[server.host] = nowhere.host
        }
        try await AsteriskInstance.with(
            flavour.version,
            flavour.driver,
            files: files,
            outbound: ["\(plan.trunk.name)-outbound"],
            names: names
        ) { try await body($0, plan) }
    }
}

import ConfigFormats
import Diagnostics
import TrunkModel

/// An Asterisk's configuration as the safety rules look at it: its files as Asterisk itself reads them.
struct AsteriskSystem {
    /// `pjsip.conf`, with what `pjsip_wizard.conf` adds.
    let pjsip: [SettingTree.Section]
    /// `[general]` of `sip.conf`; nil when chan_sip is not configured.
    let sipGeneral: SettingTree.Section?
    /// Whether all of `[general]` is here, so that what it lacks has its default.
    let isGeneralWhole: Bool
    /// The peers and users of `sip.conf`.
    let sipPeers: [SettingTree.Section]
    /// `manager.conf`.
    let manager: [SettingTree.Section]
    /// `http.conf`.
    let http: [SettingTree.Section]
    /// `ari.conf`.
    let ari: [SettingTree.Section]
    /// `extensions.conf`.
    let dialplan: AsteriskDialplan?
    /// Where the provider's calls come from; empty when no trunk file was given.
    let providerNetworks: [IPNetwork]
    /// What is a line, and what a telephone.
    let lines: AsteriskLines
    /// Where calls lead; nil without a dial plan.
    let paths: CallPaths?

    /// Reads files.
    init(_ files: AsteriskFiles, providerNetworks: [IPNetwork] = [], log: inout DiagnosticLog) {
        func sections(_ name: String, _ log: inout DiagnosticLog) -> [SettingTree.Section] {
            files.path(of: name).map { files.sections([$0], &log) } ?? []
        }
        let wizard = files.path(of: "pjsip_wizard.conf").flatMap {
            AsteriskConfiguration.read($0, in: files.folder, log: &log)
        }
        let pjsip = files.sections(files.pjsip.paths, &log) + (wizard.map { AsteriskWizard.expand($0) } ?? [])
        let sip = Self.merged(files.sections(files.sip.paths, &log))
        sipGeneral = Self.general(of: sip, madeUpIn: files.madeUp.map { files.folder.shown($0) })
        isGeneralWhole = files.madeUp == nil && files.sip.isWhole
        let peers = sip.filter { Self.peerTypes.contains($0["type"]?.lowercased() ?? "") }
        manager = sections("manager.conf", &log)
        http = sections("http.conf", &log)
        ari = sections("ari.conf", &log)
        let dialplans = files.dialplan.paths.compactMap { path in
            AsteriskConfiguration.read(path, in: files.folder, log: &log)
        }
        dialplan = Self.dialplan(dialplans, &log)
        self.pjsip = pjsip
        sipPeers = peers
        self.providerNetworks = providerNetworks
        let lines = AsteriskLines(pjsip: pjsip, general: sipGeneral, peers: peers, dialplan: dialplan)
        paths = dialplan.map { CallPaths($0, telephones: lines.telephones.map(\.name)) }
        self.lines = lines
    }

    private static let peerTypes: Set<String> = ["peer", "friend", "user"]

    /// Pieces of a dial plan together are one.
    private static func dialplan(_ trees: [SettingTree], _ log: inout DiagnosticLog) -> AsteriskDialplan? {
        guard var tree = trees.first else { return nil }
        for other in trees.dropFirst() { tree.sections += other.sections }
        return AsteriskDialplan.read(tree, log: &log)
    }

    /// Sections of one name as one: the later adds to the earlier.
    private static func merged(_ sections: [SettingTree.Section]) -> [SettingTree.Section] {
        var places: [String: Int] = [:]
        var result: [SettingTree.Section] = []
        for section in sections {
            let name = section.name.lowercased() == "general" ? "general" : section.name
            if let place = places[name] {
                result[place].settings += section.settings
            } else {
                places[name] = result.count
                result.append(section)
            }
        }
        return result
    }

    /// `[general]`; a made-up one stands where its first line does.
    private static func general(of sections: [SettingTree.Section], madeUpIn file: String?) -> SettingTree.Section? {
        guard var general = sections.first(where: { $0.name.lowercased() == "general" }) else { return nil }
        guard general.location.file == file else { return general }
        guard let first = general.settings.first else { return nil }
        general.location = first.location
        return general
    }

    /// Objects of `pjsip.conf` of a type.
    func pjsip(_ type: String) -> [SettingTree.Section] { pjsip.filter { $0["type"] == type } }

    /// The context into which calls of an endpoint or peer come.
    func context(of object: SettingTree.Section) -> String {
        object["context"] ?? (object["type"] == "endpoint" ? nil : sipGeneral?["context"]) ?? "default"
    }

    /// A boolean setting as Asterisk takes it; nil where it is not set.
    static func isTrue(_ value: String?) -> Bool? { value.map(AsteriskConf.isTrue) }
}

extension SettingTree.Section {
    /// Where a key stands; the section itself where it does not.
    func location(of key: String) -> SourceLocation { settings.last { $0.key == key }?.location ?? location }
}

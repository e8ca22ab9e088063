import ConfigFormats
import Diagnostics
import TrunkModel

/// An Asterisk's configuration as the safety rules look at it: its files as Asterisk itself reads them.
struct AsteriskSystem {
    /// `pjsip.conf`, with what `pjsip_wizard.conf` adds.
    let pjsip: [SettingTree.Section]
    /// `sip.conf`, with `users.conf`.
    let sip: [SettingTree.Section]
    /// `manager.conf`.
    let manager: [SettingTree.Section]
    /// `http.conf`.
    let http: [SettingTree.Section]
    /// `extensions.conf`.
    let dialplan: AsteriskDialplan?
    /// Where the provider's calls come from; empty when no trunk file was given.
    let providerNetworks: [IPNetwork]

    /// Reads a folder.
    init(_ folder: SourceFolder, providerNetworks: [IPNetwork] = [], log: inout DiagnosticLog) {
        func sections(_ path: String, _ log: inout DiagnosticLog) -> [SettingTree.Section] {
            AsteriskConfiguration.read(path, in: folder, log: &log)?.sections.filter { !$0.isTemplate } ?? []
        }
        let wizard = AsteriskConfiguration.read("pjsip_wizard.conf", in: folder, log: &log)
        pjsip = sections("pjsip.conf", &log) + (wizard.map { AsteriskWizard.expand($0) } ?? [])
        sip = sections("sip.conf", &log) + sections("users.conf", &log)
        manager = sections("manager.conf", &log)
        http = sections("http.conf", &log)
        dialplan = AsteriskConfiguration.read("extensions.conf", in: folder, log: &log).map {
            AsteriskDialplan.read($0, log: &log)
        }
        self.providerNetworks = providerNetworks
    }

    /// Objects of `pjsip.conf` of a type.
    func pjsip(_ type: String) -> [SettingTree.Section] { pjsip.filter { $0["type"]?.lowercased() == type } }

    /// The object of a type and name.
    func pjsip(_ type: String, named name: String) -> SettingTree.Section? {
        pjsip.first { $0.name == name && $0["type"]?.lowercased() == type }
    }

    /// `[general]` of `sip.conf`; nil when chan_sip is not configured.
    var sipGeneral: SettingTree.Section? { sip.first { $0.name == "general" } }

    /// The peers and users of `sip.conf`.
    var sipPeers: [SettingTree.Section] {
        sip.filter { section in section.settings.contains { $0.key == "type" && Self.peerTypes.contains($0.value) } }
    }

    private static let peerTypes: Set<String> = ["peer", "friend", "user"]

    /// Endpoints of `pjsip.conf` over which the PBX logs in elsewhere: lines of a provider, not telephones.
    var trunkEndpoints: [SettingTree.Section] {
        let registered = Set(pjsip("registration").flatMap { $0.values(of: "endpoint") })
        return pjsip("endpoint").filter { $0["outbound_auth"] != nil || registered.contains($0.name) }
    }

    /// Endpoints of telephones: those that others log in to.
    var phoneEndpoints: [SettingTree.Section] { pjsip("endpoint").filter { $0["auth"] != nil } }

    /// A boolean setting as Asterisk takes it; nil where it is not set.
    static func isTrue(_ value: String?) -> Bool? {
        value.map { ["yes", "true", "y", "t", "1", "on"].contains($0.lowercased()) }
    }
}

extension SettingTree.Section {
    /// Where a key stands; the section itself where it does not.
    func location(of key: String) -> SourceLocation { settings.last { $0.key == key }?.location ?? location }
}

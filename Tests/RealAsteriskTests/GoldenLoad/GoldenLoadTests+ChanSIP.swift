import Foundation
import ConfigFormats
import Foundation
import TestSupport
import Testing
import TrunkModel

extension GoldenLoadTests {
    /// Every peer, every registration and every general setting is there, with the value that the files give it.
    func checkChanSIP(of files: GoldenFiles, in pbx: AsteriskInstance, _ trunk: Trunk) async throws {
        let file = "sip_\(trunk.name).conf"
        let peers = try files.sections(file).filter { !$0.isTemplate }
        #expect(peers.map(\.name) == trunk.accounts.map { "\(trunk.name)-\($0.label)" })
        let read = try await pbx.configuration(file)
        for (peer, account) in zip(peers, trunk.accounts) {
            let shown = try await pbx.table("sip show peer \(peer.name)")
            for setting in peer.settings {
                let looked = Self.peer[setting.key]
                #expect(looked != nil, "no look at \(setting.key)")
                guard let looked else { continue }
                let wanted = looked.text(
                    setting.key == "allow" ? peer.values(of: "allow").joined(separator: "|") : setting.value
                )
                let value = shown[looked.label]?.first ?? ""
                let agrees =
                    switch setting.key {
                    case "type", "disallow", "qualify": !value.isEmpty
                    // A host name that is too long for chan_sip (`chan-sip-host-length`) was not found.
                    case "port": value.hasSuffix(":\(wanted)") || account.server.host.utf8.count > 63
                    default: value == wanted || value.hasPrefix("\(wanted) ") || isSameSwitch(value, wanted)
                    }
                #expect(agrees, "[\(peer.name)] \(setting.key): file '\(wanted)', Asterisk '\(value)'")
            }
            // The only look at a secret is the one through the configuration's own parser.
            let settings = read[peer.name] ?? []
            #expect(settings.last { $0.key == "remotesecret" }?.value == account.password.reveal())
            #expect(settings.map(\.key) == peer.settings.map(\.key))
            #expect(settings.map(\.value) == peer.settings.map(\.value))
        }
        try await checkGeneral(of: files, in: pbx, trunk)
    }

    private func checkGeneral(of files: GoldenFiles, in pbx: AsteriskInstance, _ trunk: Trunk) async throws {
        let registrations = try await pbx.registrations()
        #expect(Set(registrations.map(\.name)) == Set(trunk.accounts.map(\.username)))
        for registration in registrations {
            let account = trunk.accounts.first { $0.username == registration.name }
            #expect(registration.details["Host"] == account.map { "\(trunk.name)-\($0.label)" })
            #expect(registration.details["Port"] == account.map { String($0.server.port) })
            #expect(registration.details["Refresh"] == String(trunk.profile.registrationExpiry))
        }
        let shown = try await pbx.table("sip show settings")
        // The fragment has no section of its own, so one is put before it to read it by.
        let lines = try #require(try files.texts()["sip_register_\(trunk.name).conf"]).split(separator: "\n")
        for line in lines where !line.hasPrefix(";") && !line.hasPrefix("register =>") {
            let pair = line.split(separator: "=").map(String.init)
            let label = Self.general[pair[0]]
            #expect(label != nil, "no look at \(pair[0])")
            let value = (label.flatMap { shown[$0]?.first } ?? "").drop { $0 == " " }
            let agrees = value == pair[1] || value.hasPrefix("\(pair[1]) ") || isSameSwitch(String(value), pair[1])
            #expect(agrees, "\(pair[0]): file '\(pair[1])', Asterisk '\(value)'")
        }
    }

    private typealias Look = (label: String, text: @Sendable (String) -> String)

    /// Where `sip show peer` shows an option, and how it writes the value.
    ///
    /// What it does not show (that this is a peer, that the list of codecs was emptied first) is only seen to have done no
    /// harm.
    private static let peer: [String: Look] = [
        "type": ("* Name", { $0 }),
        "context": ("Context", { $0 }),
        "insecure": ("Insecure", { $0 }),
        "disallow": ("Codecs", { $0 }),
        "allow": ("Codecs", { "(\($0))" }),
        "dtmfmode": ("DTMFmode", { $0 }),
        "t38pt_udptl": ("T.38 support", { $0 }),
        "session-timers": ("Sess-Timers", { $0.prefix(1).uppercased() + $0.dropFirst() }),
        "allowtransfer": ("Transfer mode", { $0 == "no" ? "closed" : "open" }),
        "directmedia": ("DirectMedia", { $0 }),
        "nat": ("Force rport", { $0 }),
        "usereqphone": ("User=Phone", { $0 }),
        "trustrpid": ("Trust RPID", { $0 }),
        "sendrpid": ("Send RPID", { $0 }),
        "qualify": ("Status", { $0 }),
        "qualifyfreq": ("Qualify Freq", { "\($0)000 ms" }),
        "host": ("ToHost", { $0 }),
        "port": ("Addr->IP", { $0 }),
        "fromdomain": ("FromDomain", { $0 }),
        "defaultuser": ("Def. Username", { $0 }),
        "remotesecret": ("Remote Secret", { _ in "<Set>" }),
    ]

    /// Where `sip show settings` shows an option of `[general]`.
    private static let general = [
        "registerattempts": "Outbound reg. attempts",
        "registertimeout": "Outbound reg. timeout",
        "register_retry_403": "Outbound reg. retry 403",
        "alwaysauthreject": "Always auth rejects",
        "allowguest": "Allow unknown access",
        "context": "Context",
    ]
}

import DialPlan
import TrunkModel

/// The steps on a FreePBX: files to include, trunks, outbound routes, inbound routes, extensions.
struct FreePBXSheet {
    let view: FreePBXPlan

    var trunk: Trunk { view.trunk }
    var line: FreePBXLine { view.line }

    var steps: [SetupSheet.Step] {
        [files, general, script].compactMap(\.self) + view.trunks.flatMap(trunkSteps) + routeSteps
            + [inbound, callers, emergency, reload].compactMap(\.self)
    }

    /// A screen by its menus, which no source confirms.
    static func screen(_ path: String..., tab: String? = nil) -> SetupSheet.Screen {
        switch path.count {
        case 1: SetupSheet.Screen(path[0], tab: tab, isConfirmed: false)
        case 2: SetupSheet.Screen(path[0], path[1], tab: tab, isConfirmed: false)
        default: SetupSheet.Screen(path[0], path[1], path[2], tab: tab, isConfirmed: false)
        }
    }

    // MARK: Files

    private var files: SetupSheet.Step {
        let file = "extensions_custom_\(trunk.name).conf"
        return SetupSheet.Step(
            LocalizedText(nl: "Zet het belplanbestand neer", en: "Put the dial-plan file in place"),
            text: LocalizedText(
                nl:
                    "Als root, in de map met deze bestanden. Het voegt P-Asserted-Identity en Privacy toe, houdt verboden gesprekken "
                    + "tegen en herkent de gebelde nummers: zonder dit bestand werkt de trunk niet. Staat er in "
                    + "extensions_custom.conf al een [macro-dialout-trunk-predial-hook], lees dan eerst wat bovenin het bestand "
                    + "staat.",
                en:
                    "As root, in the folder with these files. It adds P-Asserted-Identity and Privacy, stops forbidden calls and "
                    + "recognises the numbers called: without this file the trunk does not work. If extensions_custom.conf has a "
                    + "[macro-dialout-trunk-predial-hook] already, first read what stands at the top of the file."
            ),
            code: install(file, into: "extensions_custom.conf")
        )
    }

    private var general: SetupSheet.Step? {
        guard line.driver == .sip else { return nil }
        return SetupSheet.Step(
            LocalizedText(nl: "Laat gesprekken van de provider toe", en: "Admit the provider's calls"),
            text: LocalizedText(
                nl:
                    "chan_sip herkent alleen het adres van de server zelf; dit bestand laat alle adressen van de provider toe en "
                    + "weigert alle andere.",
                en:
                    "chan_sip recognises the server's own address only; this file admits all of the provider's addresses and "
                    + "refuses all others."
            ),
            code: install("sip_general_custom_\(trunk.name).conf", into: "sip_general_custom.conf")
        )
    }

    private func install(_ file: String, into other: String) -> [String] {
        [
            "install -o asterisk -g asterisk -m 0640 \(file) /etc/asterisk/",
            "grep -qxF '#include \(file)' /etc/asterisk/\(other) || echo '#include \(file)' >> /etc/asterisk/\(other)",
        ]
    }

    // MARK: Extensions

    private var callers: SetupSheet.Step? {
        guard trunk.kind == .trunk else { return nil }
        let rows = view.plan.callers.callers.filter { $0.identity.number != trunk.defaultCallerID }
            .map { [$0.extension, "<\(trunk.wireFormat($0.identity.number))>"] }
        let screen = Self.screen("Applications", "Extensions", tab: "General")
        guard !rows.isEmpty else {
            let reason = LocalizedText(
                nl: "leeg bij elk toestel: alle tonen het nummer van de trunk",
                en: "empty for every extension: all show the trunk's number"
            )
            return SetupSheet.Step(
                LocalizedText(nl: "Geen toestel heeft een eigen nummer", en: "No extension has a number of its own"),
                on: screen,
                fields: [SetupSheet.Field("Outbound CID", "", reason: reason)]
            )
        }
        return SetupSheet.Step(
            LocalizedText(nl: "Geef toestellen hun eigen nummer", en: "Give extensions their own number"),
            on: screen,
            text: LocalizedText(
                nl:
                    "Bij elk toestel uit deze tabel. Laat Outbound CID bij alle andere toestellen leeg: die tonen het nummer van de "
                    + "trunk.",
                en:
                    "For each extension of this table. Leave Outbound CID empty for all other extensions: they show the trunk's "
                    + "number."
            ),
            table: SetupSheet.Table(["Extension", "Outbound CID"], rows)
        )
    }

    private var emergency: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Laat dit zoals het is", en: "Leave this as it is"),
            text: LocalizedText(
                nl:
                    "Dialed Number Manipulation Rules en Outbound Dial Prefix van de trunks blijven leeg: de routes maken het nummer "
                    + "al af. Geef een toestel alleen een Emergency CID als die een nummer van deze trunk is.",
                en:
                    "Dialed Number Manipulation Rules and Outbound Dial Prefix of the trunks stay empty: the routes complete the "
                    + "number. Give an extension an Emergency CID only if that is a number of this trunk."
            )
        )
    }

    // MARK: Loading and looking

    private var reload: SetupSheet.Step {
        let registrations = line.driver == .pjsip ? "pjsip show registrations" : "sip show registry"
        let load = line.family == .freepbx ? ["fwconsole reload"] : []
        let count = trunk.accounts.count
        return SetupSheet.Step(
            LocalizedText(nl: "Pas toe en kijk of het werkt", en: "Apply, and see that it works"),
            text: line.family == .freepbx
                ? LocalizedText(
                    nl: "Het tweede commando moet \(count) keer 'Registered' tonen.",
                    en: "The second command must show 'Registered' \(count) \(count == 1 ? "time" : "times")."
                )
                : LocalizedText(
                    nl:
                        "Klik eerst boven in het scherm op het toepassen van de wijzigingen (Apply). Het commando moet daarna \(count) "
                        + "keer 'Registered' tonen.",
                    en:
                        "First click at the top of the screen to apply the changes (Apply). The command must then show 'Registered' "
                        + "\(count) \(count == 1 ? "time" : "times")."
                ),
            code: load + ["asterisk -rx '\(registrations)'"]
        )
    }

    // MARK: Surroundings

    var host: PBXHost {
        let asterisk = AsteriskSheet(plan: view.plan, driver: line.driver == .pjsip ? .pjsip : .sip).host
        return PBXHost(
            mediaPorts: asterisk.mediaPorts,
            mediaPortsPlace: LocalizedText("Settings › Asterisk SIP Settings › RTP Port Ranges"),
            firewall: line.family == .freepbx ? .steps([firewall]) : .none,
            log: asterisk.log,
            trace: asterisk.trace
        )
    }

    /// The module Firewall of FreePBX 13 and later, whose labels no source here confirms.
    private var firewall: SetupSheet.Step {
        let networks = trunk.providerNetworks.map(\.description)
        let sources = networks.isEmpty ? trunk.accounts.map(\.server.host).uniqued : networks
        return SetupSheet.Step(
            LocalizedText(nl: "De firewall van FreePBX", en: "FreePBX's own firewall"),
            on: Self.screen("Connectivity", "Firewall", tab: "Networks"),
            text: LocalizedText(
                nl: "Alleen als de module Firewall aanstaat.",
                en: "Only if the module Firewall is switched on."
            ),
            fields: sources.flatMap { source in
                [
                    SetupSheet.Field("Network/Host", source, isConfirmed: false),
                    SetupSheet.Field(
                        "Assigned Zone",
                        "Trusted",
                        reason: LocalizedText(nl: "SIP en RTP van de provider", en: "SIP and RTP of the provider"),
                        isConfirmed: false
                    ),
                ]
            }
        )
    }
}

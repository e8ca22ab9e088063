import ConfigFormats
import Diagnostics
import TrunkModel

/// `guests-call-out`: callers whom nobody knows reach a line to the outside; `guests-allowed`: they reach anything at all.
struct GuestsRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "guests-call-out",
            .error,
            finds: LocalizedText(
                nl: "onbekende bellers van het internet bellen uit over een lijn",
                en: "unknown callers from the internet call out over a line"
            )
        ),
        AuditRuleSummary(
            "guests-allowed",
            .warning,
            finds: LocalizedText(
                nl: "onbekende bellers van het internet bereiken toestellen, menu's of voicemail",
                en: "unknown callers from the internet reach telephones, menus or voicemail"
            )
        ),
    ]

    private struct Door {
        let context: String
        let location: SourceLocation
        let isSIP: Bool
    }

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        guard let paths = system.paths else { return [] }
        let numbers = TellingNumber.ordinary
        let known = system.lines.telephones.prefix(10).map(\.name)
        return doors(of: system).compactMap { door in
            if let out = paths.wayOut(numbers, in: door.context, from: .stranger) { return callOut(door, out) }
            let inside = (paths.map.extensions(of: door.context) + known + Self.usual).first {
                paths.isTaken($0, in: door.context, from: .stranger)
            }
            return inside.map { allowed(door, $0) }
        }
    }

    /// Extensions that many PBXs have.
    private static let usual = ["s", "100", "101", "200", "201", "1000", "1001", "0", "31501234567"]

    /// Where calls of strangers come in.
    ///
    /// chan_sip lets them unless it is told not to; pjsip only where an endpoint is called
    /// `anonymous`.
    private func doors(of system: AsteriskSystem) -> [Door] {
        var doors: [Door] = []
        if let general = system.sipGeneral, isOpen(general, system.isGeneralWhole) {
            let place = general.location(of: general["allowguest"] == nil ? "context" : "allowguest")
            doors.append(Door(context: general["context"] ?? "default", location: place, isSIP: true))
        }
        for endpoint in system.pjsip("endpoint") where endpoint.name == "anonymous" {
            doors.append(Door(context: system.context(of: endpoint), location: endpoint.location, isSIP: false))
        }
        return doors
    }

    private func isOpen(_ general: SettingTree.Section, _ isWhole: Bool) -> Bool {
        AsteriskSystem.isTrue(general["allowguest"]) ?? isWhole
    }

    private func callOut(_ door: Door, _ out: CallPaths.WayOut) -> AuditFinding {
        AuditFinding(
            .error,
            "guests-call-out",
            LocalizedText(
                nl:
                    "wie niet bekend is, komt in [\(door.context)] en belt vandaar uit over '\(out.line)': de hele wereld belt op jouw"
                    + " kosten",
                en:
                    "strangers come into [\(door.context)] and call out from there over '\(out.line)': the whole world calls at"
                    + " your cost"
            ),
            advice: advice(door),
            at: door.location
        )
    }

    private func allowed(_ door: Door, _ digits: String) -> AuditFinding {
        AuditFinding(
            .warning,
            "guests-allowed",
            LocalizedText(
                nl: "wie niet bekend is, komt in [\(door.context)] en bereikt daar '\(digits)'",
                en: "strangers come into [\(door.context)] and reach '\(digits)' there"
            ),
            advice: advice(door),
            at: door.location
        )
    }

    private func advice(_ door: Door) -> LocalizedText {
        door.isSIP
            ? LocalizedText(
                nl: "zet allowguest=no, of laat de context alleen ophangen",
                en: "set allowguest=no, or let the context do nothing but hang up"
            )
            : LocalizedText(nl: "haal het endpoint [anonymous] weg", en: "take the endpoint [anonymous] away")
    }
}

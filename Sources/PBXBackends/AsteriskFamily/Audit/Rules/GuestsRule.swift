import ConfigFormats
import Diagnostics
import TrunkModel

/// `guests-call-out`: callers whom nobody knows reach a line to the outside; `guests-allowed`: they reach anything at all.
struct GuestsRule: AuditRule {
    private struct Door {
        let context: String
        let location: SourceLocation
        let key: String
    }

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        guard let paths = CallPaths(system) else { return [] }
        return doors(of: system).compactMap { door in
            let out = TellingNumbers.dialled(TellingNumbers.ordinary).lazy.compactMap {
                paths.wayOut($0, in: door.context, from: "guest", isGuest: true)
            }.first
            if let out { return callOut(door, out) }
            let inside = Self.inside.first { paths.isTaken($0, in: door.context, from: "guest", isGuest: true) }
            return inside.map { allowed(door, $0) }
        }
    }

    /// Extensions that most PBXs have.
    private static let inside = ["s", "100", "101", "200", "201", "1000", "1001", "0", "500", "600", "700", "8500"]

    /// Where calls of strangers come in. chan_sip lets them unless it is told not to; pjsip only where an endpoint is called
    /// `anonymous`.
    private func doors(of system: AsteriskSystem) -> [Door] {
        var doors: [Door] = []
        if let general = system.sipGeneral, AsteriskSystem.isTrue(general["allowguest"]) != false {
            let place = general.location(of: general["allowguest"] == nil ? "context" : "allowguest")
            doors.append(Door(context: general["context"] ?? "default", location: place, key: "allowguest"))
        }
        for endpoint in system.pjsip("endpoint") where endpoint.name == "anonymous" {
            doors.append(
                Door(context: endpoint["context"] ?? "default", location: endpoint.location, key: "[anonymous]")
            )
        }
        return doors
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
                nl: "wie niet bekend is, komt in [\(door.context)] en bereikt daar \(digits)",
                en: "strangers come into [\(door.context)] and reach \(digits) there"
            ),
            advice: advice(door),
            at: door.location
        )
    }

    private func advice(_ door: Door) -> LocalizedText {
        door.key == "allowguest"
            ? LocalizedText(
                nl: "zet allowguest=no, of laat de context alleen ophangen",
                en: "set allowguest=no, or let the context do nothing but hang up"
            )
            : LocalizedText(nl: "haal het endpoint [anonymous] weg", en: "take the endpoint [anonymous] away")
    }
}

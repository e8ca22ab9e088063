import ConfigFormats
import Diagnostics
import TrunkModel

/// `inbound-calls-out`: a call that comes in over a line can go out again, to a number of the caller's choice.
struct InboundLeakRule: AuditRule {
    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        guard let paths = CallPaths(system) else { return [] }
        let lines = system.trunkEndpoints + system.sipPeers.filter(\.isLine)
        var seen: Set<String> = []
        return lines.compactMap { line in
            let context = line["context"] ?? system.sipGeneral?["context"] ?? "default"
            guard seen.insert(context).inserted else { return nil }
            let numbers = TellingNumbers.dialled(TellingNumbers.ordinary + TellingNumbers.premium)
            let out = numbers.lazy.compactMap { paths.wayOut($0, in: context, from: line.name) }.first
            return out.map { finding(line, context, $0) }
        }
    }

    private func finding(_ line: SettingTree.Section, _ context: String, _ out: CallPaths.WayOut) -> AuditFinding {
        AuditFinding(
            .error,
            "inbound-calls-out",
            LocalizedText(
                nl:
                    "gesprekken van '\(line.name)' komen in [\(context)], en vandaar gaan gekozen nummers weer uit over '\(out.line)'",
                en:
                    "calls from '\(line.name)' come into [\(context)], and from there numbers that are dialled go out over"
                    + " '\(out.line)'"
            ),
            advice: LocalizedText(
                nl:
                    "geef de lijn een eigen context met alleen de eigen nummers, zonder include van de uitgaande regels",
                en:
                    "give the line a context of its own with nothing but your numbers, without an include of the outbound rules"
            ),
            at: line.location(of: "context")
        )
    }
}

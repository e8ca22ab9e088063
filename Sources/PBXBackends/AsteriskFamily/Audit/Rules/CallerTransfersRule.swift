import ConfigFormats
import Diagnostics
import TrunkModel

/// `outsiders-transfer`: whoever calls from outside may transfer the call, and so call out at the PBX's cost.
struct CallerTransfersRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "outsiders-transfer",
            .warning,
            finds: LocalizedText(
                nl: "bellers van buiten mogen doorverbinden, en zo verder bellen",
                en: "callers from outside may transfer, and so call on"
            )
        )
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        let lines = system.lines.lines
        let inbound = Set(lines.map(system.context))
        let contexts = (system.dialplan?.contexts ?? []).filter { inbound.contains($0.name) }
        let dials = contexts.flatMap { context in
            context.extensions.flatMap(\.steps).filter { step in
                guard step.application.lowercased() == "dial" else { return false }
                let options =
                    step.arguments.split(separator: ",", omittingEmptySubsequences: false).dropFirst(2).first ?? ""
                // T is the caller's right to transfer with a key; arguments of other options stand in brackets.
                return Self.flags(options).contains("T")
            }.map { ($0.location, context.name) }
        }
        let refers = lines.filter { AsteriskSystem.isTrue($0["allow_transfer"]) == true }.map {
            ($0.location(of: "allow_transfer"), $0.name)
        }
        return (dials + refers).map { location, name in
            AuditFinding(
                .warning,
                "outsiders-transfer",
                LocalizedText(
                    nl: "[\(name)] laat bellers van buiten doorverbinden: zij kunnen zo op jouw kosten verder bellen",
                    en: "[\(name)] lets callers from outside transfer: they can call on at your cost that way"
                ),
                advice: LocalizedText(
                    nl: "haal T uit de opties van Dial, en zet allow_transfer=no bij de lijn",
                    en: "take T out of Dial's options, and set allow_transfer=no at the line"
                ),
                at: location
            )
        }
    }

    /// The letters of Dial's options, without what stands in brackets behind them.
    private static func flags(_ options: Substring) -> Set<Character> {
        var depth = 0
        return options.reduce(into: []) { result, letter in
            if letter == "(" { depth += 1 }
            if depth == 0 { result.insert(letter) }
            if letter == ")" { depth -= 1 }
        }
    }
}

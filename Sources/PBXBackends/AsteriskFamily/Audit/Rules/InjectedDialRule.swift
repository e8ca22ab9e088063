import ConfigFormats
import Diagnostics
import TrunkModel

/// `dial-injection`: a dialled text goes into `Dial` unfiltered, through a pattern that takes more than digits.
///
/// A caller who sends `1&PJSIP/0900…@trunk` as the number then calls both (Asterisk's security advisory AST-2010-002).
struct InjectedDialRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "dial-injection",
            .error,
            .warning,
            finds: LocalizedText(
                nl: "wat een beller kiest, gaat ongefilterd naar Dial: zo belt hij een tweede nummer",
                en: "what a caller dials goes into Dial unfiltered, so that he calls a second number"
            )
        )
    ]

    private static let calls: Set<String> = [
        "dial", "page", "queue", "originate", "system", "trysystem", "agi", "exec",
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        let entered = Self.entered(system)
        return (system.dialplan?.contexts ?? []).flatMap { context in
            context.extensions.filter { Self.takesAnything($0.pattern) }.flatMap { exten in
                exten.steps.filter { Self.calls.contains($0.application.lowercased()) && Self.usesRaw($0.arguments) }
                    .map {
                        AuditFinding(
                            entered.contains(context.name) ? .error : .warning,
                            "dial-injection",
                            LocalizedText(
                                nl:
                                    "\(exten.pattern) in [\(context.name)] neemt ook letters en leestekens aan en geeft ze ongefilterd"
                                    + " aan \($0.application): een beller kan zo een tweede nummer laten bellen",
                                en:
                                    "\(exten.pattern) in [\(context.name)] also takes letters and punctuation and gives them to"
                                    + " \($0.application) unfiltered: a caller can have a second number called that way"
                            ),
                            advice: LocalizedText(
                                nl: "schrijf ${FILTER(0-9,${EXTEN})}, of een patroon van alleen cijfers",
                                en: "write ${FILTER(0-9,${EXTEN})}, or a pattern of digits alone"
                            ),
                            at: $0.location
                        )
                    }
            }
        }
    }

    /// The contexts into which calls from outside come: those of telephones need a password.
    private static func entered(_ system: AsteriskSystem) -> Set<String> {
        guard let map = system.paths?.map else { return [] }
        let guests = system.sipGeneral.flatMap { general in
            AsteriskSystem.isTrue(general["allowguest"]) == false ? nil : general["context"] ?? "default"
        }
        let anonymous = system.pjsip("endpoint").filter { $0.name == "anonymous" }
        let doors = Set((system.lines.lines + anonymous).map(system.context) + (guests.map { [$0] } ?? []))
        return doors.reduce(into: []) { $0.formUnion(map.closure(of: $1)) }
    }

    /// Whether a pattern ends in a wildcard, which takes any character.
    private static func takesAnything(_ pattern: String) -> Bool {
        pattern.hasPrefix("_") && (pattern.hasSuffix(".") || pattern.hasSuffix("!"))
    }

    /// Whether `${EXTEN}` or a part of it stands in a text outside `FILTER`.
    private static func usesRaw(_ arguments: String) -> Bool {
        var rest = arguments[...]
        while let found = rest.firstRange(of: "${EXTEN") {
            let before = rest[..<found.lowerBound]
            guard let filter = before.lastRange(of: "FILTER("), !before[filter.upperBound...].contains(")") else {
                return true
            }
            rest = rest[found.upperBound...]
        }
        return false
    }
}

extension Substring {
    /// Where a text stands last.
    fileprivate func lastRange(of text: String) -> Range<Index>? { ranges(of: text).last }
}

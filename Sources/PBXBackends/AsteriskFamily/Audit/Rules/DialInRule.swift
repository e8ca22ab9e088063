import ConfigFormats
import Diagnostics
import TrunkModel

/// `dial-in`: `DISA` gives whoever calls in an outside line, without a code or with a weak one.
struct DialInRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "dial-in",
            .error,
            .warning,
            finds: LocalizedText(
                nl: "wie belt, krijgt een buitenlijn (DISA) zonder code, of met een zwakke",
                en: "whoever calls gets an outside line (DISA) without a code, or with a weak one"
            )
        )
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        (system.dialplan?.contexts ?? []).flatMap { context in
            context.extensions.lazy.flatMap(\.steps).filter { $0.application.lowercased() == "disa" }.compactMap {
                self.finding($0, context.name)
            }
        }
    }

    private func finding(_ step: AsteriskDialplan.Step, _ context: String) -> AuditFinding? {
        // Older Asterisks have a bar between arguments.
        let code = step.arguments.prefix { $0 != "," && $0 != "|" }.filter { $0 != " " }
        // A code from a variable or a file is not here to look at.
        guard !code.contains("$"), !code.contains("/") else { return nil }
        let isOpen = code.lowercased() == "no-password" || code.isEmpty
        guard isOpen || code.utf8.count < 6 || PasswordWeakness.of(code, name: "") == .wellKnown else { return nil }
        return AuditFinding(
            isOpen ? .error : .warning,
            "dial-in",
            LocalizedText(
                nl:
                    "[\(context)] geeft wie belt een buitenlijn \(isOpen ? "zonder code" : "met een code die te raden is")",
                en:
                    "[\(context)] gives whoever calls an outside line \(isOpen ? "without a code" : "with a code that is guessed")"
            ),
            advice: LocalizedText(
                nl: "haal DISA weg, of neem een code van minstens acht willekeurige cijfers",
                en: "take DISA away, or take a code of at least eight random digits"
            ),
            at: step.location
        )
    }
}

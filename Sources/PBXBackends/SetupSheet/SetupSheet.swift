import Diagnostics
public import DialPlan
public import TrunkModel

/// Everything that a person does, in order: at the provider, on the PBX, at the firewall, how to see that it works, and what
/// to do when it does not.
///
/// It is made from the same plan as the files, so the two cannot disagree.
public struct SetupSheet: Sendable {
    /// The heading.
    public let title: LocalizedText
    /// What the PBX cannot do of what the trunk file asks, errors first.
    public let findings: [Limitation]
    /// The parts in order.
    public let parts: [Part]
    let fileStem: String

    /// Makes a brand's sheet for a plan.
    public init(plan: DialPlan, backend: any PBXBackend, line: ProductLine) {
        let trunk = plan.trunk
        let product = line.title ?? backend.model
        let host = backend.host(for: plan, line: line)
        title = LocalizedText(
            nl: "\(product): trunk \(trunk.name) van \(trunk.profile.title)",
            en: "\(product): trunk \(trunk.name) of \(trunk.profile.title)"
        )
        fileStem = "setup-\(trunk.name)"
        let found = backend.limitations(of: line).filter { $0.applies(plan) }
        findings = [Severity.error, .warning, .note].flatMap { severity in found.filter { $0.severity == severity } }
        parts = [
            Part(
                LocalizedText(nl: "Bij \(trunk.profile.title)", en: "At \(trunk.profile.title)"),
                ProviderSteps(plan: plan, backend: backend, line: line).steps
            ),
            Part(
                LocalizedText(nl: "Op de PBX", en: "On the PBX"),
                backend.sheetSteps(for: plan, line: line)
            ),
            Part(
                LocalizedText(nl: "Firewall en router", en: "Firewall and router"),
                FirewallSteps(trunk: trunk, host: host).steps
            ),
            Part(LocalizedText(nl: "Veiligheid", en: "Safety"), [Self.advice(trunk)]),
            Part(
                LocalizedText(nl: "Als het niet werkt", en: "When it does not work"),
                TroubleSteps(plan: plan, backend: backend, line: line, host: host).steps
            ),
        ]
    }

    /// Every step, in order.
    public var steps: [Step] { parts.flatMap(\.steps) }

    /// Whether it shows a password.
    var holdsSecret: Bool {
        steps.contains { step in
            step.fields.contains { if case .text = $0.value { false } else { true } }
        }
    }

    /// Whether it shows a label that no source confirms.
    var holdsUnconfirmed: Bool {
        steps.contains { $0.screen?.isConfirmed == false || $0.fields.contains { !$0.isConfirmed } }
    }

    private static func advice(_ trunk: Trunk) -> Step {
        Step(
            LocalizedText(nl: "Loop dit na", en: "Go through this"),
            table: Table(
                localized: [LocalizedText(nl: "advies", en: "advice")],
                trunk.profile.advice.map { [$0] }
            )
        )
    }
}

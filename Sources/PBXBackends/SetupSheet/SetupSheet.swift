public import DialPlan
public import TrunkModel

/// Everything that a person does, in order: at the provider, on the PBX, at the firewall, and how to see that it works.
///
/// It is made from the same plan as the files, so the two cannot disagree.
public struct SetupSheet: Sendable {
    /// The heading.
    public let title: LocalizedText
    /// The parts in order.
    public let parts: [Part]
    let fileStem: String

    /// A group of steps under one heading.
    public struct Part: Sendable {
        /// The heading.
        public let title: LocalizedText
        /// Its steps in order.
        public let steps: [Step]
    }

    /// One thing to do.
    public struct Step: Sendable {
        /// What it is about.
        public let title: LocalizedText
        /// What to do, in words.
        public let text: LocalizedText?
        /// The fields of a screen, in its order.
        public let fields: [Field]
        /// Lines to type or to put into a file.
        public let code: [String]

        /// Makes a step.
        public init(_ title: LocalizedText, text: LocalizedText? = nil, fields: [Field] = [], code: [String] = []) {
            self.title = title
            self.text = text
            self.fields = fields
            self.code = code
        }
    }

    /// A field of a screen.
    public struct Field: Sendable {
        /// Its label on the screen.
        public let label: String
        /// What to enter.
        public let value: LocalizedText
        /// Why, in one line.
        public let reason: LocalizedText?

        /// Makes a field.
        public init(_ label: String, _ value: LocalizedText, reason: LocalizedText? = nil) {
            self.label = label
            self.value = value
            self.reason = reason
        }
    }

    /// Makes a brand's sheet for a plan.
    public init(plan: DialPlan, backend: any PBXBackend, line: ProductLine) {
        let trunk = plan.trunk
        title = LocalizedText(
            nl: "\(backend.model): trunk \(trunk.name) van \(trunk.profile.title)",
            en: "\(backend.model): trunk \(trunk.name) of \(trunk.profile.title)"
        )
        fileStem = "setup-\(trunk.name)"
        parts = [
            Part(
                title: LocalizedText(nl: "Bij \(trunk.profile.title)", en: "At \(trunk.profile.title)"),
                steps: ProviderSteps(trunk: trunk, backend: backend, line: line).steps
            ),
            Part(
                title: LocalizedText(nl: "Op de PBX", en: "On the PBX"),
                steps: backend.sheetSteps(for: plan, line: line)
            ),
            Part(
                title: LocalizedText(nl: "Firewall en router", en: "Firewall and router"),
                steps: FirewallSteps(trunk: trunk).steps
            ),
            Part(title: LocalizedText(nl: "Veiligheid", en: "Safety"), steps: [Self.advice(trunk)]),
        ]
    }

    private static func advice(_ trunk: Trunk) -> Step {
        Step(
            LocalizedText(nl: "Loop dit na", en: "Go through this"),
            fields: trunk.profile.advice.enumerated().map { Field(String($0.offset + 1), $0.element) }
        )
    }
}

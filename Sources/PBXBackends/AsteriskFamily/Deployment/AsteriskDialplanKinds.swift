import TrunkModel

/// What is known of a dial plan's contexts and extensions.
enum AsteriskDialplanKinds {
    /// - Parameter channel: The kind of object that `Dial` names, such as `endpoint`.
    static func all(dialling channel: String) -> [ObjectKind] { [context, `extension`(channel)] }

    private static let context = ObjectKind(
        "context",
        title: LocalizedText(nl: "context", en: "context"),
        identities: [["include"]],
        missing: AsteriskDialplanImpacts.missingContext,
        impact: AsteriskDialplanImpacts.ofContext,
        rules: [
            KeyRule(
                "include",
                ValueMeaning(reference: "context") { $0.map(\.value) },
                AsteriskDialplanImpacts.otherIncludes
            ),
            KeyRule("switch", ValueMeaning { $0.map(\.value) }, AsteriskDialplanImpacts.addedSwitch),
        ]
    )

    private static func `extension`(_ channel: String) -> ObjectKind {
        ObjectKind(
            "extension",
            title: LocalizedText(nl: "regel in het belplan", en: "dial plan extension"),
            identities: [["context", "pattern", "callerid"], ["context", "pattern"]],
            part: "context",
            missing: AsteriskDialplanImpacts.missingExtension,
            extra: AsteriskDialplanImpacts.addedExtension,
            impact: AsteriskDialplanImpacts.ofExtension,
            rules: [
                KeyRule("context", .reference(to: "context"), AsteriskDialplanImpacts.missingExtension),
                KeyRule("pattern", .text, AsteriskDialplanImpacts.missingExtension),
                KeyRule("callerid", .text, AsteriskDialplanImpacts.missingExtension),
                KeyRule(
                    "step",
                    ValueMeaning(mentions: ["context", channel], canonical: canonicalSteps),
                    AsteriskDialplanImpacts.otherSteps
                ),
                KeyRule("hint", .text, .cosmetic),
            ]
        )
    }

    /// Steps as they run: names of applications have no case, and a label that no step names means nothing.
    private static func canonicalSteps(_ settings: [ConfigSetting]) -> [String] {
        let steps = settings.map { AsteriskStepValue($0.value) }
        let named = steps.reduce(into: Set<String>()) { $0.formUnion($1.namedSteps) }
        return steps.map { step in
            let label = step.label.flatMap { named.contains($0) ? "(\($0))" : nil } ?? ""
            return "\(step.gap)\(label)\(step.application.lowercased())(\(step.arguments))"
        }
    }
}

/// A step as an object's setting holds it: `(LABEL)Application(arguments)`, with `+N` before it where priorities are
/// left out.
struct AsteriskStepValue {
    /// `+1` where one priority is left out before this step, which ends the call there; else nothing.
    var gap = ""
    /// The label.
    var label: String?
    /// The application.
    var application: String
    /// What stands between its brackets.
    var arguments: String

    /// A step out of its parts.
    init(gap: Int, label: String?, application: String, arguments: String) {
        self.gap = gap > 0 ? "+\(gap)" : ""
        self.label = label
        self.application = application
        self.arguments = arguments
    }

    /// Takes a setting's value apart.
    init(_ text: String) {
        var rest = text[...]
        if rest.hasPrefix("+") {
            gap = String(rest.prefix { $0 == "+" || $0.isNumber })
            rest = rest.dropFirst(gap.count)
        }
        if rest.hasPrefix("("), let close = rest.firstIndex(of: ")") {
            label = String(rest[rest.index(after: rest.startIndex)..<close])
            rest = rest[rest.index(after: close)...]
        }
        let open = rest.firstIndex(of: "(") ?? rest.endIndex
        application = String(rest[..<open])
        arguments = open < rest.endIndex ? String(rest.dropFirst(application.count + 1).dropLast()) : ""
    }

    /// The setting's value.
    var text: String { "\(gap)\(label.map { "(\($0))" } ?? "")\(call)" }

    /// The application with its arguments, as a line ends.
    var call: String { "\(application)(\(arguments))" }

    /// The words that may be labels: where a jump goes to, without its condition and without what it passes on.
    var namedSteps: Set<String> {
        let question = arguments.lastIndex(of: "?")
        var target = question.map { arguments[arguments.index(after: $0)...] } ?? arguments[...]
        switch application.lowercased() {
        case "gosub": target = target.prefix { $0 != "(" }
        case "goto": break
        default: if question == nil { return [] }
        }
        return Set(target.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.map(String.init))
    }
}

import DialPlan

/// Asks a deployed trunk what it does with dialled digits, each only once, and remembers the answers.
final class CallObserver {
    let trunk: any DeployedTrunk
    /// All that was asked without a caller, in order.
    private(set) var asked: [String] = []
    private var answers: [String: DeployedCall?] = [:]
    private let written: ArraySlice<DeployedDialRule>

    /// A dial plan with more rules is judged by what it does alone.
    static let maximumRules = 2_000

    init(_ trunk: any DeployedTrunk) {
        self.trunk = trunk
        written = trunk.dialRules.prefix(Self.maximumRules)
    }

    /// What happens to digits that somebody without a rule of their own dials.
    func call(_ dialled: String) -> DeployedCall? {
        if let known = answers[dialled] { return known }
        let call = trunk.outbound(dialled, from: nil)
        answers[dialled] = .some(call)
        asked.append(dialled)
        return call
    }

    /// What the digits become: the number on the wire, or what a written rule makes of them although the call is refused for
    /// its destination; nil when no rule is known to take them.
    func number(for dialled: String) -> String? {
        if let call = call(dialled) { return call.number }
        guard let rule = written.first(where: { $0.pattern.matches(dialled) }) else { return nil }
        return rule.prepend + dialled.dropFirst(rule.strip)
    }

    /// The rules that are written, as far as they are looked at.
    var rules: some Collection<DeployedDialRule> { written }
}

import DialPlan

/// Asks a deployed trunk what it does with dialled digits, each only once, and remembers the answers.
final class CallObserver {
    let trunk: any DeployedTrunk
    /// All that was asked without a caller, in order.
    private(set) var asked: [String] = []
    private var answers: [String: DeployedCall?] = [:]
    /// The rules that are written, as far as they are looked at.
    let rules: ArraySlice<DeployedDialRule>
    /// The same, in order, by the character that dialled digits begin with.
    private let byStart: [UInt8: [DeployedDialRule]]

    /// A dial plan with more rules is judged by what it does alone.
    static let maximumRules = 2_000

    init(_ trunk: any DeployedTrunk) {
        self.trunk = trunk
        rules = trunk.dialRules.prefix(Self.maximumRules)
        var byStart: [UInt8: [DeployedDialRule]] = [:]
        for rule in rules {
            let first = rule.pattern.positions.first ?? .anyDigit
            for byte in first.members { byStart[byte, default: []].append(rule) }
        }
        self.byStart = byStart
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
        let candidates = dialled.utf8.first.flatMap { byStart[$0] } ?? []
        guard let rule = candidates.first(where: { $0.pattern.matches(dialled) }) else { return nil }
        return rule.prepend + dialled.dropFirst(rule.strip)
    }
}

import DialPlan
import TrunkModel

extension TrunkImporter {
    /// How a call fares otherwise than it does today.
    private enum Change: Hashable {
        /// It goes out only today.
        case refused
        /// It goes out only with the trunk file.
        case allowed
        /// Another number goes out.
        case number
        /// The caller's number is written otherwise, or another.
        case callerID
    }

    private struct Group: Hashable {
        var change: Change
        var kind: DialRule.Kind?
    }

    /// Compares what the file's plan does with everything that was tried, and names what fares otherwise.
    mutating func checkCalls() {
        guard let plan = plan(of: file) else { return }
        let policy = PolicyIndex(plan.destinations)
        let identity = plan.callers.identity(of: nil)
        var groups: [Group: [String]] = [:]
        var order: [Group] = []
        func note(_ change: Change, _ kind: DialRule.Kind?, _ dialled: String) {
            let group = Group(change: change, kind: kind)
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(dialled)
        }
        for dialled in observer.asked {
            let call = observer.call(dialled)
            let taken = plan.dialRules.lazy.compactMap { rule in rule.rewrite(dialled).map { (rule, $0) } }.first
            let expected = taken.flatMap { taken -> String? in
                let (rule, number) = taken
                guard identity != nil else { return nil }
                if rule.isSentAsDialled { return number }
                guard number.utf8.count <= DialPlan.maximumDigits, policy.allows(number) else { return nil }
                return plan.trunk.numberFormat.text(
                    ofDigits: number,
                    internationalPrefix: profile.internationalPrefix
                )
            }
            let kind = taken?.0.kind
            switch (call, expected) {
            case (nil, nil): continue
            case (.some, nil): note(.refused, kind, dialled)
            case (nil, .some): note(.allowed, kind, dialled)
            case (let call?, let expected?):
                if call.number != expected { note(.number, kind, dialled) }
                if let identity, let shown = call.callerID, shown != plan.trunk.wireFormat(identity.number) {
                    note(.callerID, nil, dialled)
                }
            }
        }
        for group in order { report(group, groups[group] ?? []) }
    }

    private mutating func report(_ group: Group, _ dialled: [String]) {
        let examples = dialled.prefix(Self.maximumExamples).joined(separator: ", ")
        let rule = group.kind.map { " (\($0.rawValue))" } ?? ""
        let setting = LocalizedText(
            nl: "bellen van \(examples)\(rule)",
            en: "dialling \(examples)\(rule)"
        )
        let count = LocalizedText(
            nl: "\(dialled.count) van \(observer.asked.count) proefnummers",
            en: "\(dialled.count) of \(observer.asked.count) numbers tried"
        )
        let reason =
            switch group.change {
            case .refused:
                LocalizedText(
                    nl: "gaat nu uit, met het trunkbestand niet: \(count.nl)",
                    en: "goes out today, and not with the trunk file: \(count.en)"
                )
            case .allowed:
                LocalizedText(
                    nl: "gaat nu niet uit, met het trunkbestand wel: \(count.nl)",
                    en: "does not go out today, and does with the trunk file: \(count.en)"
                )
            case .number:
                LocalizedText(
                    nl: "wordt nu een ander nummer dan met het trunkbestand: \(count.nl)",
                    en: "becomes another number today than with the trunk file: \(count.en)"
                )
            case .callerID:
                LocalizedText(
                    nl: "toont nu een ander of anders geschreven nummer dan met het trunkbestand: \(count.nl)",
                    en: "shows another number today, or writes it otherwise, than with the trunk file: \(count.en)"
                )
            }
        leave(setting, reason, at: dialled.first.flatMap { deployed.location(of: .dialled($0)) })
    }
}

import DialPlan
import TrunkModel

/// Where calls to one number, or to a few patterns of numbers, go.
struct YeastarInboundRoute {
    /// The route's name, unique on the PBX.
    let name: String
    /// What is called: numbers and patterns, in the form in which the line writes numbers.
    let patterns: [String]
    /// What answers; nil for calls that are refused.
    let kind: InboundDestination.Kind?
    /// The internal number; empty for calls that are refused.
    let target: String
    /// The trunks' names.
    let trunks: [String]
    /// The key of the destination in the trunk file.
    let key: String
    /// Whether the last digits of the called number choose the destination.
    let isDirect: Bool

    /// Whether it goes to an extension, which is a plain number.
    var isExtension: Bool { kind == .extension && target.allSatisfy(\.isNumber) }

    /// The destination as one chooses it on the screen.
    var destination: String {
        switch kind {
        case .extension: "Extension \(target)"
        case .ringGroup: "Ring Group \(target)"
        case .queue: "Queue \(target)"
        case .ivr: "IVR \(target)"
        case .voicemail: "Voicemail \(target)"
        case nil: "Hang Up"
        }
    }
}

extension YeastarPlan {
    /// In the order of the trunk file; the most specific decides.
    var inbound: [YeastarInboundRoute] {
        let format = line.numberFormat(plan)
        let prefix = format.prefix(internationalPrefix: trunk.profile.internationalPrefix)
        var result: [YeastarInboundRoute] = []
        for (index, rule) in plan.inboundRules.enumerated() {
            let account = trunk.kind == .deviceAccounts ? trunk.accounts[index] : nil
            // Calls come over either account of a trunk, and the PBX may take those of a device account for another's,
            // as all come from one server.
            let trunks = trunkNames
            func route(_ patterns: [String], _ number: PhoneNumber, isDirect: Bool) -> YeastarInboundRoute {
                YeastarInboundRoute(
                    name: (account == nil ? Self.base(trunk) : "") + number.digits,
                    patterns: patterns,
                    kind: rule.destination?.kind,
                    target: rule.destination?.target(forDigits: number.digits) ?? "",
                    trunks: trunks,
                    key: "\(trunk.kind == .trunk ? "numbers" : "accounts")[\(index)].inbound",
                    isDirect: isDirect
                )
            }
            if rule.destination?.isDirect == true, rule.block.count > 1 {
                for number in rule.block.numbers {
                    result.append(route([prefix + number.digits], number, isDirect: true))
                }
            } else {
                let patterns = rule.patterns.flatMap {
                    YeastarPatterns.notations($0.preceded(by: prefix), hyphens: line != .sSeries)
                }
                result.append(route(patterns, rule.block.first, isDirect: false))
            }
        }
        return result
    }
}

extension InboundDestination {
    /// Whether the last digits of the called number are part of it.
    var isDirect: Bool {
        parts.contains { part in
            if case .last = part { true } else { false }
        }
    }
}

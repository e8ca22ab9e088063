import DialPlan
import TrunkModel

/// The plan's inbound part: incoming call routes, and ranges for Manager's MSN Configuration, which makes routes of them.
struct AvayaIncoming {
    /// Single routes, the one for everything else last.
    let routes: [Route]
    /// Ranges of direct numbers.
    let ranges: [Range]

    /// An incoming call route.
    struct Route {
        /// Incoming Number, compared from the right; nil for blank, which takes what no other route takes.
        let number: String?
        /// Destination.
        let destination: String
        /// What answers there; nil for the code that refuses.
        let kind: InboundDestination.Kind?
        /// The customer's words.
        let description: String?
    }

    /// A line of MSN Configuration: consecutive numbers to consecutive extensions.
    struct Range {
        let number: String
        let destination: String
        let count: Int
        let description: String?
    }

    /// Makes the routes of a plan.
    init(_ plan: DialPlan) {
        let prefixes = AvayaPrefixes(plan)
        var routes: [Route] = []
        var ranges: [Range] = []
        for rule in plan.inboundRules {
            guard let inbound = rule.destination else { continue }
            let block = rule.block
            func route(_ digits: String, to destination: String) -> Route {
                Route(
                    number: prefixes.incomingNumber(digits),
                    destination: destination,
                    kind: inbound.kind,
                    description: block.description
                )
            }
            let depends = inbound.parts.contains { if case .last = $0 { true } else { false } }
            if !depends {
                // Digits behind the last literal one are wildcards: one digit each, as in short codes.
                for pattern in rule.patterns.flatMap(CodePattern.patterns) {
                    routes.append(route(pattern.notation, to: inbound.target(forDigits: pattern.notation)))
                }
            } else if inbound.kind == .extension, block.count > 1, Self.isConsecutive(block, inbound) {
                ranges.append(
                    Range(
                        number: prefixes.incomingNumber(block.first.digits),
                        destination: inbound.target(forDigits: block.first.digits),
                        count: block.count,
                        description: block.description
                    )
                )
            } else {
                routes += block.numbers.map { route($0.digits, to: inbound.target(forDigits: $0.digits)) }
            }
        }
        routes.append(
            Route(number: nil, destination: AvayaRouting.refusalCode(plan), kind: nil, description: nil)
        )
        self.routes = routes
        self.ranges = ranges
    }

    /// Whether each number's extension follows the one before.
    private static func isConsecutive(_ block: NumberBlock, _ inbound: InboundDestination) -> Bool {
        let first = inbound.target(forDigits: block.first.digits)
        guard let start = UInt64(first), first.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        return block.numbers.enumerated().allSatisfy { offset, number in
            let target = inbound.target(forDigits: number.digits)
            return target.count == first.count && UInt64(target) == start + UInt64(offset)
        }
    }
}

import Diagnostics
import DialPlan
import PBXBackends
import Synchronization
import TestSupport
import TrunkModel

/// What the conformance suite runs over: every case on every line of every brand.
enum Conformance {
    /// How each brand's configuration is read back; a brand without a reader fails the suite.
    static var readers: [String: any BrandReading.Type] {
        [
            "asterisk-pjsip": AsteriskPJSIPReading.self,
            "asterisk-sip": AsteriskSIPReading.self,
            "freepbx": FreePBXReading.self,
            "3cx": ThreeCXReading.self,
            "yeastar": YeastarReading.self,
            "avaya-ipoffice": AvayaReading.self,
            "kamailio": KamailioReading.self,
        ]
    }

    /// A case on a line of a brand.
    struct Sample: Sendable, CustomStringConvertible {
        let selection: BackendRegistry.Selection
        let golden: GoldenCase

        var description: String { "\(selection.name) \(golden)" }

        var plan: DialPlan { get throws { try Conformance.plan(golden) } }

        /// The configuration, read back.
        func reading() throws -> any BrandReading {
            guard let reader = Conformance.readers[selection.backend.name] else {
                throw GeneratedBundle.Missing(what: "reader for \(selection.backend.name)")
            }
            return try reader.init(GeneratedBundle(selection, try plan))
        }

        /// The settings that the brand says it cannot express for this case.
        var limited: Set<TrunkSetting> {
            get throws {
                let plan = try plan
                return selection.backend.limitations(of: selection.line).filter { $0.applies(plan) }.reduce(into: []) {
                    $0.formUnion($1.settings)
                }
            }
        }

        /// What the findings say.
        var findings: [Limitation] {
            get throws {
                let plan = try plan
                return selection.backend.limitations(of: selection.line).filter { $0.applies(plan) }
            }
        }
    }

    static let samples = BackendRegistry.selections.flatMap { selection in
        GoldenCase.all.map { Sample(selection: selection, golden: $0) }
    }

    private static let plans = Mutex<[String: DialPlan]>([:])

    /// The plan of a case, made once.
    static func plan(_ golden: GoldenCase) throws -> DialPlan {
        if let made = plans.withLock({ $0[golden.name] }) { return made }
        let plan = try golden.plan().plan
        plans.withLock { $0[golden.name] = plan }
        return plan
    }

    /// What the plan says about 200 calls, each from somebody else; made once per case.
    static func decisions(_ golden: GoldenCase) throws -> [(OutboundDecision, caller: String?)] {
        if let made = decided.withLock({ $0[golden.name] }) { return made }
        let plan = try plan(golden)
        let callers = plan.trunk.callers.map(\.extension) + [nil, "799"]
        let made = numbers(plan).enumerated().map { index, dialled in
            let caller = callers[index % callers.count]
            return (plan.decide(dialled: dialled, from: caller), caller: caller)
        }
        decided.withLock { $0[golden.name] = made }
        return made
    }

    private static let decided = Mutex<[String: [(OutboundDecision, caller: String?)]]>([:])

    /// Numbers to dial: 200 near the plan's rules and the borders of what may be called, the same in every run.
    static func numbers(_ plan: DialPlan) -> [String] {
        var random = SeededGenerator(seed: 0x7275_6e6b)
        return (0..<200).map { _ in number(plan, &random) }
    }

    private static func number(_ plan: DialPlan, _ random: inout SeededGenerator) -> String {
        func digits(_ count: Int) -> String { random.text(length: count...count, of: "0123456789") }
        guard let rule = plan.dialRules.randomElement(using: &random),
            let pattern = rule.patterns.randomElement(using: &random)
        else { return "" }
        var text = pattern.positions.map { set in
            String(Character(Unicode.Scalar(set.members.randomElement(using: &random) ?? 0x30)))
        }.joined()
        if pattern.isOpen {
            // Half of them behind a prefix that decides something.
            if Bool.random(using: &random), let prefix = plan.destinations.rules.randomElement(using: &random)?.prefix {
                text = String(text.prefix(rule.strip)) + prefix.dropFirst(rule.prepend.count)
            }
            text += digits(max(1, Int.random(in: 8...12, using: &random) - (text.count - rule.strip)))
        }
        // Some a digit too short.
        if Int.random(in: 0..<12, using: &random) == 0 { text.removeLast() }
        return text
    }
}

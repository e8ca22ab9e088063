import ArgumentParser
import Diagnostics
import DialPlan
import TrunkModel

/// The command `trunkline inbound`.
struct InboundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbound",
        abstract: "Show which rule takes a call to a number, and where it goes.",
        discussion:
            "The number may be written with +, without, or with the international prefix. Exit code 1 when no rule takes it."
    )

    @Argument(help: "The trunk file.", completion: .file(extensions: ["yaml", "yml"]))
    var trunk: String

    @Argument(help: "The number that is called.")
    var number: String

    @OptionGroup var options: CommonOptions

    func run() throws {
        var loader = TrunkLoader(secrets: .redact)
        let plan = loader.plan(trunk)
        var console = Console(options)
        console.sources = loader.sources
        var log = loader.log
        let allowed = Set("0123456789+ -./()\u{a0}")
        if !number.allSatisfy(allowed.contains) || !number.contains(where: \.isNumber) {
            log.error("'\(number)' is no telephone number", rule: "arguments", at: nil)
        }
        guard let plan, !log.hasErrors else { console.fail(log) }
        let decision = plan.decide(inbound: number)
        let report = Report(decision, called: number)
        console.finish(log, result: report, text: report.text, outcome: report.refused == nil ? .done : .no)
    }

    /// A decision for people and for JSON.
    private struct Report: Encodable {
        let called: String
        let number: String?
        let rule: String?
        let description: String?
        let kind: String?
        let target: String?
        let refused: String?

        init(_ decision: InboundDecision, called: String) {
            self.called = called
            switch decision {
            case .accepted(let rule, let target):
                number = Self.name(rule.block)
                self.rule = rule.patterns.map(\.notation).joined(separator: " ")
                description = rule.block.description
                kind = rule.destination?.kind.rawValue
                self.target = target
                refused = nil
            case .outboundOnly(let rule):
                number = Self.name(rule.block)
                self.rule = rule.patterns.map(\.notation).joined(separator: " ")
                description = rule.block.description
                kind = nil
                target = nil
                refused = "the number takes no calls: it has no inbound destination"
            case .unknown:
                number = nil
                rule = nil
                description = nil
                kind = nil
                target = nil
                refused = "the number is not one of this trunk's"
            }
        }

        private static func name(_ block: NumberBlock) -> String {
            block.count == 1 ? block.first.e164 : "\(block.first.e164) to \(block.last.e164)"
        }

        var text: String {
            var lines = [("called", called)]
            if let number { lines.append(("number", number)) }
            if let rule { lines.append(("rule", rule)) }
            if let description { lines.append(("description", description)) }
            if let kind, let target {
                lines.append(("goes to", "\(kind.split(separator: "_").joined(separator: " ")) \(target)"))
            }
            if let refused { lines.append(("refused", refused)) }
            return Columns.text(lines)
        }
    }
}

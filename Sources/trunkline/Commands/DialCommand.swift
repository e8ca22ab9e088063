import ArgumentParser
import Diagnostics
import DialPlan
import TrunkModel

/// The command `trunkline dial`.
struct DialCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dial",
        abstract: "Show what happens to digits that an extension dials.",
        discussion: "Exit code 1 when the call is refused. Blanks, hyphens, dots, slashes and parentheses are left out."
    )

    @Argument(help: "The trunk file.", completion: .file(extensions: ["yaml", "yml"]))
    var trunk: String

    @Argument(help: "What is dialled: digits, *, # and +.")
    var digits: String

    @Option(help: ArgumentHelp("The caller's extension.", valueName: "extension"))
    var from: String?

    @OptionGroup var options: CommonOptions

    func run() throws {
        var loader = TrunkLoader(secrets: .redact)
        let plan = loader.plan(trunk)
        var console = Console(options)
        console.sources = loader.sources
        var log = loader.log
        checkArguments(&log)
        guard let plan, !log.hasErrors else { console.fail(log) }
        let report = DialReport(plan: plan, decision: plan.decide(dialled: digits, from: from), from: from)
        console.finish(log, result: report, text: report.text, outcome: report.refused == nil ? .done : .no)
    }

    private func checkArguments(_ log: inout DiagnosticLog) {
        let allowed = Set("0123456789*#+ -./()\u{a0}")
        if let bad = digits.first(where: { !allowed.contains($0) }) {
            log.error("'\(digits)' cannot be dialled: it holds '\(bad)'", rule: "arguments", at: nil)
        } else if !digits.contains(where: { "0123456789*#".contains($0) }) {
            log.error("'\(digits)' holds no digits", rule: "arguments", at: nil)
        }
        if let from, from.isEmpty || !from.allSatisfy({ "0123456789".contains($0) }) {
            log.error("--from must be an extension's digits, not '\(from)'", rule: "arguments", at: nil)
        }
    }
}

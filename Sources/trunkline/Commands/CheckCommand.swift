import ArgumentParser
import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// The command `trunkline check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Validate a trunk file.",
        discussion:
            "Reports every problem of the file in one run, and warns of what the provider or the law would refuse."
    )

    @Argument(help: "The trunk file; - reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var trunk: String

    @Option(help: ArgumentHelp("Also say what these brands cannot express.", valueName: "brand,…"), completion: .brands)
    var pbx: String?

    @Option(help: "Language of what brands cannot express: nl or en.", transform: GenerateCommand.language)
    var language = Language.ofSystem

    @OptionGroup var options: CommonOptions

    func run() throws {
        var loader = TrunkLoader(secrets: .reveal)
        let plan = loader.plan(trunk)
        var console = Console(options)
        console.sources = loader.sources
        guard let plan else { console.fail(loader.log) }
        var log = loader.log
        var outcome = Outcome.done
        if let pbx {
            let selections: [BackendRegistry.Selection]
            do { selections = try BackendRegistry.select(pbx) } catch { console.fail(error.log) }
            for selection in selections {
                let findings = Generator.findings(plan, selection, in: language)
                if findings.hasErrors { outcome = .no }
                log.append(findings)
            }
        }
        let trunk = plan.trunk
        let summary = Summary(
            name: trunk.name,
            provider: trunk.profile.name,
            kind: trunk.kind.rawValue,
            accounts: trunk.accounts.count,
            numbers: trunk.numberCount,
            callers: trunk.callers.count
        )
        console.finish(log, result: summary, text: summary.text, outcome: outcome)
    }

    /// What a valid file holds.
    private struct Summary: Encodable {
        let name: String
        let provider: String
        let kind: String
        let accounts: Int
        let numbers: Int
        let callers: Int

        var text: String {
            func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
            let parts = [count(accounts, "account"), count(numbers, "number"), count(callers, "caller")]
            return
                "\(name): \(kind.split(separator: "_").joined(separator: " ")) at \(provider), \(parts.joined(separator: ", "))\n"
        }
    }
}

extension CompletionKind {
    /// The brands' names, with and without their lines.
    static var brands: CompletionKind {
        .list(BackendRegistry.all.map(\.name) + BackendRegistry.selections.map(\.name) + ["all"])
    }
}

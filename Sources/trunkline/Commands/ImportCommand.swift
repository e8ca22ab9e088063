import ArgumentParser
import ConfigDiff
import Diagnostics
import PBXBackends
import TrunkModel

/// The command `trunkline import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a trunk file of what is deployed on a PBX.",
        discussion: """
            Reads a file, a folder (such as a copy of /etc/asterisk), an export, standard input (-), or what a running \
            Asterisk has (ami://USER@HOST, password: TRUNKLINE_AMI_SECRET), tries out what it does with some thousand \
            numbers, and writes the trunk file that does the same. What the trunk file cannot carry is listed with its place: \
            FILE:LINE:COLUMN: warning: … [import-uncarried].

              trunkline import etc-asterisk --pbx asterisk-sip --output groningen.yaml

            With --output, passwords go into files of mode 0600 in NAME.secrets/ beside the trunk file; on standard output, \
            the trunk file names environment variables for them. What no configuration holds, such as the PBX's public \
            address, is left for you to fill in.

            Exit codes: 0 imported, also with settings that could not be carried (1 with --strict); 1 imported, and \
            'trunkline check' finds errors in the trunk file; 2 it could not be imported, and nothing was written.
            """
    )

    @Argument(help: "A file or folder, - or ami://USER@HOST.", completion: .file())
    var path: String

    @Option(help: ArgumentHelp("The file that standard input stands for, such as pjsip.conf.", valueName: "name"))
    var deployedName: String?

    @Option(help: ArgumentHelp("BRAND[:VERSION]; see trunkline brands.", valueName: "brand"), completion: .brands)
    var pbx: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The trunk file to write.", valueName: "trunk.yaml"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var output: String?

    @Option(
        help:
            "A built-in profile, or the path of a profile file, as the trunk file names it (default: what the servers say).",
        completion: .list(BuiltInProfiles.names)
    )
    var provider: String?

    @Option(help: "The trunk's name in the trunk file (default: what the deployed names say).")
    var name: String?

    @Option(
        help: ArgumentHelp(
            "Which trunk to import where several are deployed: its name, or an account's user name.",
            valueName: "name"
        )
    )
    var trunk: String?

    @Option(
        help: "The language of comments and findings: nl or en (default: that of the system).",
        transform: GenerateCommand.language
    )
    var language: Language?

    @Flag(help: "Overwrite files that exist.")
    var force = false

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = Console(options)
        var log = DiagnosticLog()
        do {
            let outcome = try outcome(&log)
            finish(outcome, log, console)
        } catch {
            log.append((error as? DiagnosedFailure ?? DiagnosedFailure("\(error)", rule: "failed")).log)
            console.fail(log)
        }
    }

    private func outcome(_ log: inout DiagnosticLog) throws -> ImportOutcome {
        if let output, output.isEmpty || output == "-" {
            throw DiagnosedFailure("--output names no file; without it, standard output is written", rule: "arguments")
        }
        if let output, !force, FileWriting.exists(output) {
            throw DiagnosedFailure(FileWriting.existing, rule: "file-exists", at: SourceLocation(file: output))
        }
        let selections = try BackendRegistry.select(pbx)
        guard let selection = selections.first, selections.count == 1 else {
            throw DiagnosedFailure("import reads one brand at a time", rule: "arguments")
        }
        var job = try TrunkImport(selection, language: language ?? .ofSystem)
        job.provider = try chosenProvider()
        job.name = name
        job.trunk = trunk
        let source = try DeployedSource(path, name: deployedName, option: "the path")
        let files = try deployedFiles(from: source, running: job.runningFiles)
        log.append(files.log)
        return try job.outcome(of: files.folder, storing: output == nil ? .environment : .files, path: output)
    }

    /// The profile that `--provider` names.
    private func chosenProvider() throws(DiagnosedFailure) -> ImportProvider? {
        guard let provider else { return nil }
        var file = TrunkFile(named: output ?? "", at: SourceLocation(file: "--provider"))
        file.provider = Located(provider, at: SourceLocation(file: "--provider"))
        var log = DiagnosticLog()
        // As the trunk file names it: relative to its own folder.
        let profile = file.loadProfile(
            readFile: { try TrunkLoader.relative($0, to: output ?? "") },
            log: &log
        )
        guard let profile, !log.hasErrors else {
            // What is wrong with the flag itself stands in no file.
            var findings = DiagnosticLog()
            for var finding in log.diagnostics {
                if finding.location?.file == "--provider" { finding.location = nil }
                findings.emit(finding)
            }
            throw DiagnosedFailure(findings)
        }
        return ImportProvider(reference: provider, profile: profile)
    }

    private func finish(_ outcome: ImportOutcome, _ reading: DiagnosticLog, _ console: Console) {
        var log = reading
        log.append(outcome.findings)
        log.append(outcome.check)
        var console = console
        console.sources = [outcome.path: outcome.text]
        let ending: Outcome = outcome.check.hasErrors ? .no : .done
        guard output != nil else {
            let result = Report(path: nil, text: outcome.text, files: [], next: outcome.next)
            console.finish(log, result: result, text: outcome.text, outcome: ending)
        }
        do throws(DiagnosedFailure) {
            let written = try FileWriting.write(outputs(of: outcome))
            let files = written.map { Report.File(path: $0.path, change: $0.change) }
            let text = files.map { "\($0.change.rawValue) \($0.path)\n" }.joined()
            let next = outcome.next.map { "  \($0)\n" }.joined()
            console.finish(
                log,
                result: Report(path: outcome.path, text: nil, files: files, next: outcome.next),
                text: "\(text)\((language ?? .ofSystem) == .nl ? "Hierna:" : "Next:")\n\(next)",
                outcome: ending
            )
        } catch {
            log.append(error.log)
            console.fail(log)
        }
    }

    private func outputs(of outcome: ImportOutcome) -> [FileWriting.Output] {
        let folder = outcome.path.lastIndex(of: "/").map { String(outcome.path[...$0]) } ?? ""
        return outcome.passwords.map { file in
            FileWriting.Output(path: folder + file.path, text: file.text(), isPrivate: true, mayReplace: force)
        } + [FileWriting.Output(path: outcome.path, text: outcome.text, isPrivate: false, mayReplace: force)]
    }

    private struct Report: Encodable {
        let path: String?
        let text: String?
        let files: [File]
        let next: [String]

        struct File: Encodable {
            let path: String
            let change: FileWriting.Change
        }
    }
}

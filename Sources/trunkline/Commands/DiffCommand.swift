import ArgumentParser
import ConfigDiff
import Diagnostics
import DialPlan
import PBXBackends
import Templating
import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// The command `trunkline diff`.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare what should be with what is deployed, by meaning and not by line.",
        discussion: """
            Reads a copy of the PBX's configuration (a folder, one file, an export) and says what is missing, different, or \
            too much in what belongs to the trunk: how bad it is, what it does to calls, where it stands, and what mends \
            it. What has nothing to do with the trunk is only counted, unless --all lists it. Passwords are compared, never \
            shown.

              trunkline diff trunk.yaml --pbx asterisk-pjsip --deployed /etc/asterisk
              trunkline diff trunk.yaml --pbx freepbx --deployed dump.sql --ignore cosmetic
              trunkline diff trunk.yaml --pbx asterisk-pjsip --deployed copy \\
                --format patch | patch -p1 -d copy
              ssh pbx cat /etc/asterisk/pjsip.conf | trunkline diff trunk.yaml \\
                --pbx asterisk-pjsip --deployed - --deployed-name pjsip.conf

            --ignore takes words with commas between: rules as the report names them, in which * stands for anything \
            (endpoint/allow, endpoint/*, */order), severities (breaks-calls, security, cosmetic), classes (missing, \
            different, extra, not-ours), or any of these for one object (trunk-backup:extra). They are counted.

            Exit codes: 0 no drift; 1 drift; 2 it could not be done.
            """
    )

    @Argument(help: "The trunk file; - reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var trunk: String

    @Option(
        help: ArgumentHelp("BRAND[:VERSION].", valueName: "brand"),
        completion: .list(
            BackendRegistry.all.map(\.name) + BackendRegistry.selections.map(\.name).filter { $0.contains(":") }
        )
    )
    var pbx: String

    @Option(
        help: ArgumentHelp(
            "What is deployed: a folder, a file, - for standard input, or ami://USER@HOST for a running Asterisk "
                + "(password: TRUNKLINE_AMI_SECRET).",
            valueName: "path"
        ),
        completion: .file()
    )
    var deployed: String

    @Option(help: ArgumentHelp("The file that standard input stands for, such as pjsip.conf.", valueName: "name"))
    var deployedName: String?

    @Option(help: "How the answer is printed: text, json, junit, html or patch (a unified diff for patch -p1).")
    var format: Format = .text

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the answer into this file, with mode 0600.", valueName: "file"),
        completion: .file()
    )
    var output: String?

    @Option(
        help: ArgumentHelp("Differences to leave out; may be repeated.", valueName: "rule,…"),
        completion: .list(DriftSeverity.allCases.map(\.rawValue) + Difference.Class.allCases.map(\.rawValue))
    )
    var ignore: [String] = []

    @Flag(help: "List what has nothing to do with the trunk too.")
    var all = false

    @Option(
        help: "Language of the answer: nl or en.",
        completion: .list(["nl", "en"]),
        transform: GenerateCommand.language
    )
    var language = Language.ofSystem

    @Option(
        help: ArgumentHelp("Templates that replace built-in ones of the same path.", valueName: "dir"),
        completion: .directory
    )
    var templates: String?

    @Flag(help: "Warnings make the exit code 1.")
    var strict = false

    /// How the answer is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case junit
        case html
        case patch
    }

    func run() throws {
        var console = Console(format: format == .json ? .json : .text, isStrict: strict)
        var log = DiagnosticLog()
        // All that is wrong is said in one run.
        let check = check(&log)
        let source = source(&log)
        let ignored = check.flatMap { ignoring($0, &log) }
        var loader = TrunkLoader(secrets: .reveal)
        let plan = loader.plan(trunk)
        log.append(loader.log)
        console.sources = loader.sources
        guard let check, let source, let ignored, let plan, !log.hasErrors else { console.fail(log) }
        let answer: DiffAnswer
        do {
            let files = try deployedFiles(from: source, running: check.runningFiles)
            log.append(files.log)
            let report = try check.report(
                of: plan,
                deployed: files.folder,
                path: source.shown,
                ignoring: ignored,
                at: time(nil)
            )
            log.append(report.findings)
            answer = DiffAnswer(report: report, command: self)
        } catch {
            log.append((error as? DiagnosedFailure ?? DiagnosedFailure("\(error)", rule: "failed")).log)
            console.fail(log)
        }
        answer.give(on: console, log)
    }

    private func check(_ log: inout DiagnosticLog) -> DriftCheck? {
        do throws(DiagnosedFailure) {
            let selections = try BackendRegistry.select(pbx)
            guard selections.count == 1, let selection = selections.first else {
                throw DiagnosedFailure("--pbx must be one brand: one configuration is compared", rule: "arguments")
            }
            return try DriftCheck(selection, templates: TemplateFolder.templates(templates, log: &log))
        } catch {
            log.append(error.log)
            return nil
        }
    }

    private func source(_ log: inout DiagnosticLog) -> DeployedSource? {
        if output?.isEmpty == true { log.error("--output names no file", rule: "arguments", at: nil) }
        do throws(DiagnosedFailure) {
            let source = try DeployedSource(deployed, name: deployedName)
            if case .input(let name) = source {
                if trunk == "-" {
                    throw DiagnosedFailure("the trunk file and --deployed cannot both be -", rule: "arguments")
                }
                if name == nil && format == .patch {
                    throw DiagnosedFailure("--format patch needs the file's name: --deployed-name", rule: "arguments")
                }
            }
            return source
        } catch {
            log.append(error.log)
            return nil
        }
    }

    private func ignoring(_ check: DriftCheck, _ log: inout DiagnosticLog) -> IgnoreRules? {
        do throws(DiagnosedFailure) { return try IgnoreRules(ignore, kinds: check.kinds) } catch {
            log.append(error.log)
            return nil
        }
    }
}

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

/// The command `trunkline audit`.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Look through what is deployed for what lets strangers in, or money out.",
        discussion: """
            Reads a copy of the PBX's configuration (a folder, one file, an export) and says what is unsafe in it: guests \
            that call out, sources that are not limited, weak and shared passwords, calls from outside that go out again, \
            telephones that can call premium numbers or every country, and more; each with its place and what to do. Where \
            calls lead is found by trying them on the dial plan. No password is shown.

              trunkline audit /etc/asterisk
              trunkline audit /etc/asterisk --trunk groningen.yaml --strict
              ssh pbx cat /etc/asterisk/sip.conf | trunkline audit - --deployed-name sip.conf
              trunkline audit dump.sql --pbx freepbx --format html --output safety.html

            With --trunk, the provider's networks are known: calls accepted from other networks are found too.

            --ignore takes words with commas between: rules, in which * stands for anything (weak-password, *-reachable), \
            severities (error, warning, note), or either for one file (/etc/asterisk/sip.conf:note). They are counted. \
            Documentation/audit.md lists the rules.

            Exit codes: 0 nothing unsafe; 1 an error was found, also one that keeps a file from being read (with --strict: \
            or a warning); 2 it could not be done.
            """
    )

    @Argument(help: "A folder, a file, - for standard input, or ami://USER@HOST.", completion: .file())
    var path: String

    @Option(
        help: ArgumentHelp("BRAND[:VERSION] (default: what the files are recognised as).", valueName: "brand"),
        completion: .list(AuditCheck.backends.map(\.name))
    )
    var pbx: String?

    @Option(
        help: ArgumentHelp("The trunk file that says what should be deployed.", valueName: "trunk.yaml"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var trunk: String?

    @Option(help: ArgumentHelp("The file that standard input stands for, such as pjsip.conf.", valueName: "name"))
    var deployedName: String?

    @Option(help: "How the answer is printed: text, json, junit or html.")
    var format: Format = .text

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the answer into this file, with mode 0600.", valueName: "file"),
        completion: .file()
    )
    var output: String?

    @Option(
        help: ArgumentHelp("Findings to leave out; may be repeated.", valueName: "rule,…"),
        completion: .list(
            Severity.allCases.map(\.rawValue) + AuditCheck.allRules.map(\.name)
        )
    )
    var ignore: [String] = []

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
    }

    func run() throws {
        var console = Console(format: format == .json ? .json : .text, isStrict: strict)
        var log = DiagnosticLog()
        // All that is wrong is said in one run.
        let source = source(&log)
        let library = library(&log)
        var chosen: AuditCheck?
        if let pbx { chosen = check(pbx, &log) }
        var loader = TrunkLoader(secrets: .redact)
        let plan = trunk.map { loader.plan($0) }
        log.append(loader.log)
        console.sources = loader.sources
        guard let source, let library, !log.hasErrors else { console.fail(log) }
        let answer: AuditAnswer
        do {
            let files = try deployedFiles(from: source, running: chosen?.runningFiles ?? AuditCheck.runningFiles)
            log.append(files.log)
            let check = try chosen ?? AuditCheck(recognising: files.folder)
            let report = try check.report(
                on: files.folder,
                path: source.shown,
                trunk: plan??.trunk,
                ignoring: AuditIgnoring(ignore, rules: check.rules),
                at: time(nil)
            )
            log.append(report.notices)
            answer = AuditAnswer(report: report, command: self, templates: library)
        } catch {
            log.append((error as? DiagnosedFailure ?? DiagnosedFailure("\(error)", rule: "failed")).log)
            console.fail(log)
        }
        answer.give(on: console, log)
    }

    private func check(_ name: String, _ log: inout DiagnosticLog) -> AuditCheck? {
        do throws(DiagnosedFailure) {
            let selections = try BackendRegistry.select(name)
            guard selections.count == 1, let selection = selections.first else {
                throw DiagnosedFailure("--pbx must be one brand: one configuration is looked at", rule: "arguments")
            }
            let check = try AuditCheck(selection)
            _ = try AuditIgnoring(ignore, rules: check.rules)
            return check
        } catch {
            log.append(error.log)
            return nil
        }
    }

    /// The templates, those of the user in the place of built-in ones.
    private func library(_ log: inout DiagnosticLog) -> TemplateLibrary? {
        do throws(DiagnosedFailure) {
            return try TemplateFolder.templates(templates, log: &log)
        } catch {
            log.append(error.log)
            return nil
        }
    }

    private func source(_ log: inout DiagnosticLog) -> DeployedSource? {
        if output?.isEmpty == true { log.error("--output names no file", rule: "arguments", at: nil) }
        do throws(DiagnosedFailure) {
            let source = try DeployedSource(path, name: deployedName, option: "the path")
            if case .input = source, trunk == "-" {
                throw DiagnosedFailure("the trunk file and what is deployed cannot both be -", rule: "arguments")
            }
            return source
        } catch {
            log.append(error.log)
            return nil
        }
    }
}

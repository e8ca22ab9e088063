import ArgumentParser
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import Templating
import TrunkModel

/// The command `trunkline generate`.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make a PBX's configuration and its setup sheet.",
        discussion: """
            Without --output, one brand's files go to standard output, each under a '==> path <==' line. With it, they land
            under DIR/BRAND/ (with more than one trunk: DIR/NAME/BRAND/). Files that hold a password get mode 0600; files
            that would not change are not written.
            """
    )

    @Argument(help: "Trunk files.", completion: .file(extensions: ["yaml", "yml"]))
    var trunks: [String]

    @Option(
        help: ArgumentHelp("BRAND[:VERSION], several with commas between, or all.", valueName: "brand,…"),
        completion: .brands
    )
    var pbx: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the files below this folder.", valueName: "dir"),
        completion: .directory
    )
    var output: String?

    @Option(
        help: "Language of the setup sheets and of what is said: nl or en (default: both sheets).",
        transform: Self.language
    )
    var language: Language?

    @Option(
        help: ArgumentHelp("Templates that replace built-in ones of the same path.", valueName: "dir"),
        completion: .directory
    )
    var templates: String?

    @Option(
        help: ArgumentHelp(
            "A file exported from your own PBX to fill in, for brands that can (see 'trunkline brands'); may be repeated.",
            valueName: "file"
        ),
        completion: .file()
    )
    var base: [String] = []

    @Flag(help: "Write ******** in the place of each password.")
    var redact = false

    @OptionGroup var options: CommonOptions

    func run() throws {
        var loader = TrunkLoader(secrets: redact ? .redact : .reveal)
        var log = DiagnosticLog()
        var console = Console(options)
        var selections: [BackendRegistry.Selection] = []
        do { selections = try BackendRegistry.select(pbx) } catch { log.append(error.log) }
        var library = TemplateFiles.makeLibrary()
        do { library = try TemplateFolder.templates(templates, log: &log) } catch { log.append(error.log) }
        var bases: [CapturedFile] = []
        for path in base {
            do throws(DiagnosedFailure) {
                let text = try FileReading.text(path)
                console.sources[path] = text
                bases.append(CapturedFile(path: path, text: text))
            } catch { log.append(error.log) }
        }
        let plans = trunks.compactMap { loader.plan($0) }
        log.append(loader.log)
        console.sources.merge(loader.sources) { _, trunk in trunk }
        checkArguments(selections, plans, &log)
        if log.hasErrors { console.fail(log) }

        let generator = Generator(
            templates: library,
            languages: language.map { [$0] } ?? Language.allCases,
            findingsIn: language ?? .ofSystem
        )
        var outputs: [(path: String, file: OutputFile)] = []
        var failures = DiagnosticLog()
        var findings = DiagnosticLog()
        for plan in plans {
            for selection in selections {
                do throws(DiagnosedFailure) {
                    let folder =
                        (plans.count > 1 ? "\(plan.trunk.name)/" : "") + Self.folder(selection, among: selections)
                    let result = try generator.generate(
                        plan,
                        for: selection,
                        bases: bases,
                        folder: output.map { URL(filePath: "\($0)/\(folder)").standardizedFileURL.path }
                    )
                    findings.append(result.findings)
                    outputs += result.files.map { ("\(folder)/\($0.path)", $0) }
                } catch {
                    failures.append(error.log)
                }
            }
        }
        log.append(failures)
        if failures.hasErrors { console.fail(log) }
        log.append(findings)
        let outcome: Outcome = findings.hasErrors ? .no : .done
        guard let output else {
            let files = outputs.map { PrintedFile(path: $0.file.path, text: $0.file.text) }
            console.finish(log, result: files, text: files.map(\.printed).joined(separator: "\n"), outcome: outcome)
        }
        try write(outputs, below: output, console, log, outcome)
    }

    /// `BRAND`; `BRAND/LINE` where several lines of one brand are made.
    private static func folder(
        _ selection: BackendRegistry.Selection,
        among selections: [BackendRegistry.Selection]
    ) -> String {
        let brand = selection.backend.name
        let isOne = selections.filter { $0.backend.name == brand }.count == 1
        return isOne ? brand : [brand, selection.line.name].compactMap(\.self).joined(separator: "/")
    }

    static func language(_ text: String) throws -> Language {
        guard let language = Language(rawValue: text) else { throw ValidationError("it is nl or en, not '\(text)'") }
        return language
    }

    private func checkArguments(
        _ selections: [BackendRegistry.Selection],
        _ plans: [DialPlan],
        _ log: inout DiagnosticLog
    ) {
        if output == nil, selections.count > 1 || trunks.count > 1 {
            log.error("several brands or trunks need --output DIR", rule: "arguments", at: nil)
        }
        if output?.isEmpty == true { log.error("--output names no folder", rule: "arguments", at: nil) }
        for (name, same) in Dictionary(grouping: plans, by: \.trunk.name) where same.count > 1 {
            log.error(
                "\(same.count) trunk files have the name '\(name)'; their files would overwrite each other",
                rule: "name-duplicate",
                at: same.last?.trunk.locations["name"]
            )
        }
    }

    private func write(
        _ outputs: [(path: String, file: OutputFile)],
        below folder: String,
        _ console: Console,
        _ log: DiagnosticLog,
        _ outcome: Outcome
    ) throws -> Never {
        let root = folder.hasSuffix("/") ? folder : folder + "/"
        let written: [(path: String, change: FileWriting.Change)]
        do {
            written = try FileWriting.write(
                outputs.map {
                    FileWriting.Output(
                        path: root + $0.path,
                        text: $0.file.text,
                        isPrivate: $0.file.holdsSecret && !redact
                    )
                }
            )
        } catch {
            var log = log
            log.append(error.log)
            console.fail(log)
        }
        let files = written.map { WrittenFile(path: $0.path, change: $0.change) }
        let text = files.map { "\($0.change.rawValue) \($0.path)\n" }.joined()
        console.finish(log, result: files, text: text, outcome: outcome)
    }

    private struct PrintedFile: Encodable {
        let path: String
        let text: String

        var printed: String { "==> \(path) <==\n\(text)" }
    }

    private struct WrittenFile: Encodable {
        let path: String
        let change: FileWriting.Change
    }
}

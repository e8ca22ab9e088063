import ArgumentParser
import Diagnostics
import FoundationEssentials
import PBXBackends
import Templating

/// The command `trunkline templates`.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "List the built-in templates, or write them out to change them.",
        subcommands: [List.self, Export.self],
        defaultSubcommand: List.self
    )

    /// The command `trunkline templates list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the built-in templates.")

        @OptionGroup var options: CommonOptions

        func run() throws {
            let paths = TemplateFiles.builtIn.map(\.path).sorted()
            Console(options).finish(
                DiagnosticLog(),
                result: paths,
                text: paths.map { $0 + "\n" }.joined(),
                outcome: .done
            )
        }
    }

    /// The command `trunkline templates export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the built-in templates below a folder.",
            discussion: "Change what you need, delete the rest, and hand the folder to generate --templates."
        )

        @Argument(help: "The folder.", completion: .directory)
        var folder: String

        @Flag(help: "Overwrite templates that were changed there.")
        var force = false

        @OptionGroup var options: CommonOptions

        func run() throws {
            let console = Console(options)
            let root = folder.hasSuffix("/") ? folder : folder + "/"
            var log = DiagnosticLog()
            if !force {
                for file in TemplateFiles.builtIn {
                    guard let old = try? FileReading.text(root + file.path), old != file.text else { continue }
                    log.error(
                        "was changed; --force overwrites it",
                        rule: "file-exists",
                        at: SourceLocation(file: root + file.path)
                    )
                }
            }
            if log.hasErrors { console.fail(log) }
            let written: [(path: String, change: FileWriting.Change)]
            do {
                written = try FileWriting.write(
                    TemplateFiles.builtIn.map { .init(path: root + $0.path, text: $0.text, isPrivate: false) }
                )
            } catch {
                console.fail(error.log)
            }
            console.finish(
                log,
                result: written.map(\.path),
                text: written.map { "\($0.change.rawValue) \($0.path)\n" }.joined(),
                outcome: .done
            )
        }
    }
}

import ArgumentParser
import Diagnostics
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// The command.
@main
struct Trunkline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trunkline",
        abstract: "Make the configuration of a PBX from one trunk file, show what it does, and prove it by calls.",
        discussion: """
            A trunk file says what a provider's SIP trunk needs, for any brand of PBX. `trunkline new` asks for it and writes
            one. Then:

              trunkline check groningen.yaml
              trunkline generate groningen.yaml --pbx asterisk-pjsip --output out
              trunkline diff groningen.yaml --pbx asterisk-pjsip --deployed /etc/asterisk
              trunkline audit /etc/asterisk --trunk groningen.yaml
              trunkline dial groningen.yaml 0612345678 --from 210
              trunkline live-test groningen.yaml --listen 192.0.2.1:5060

            Exit codes: 0 done; 1 done, and the answer is no; 2 it could not be done, and nothing was written.
            """,
        version: "0.1.0",
        subcommands: [
            BrandsCommand.self, NewCommand.self, ImportCommand.self, CheckCommand.self, GenerateCommand.self,
            DiffCommand.self, AuditCommand.self, DialCommand.self, InboundCommand.self, RegistrarCommand.self,
            LiveTestCommand.self,
            SchemaCommand.self, TemplatesCommand.self,
        ]
    )

    /// Parses and runs; turns every failure into text and one of the contract's exit codes.
    static func main() {
        // A reader that stops early (`| head`) is no failure.
        signal(SIGPIPE, SIG_DFL)
        let arguments = CommandLine.arguments.dropFirst()
        if let unknown = unknownCommand(arguments, of: Self.self) {
            fail(unknown.message, text: DiagnosticPrinter().text(unknown), arguments)
        }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            // The parser's own ends: help and version with 0, wrong arguments with 2 (the contract's, not its own 64).
            let text = fullMessage(for: error) + "\n"
            if exitCode(for: error) != .success { fail(message(for: error), text: text, arguments) }
            Console.write(text, to: STDOUT_FILENO)
            Console.end(.done)
        }
    }

    /// Ends the process for wrong arguments: as text, or as JSON where that was asked for.
    private static func fail(_ message: String, text: String, _ arguments: ArraySlice<String>) -> Never {
        let isJSON =
            arguments.contains("--format=json")
            || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
        if isJSON {
            var log = DiagnosticLog()
            log.error(message, rule: "arguments", at: nil)
            Console.write(JSONReport(log: log, result: nil).text(), to: STDOUT_FILENO)
        } else {
            Console.write(text, to: STDERR_FILENO)
        }
        Console.end(.failed)
    }

    /// The parser only says that a misspelt command is an unexpected argument; this says what was meant.
    private static func unknownCommand(
        _ arguments: ArraySlice<String>,
        of command: any ParsableCommand.Type
    ) -> Diagnostic? {
        let commands = command.configuration.subcommands
        guard !commands.isEmpty, let name = arguments.first, !name.hasPrefix("-"), name != "help" else { return nil }
        if let next = commands.first(where: { $0._commandName == name }) {
            return unknownCommand(arguments.dropFirst(), of: next)
        }
        let names = commands.map { $0._commandName }
        let hint = Suggestion.phrase(for: name, among: names)
        return Diagnostic(
            .error,
            "there is no command '\(name)'" + (hint.isEmpty ? "; there are \(names.joined(separator: ", "))" : hint),
            rule: "arguments",
            at: nil
        )
    }
}

/// The contract's exit codes.
enum Outcome: Int32 {
    case done = 0
    /// Done, and the answer is no.
    case no = 1
    /// It could not be done; nothing was written.
    case failed = 2
}

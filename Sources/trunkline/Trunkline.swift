import ArgumentParser
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// The command.
@main
struct Trunkline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trunkline",
        abstract: "Make the configuration of a PBX from one trunk file, and show what it does.",
        discussion: """
            A trunk file says what a provider's SIP trunk needs, for any brand of PBX. Start with an example:

              trunkline check groningen.yaml
              trunkline generate groningen.yaml --pbx asterisk-pjsip --output out
              trunkline dial groningen.yaml 0612345678 --from 210

            Exit codes: 0 done; 1 done, and the answer is no; 2 it could not be done, and nothing was written.
            """,
        version: "0.1.0",
        subcommands: [
            BrandsCommand.self, CheckCommand.self, GenerateCommand.self, DialCommand.self, InboundCommand.self,
            SchemaCommand.self, TemplatesCommand.self,
        ]
    )

    /// Parses and runs; turns every failure into text and one of the contract's exit codes.
    static func main() {
        // A reader that stops early (`| head`) is no failure.
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            // The parser's own ends: help and version with 0, wrong arguments with 2 (the contract's, not its own 64).
            let isFailure = exitCode(for: error) != .success
            let text = fullMessage(for: error)
            if !text.isEmpty { Console.write(text + "\n", to: isFailure ? STDERR_FILENO : STDOUT_FILENO) }
            Console.end(isFailure ? .failed : .done)
        }
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

import ArgumentParser

/// Options of every command.
struct CommonOptions: ParsableArguments {
    @Option(help: "How results and findings are printed: text or json (everything on standard output).")
    var format: OutputFormat = .text

    @Flag(help: "Warnings make the exit code 1.")
    var strict = false
}

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

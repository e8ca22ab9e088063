import ArgumentParser
import Diagnostics
import TrunkModel

/// The command `trunkline schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of trunk files, for editors.",
        discussion:
            "In VS Code and others: # yaml-language-server: $schema=trunk.schema.json on the trunk file's first line."
    )

    func run() throws { Console.write(TrunkSchema.text, to: 1) }
}

import ConfigFormats
import Diagnostics
import PBXBackends

/// A generated dial plan, read as Asterisk reads it.
struct LoadedDialplan {
    let dialplan: AsteriskDialplan
    let machine: DialplanMachine

    /// Reads a file's text; throws where Asterisk would complain.
    init(_ text: String) throws {
        var log = DiagnosticLog()
        let folder = SourceFolder(files: [SourceFile(path: "extensions.conf", text: text)])
        guard let tree = AsteriskConfiguration.read("extensions.conf", in: folder, log: &log) else {
            throw GeneratedBundle.Missing(what: "dial plan")
        }
        dialplan = AsteriskDialplan.read(tree, log: &log)
        machine = DialplanMachine(dialplan)
    }

    /// The steps of an extension as they stand, such as `Goto(internal,100,1)`.
    func applications(_ context: String, _ name: String) -> [String] {
        let found = dialplan.contexts.first { $0.name == context }?.extensions.first { $0.pattern == name }
        return found?.steps.map { "\($0.application)(\($0.arguments))" } ?? []
    }
}

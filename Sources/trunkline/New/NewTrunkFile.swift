import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// The trunk file that `trunkline new` makes: where it goes, and whether it may go there.
struct NewTrunkFile {
    /// As given; nil for a file named after the trunk.
    let path: String?
    let mayReplace: Bool

    /// Whether it goes to standard output.
    var isPrinted: Bool { path == "-" }

    /// Where the trunk file of a name goes.
    func path(forName name: String) -> String { path ?? "\(name).yaml" }

    /// Why the file cannot be written; known before anything is asked.
    var obstacle: Diagnostic? {
        guard let path, !isPrinted else { return nil }
        if path.isEmpty { return Diagnostic(.error, "the trunk file has no name", rule: "arguments", at: nil) }
        guard !mayReplace, FileWriting.exists(path) else { return nil }
        return Diagnostic(.error, FileWriting.existing, rule: "file-exists", at: SourceLocation(file: path))
    }

    /// Why a trunk cannot have a name: a file of that name exists.
    func refusal(ofName name: String) -> String? {
        // A name with a slash is refused by its own rule.
        guard path == nil, !mayReplace, !name.contains("/"), FileWriting.exists(path(forName: name)) else { return nil }
        return "\(path(forName: name)): \(FileWriting.existing)"
    }

    /// A draft to put answers into.
    func makeDraft() -> TrunkDraft {
        let base = path ?? ""
        return TrunkDraft(
            choices: Self.choices,
            readFile: { try TrunkLoader.relative($0, to: base) },
            refusal: { [self] in refusal(ofName: $0) }
        )
    }

    /// All brands with their types.
    static var choices: [PBXChoice] {
        BackendRegistry.all.flatMap { backend in
            backend.lines.enumerated().map { index, line in
                let versions = line.name == nil || line.versions.isEmpty ? "" : ", \(line.versions)"
                return PBXChoice(
                    selector: backend.name + (line.name.map { ":\($0)" } ?? ""),
                    brand: backend.title,
                    type: backend.model + versions,
                    // A brand alone means its newest line.
                    aliases: index == 0 ? [backend.name] : []
                )
            }
        }
    }

    /// What `trunkline check` finds in a text, but for passwords that stand elsewhere: those may come later.
    func findings(in text: String, at path: String) -> DiagnosticLog {
        var log = DiagnosticLog()
        let elsewhere = "x"
        let trunk = Trunk.load(
            text,
            file: path,
            readFile: { try TrunkLoader.relative($0, to: path) },
            secrets: SecretSources(environment: { _ in elsewhere }, file: { _ in elsewhere }),
            log: &log
        )
        if let trunk { DialPlan(trunk).analyse(log: &log) }
        return log
    }
}

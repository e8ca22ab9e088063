import Diagnostics
import Synchronization

/// The templates of a library, and what has been parsed and compiled of them so far.
final class TemplateStore: Sendable {
    /// The templates by path.
    let files: [String: TemplateFile]
    /// Picks the format for a template's path.
    let format: @Sendable (String) -> (any TemplateFormat)?

    // Each lock is held while its work is done, so that no work is ever done twice. A program is made of nodes, so the
    // locks are always taken in this order.
    private let programs = Mutex<[String: Result<TemplateProgram, DiagnosedFailure>]>([:])
    private let parsed = Mutex<[String: Result<[TemplateNode], DiagnosedFailure>]>([:])

    init(files: [TemplateFile], format: @escaping @Sendable (String) -> (any TemplateFormat)?) {
        self.files = Dictionary(files.map { ($0.path, $0) }) { _, later in later }
        self.format = format
    }

    /// The program of a template, compiled at the first call.
    func program(for path: String) -> Result<TemplateProgram, DiagnosedFailure> {
        programs.withLock { programs in
            if let known = programs[path] { return known }
            let made = Result { () throws(DiagnosedFailure) in try compile(path) }
            programs[path] = made
            return made
        }
    }

    /// The nodes of a template, parsed at the first call.
    func nodes(of file: TemplateFile) -> Result<[TemplateNode], DiagnosedFailure> {
        parsed.withLock { parsed in
            if let known = parsed[file.path] { return known }
            let made = Result { () throws(DiagnosedFailure) in try TemplateParser.parse(file) }
            parsed[file.path] = made
            return made
        }
    }

    private func compile(_ path: String) throws(DiagnosedFailure) -> TemplateProgram {
        guard let file = files[path] else {
            let hint = Suggestion.phrase(for: path, among: Array(files.keys))
            throw DiagnosedFailure("there is no template '\(path)'\(hint)", rule: "template-missing")
        }
        guard let format = format(path) else {
            throw DiagnosedFailure(
                "no format is known for '.\(TemplateFile.kind(of: path))' files, so values cannot be escaped",
                rule: "template-missing",
                at: file.location(of: 0)
            )
        }
        return try TemplateCompiler.compile(file, format: format, store: self)
    }
}

public import Diagnostics

/// Templates that may include each other.
///
/// The templates are written in Mustache (`man 5 mustache`), less what could print a value without escaping it: tags of
/// the kinds `{{{name}}}`, `{{&name}}`, `{{=…=}}`, `{{%…}}`, `{{<…}}`, `{{$…}}`, `{{>*name}}` and `{{function(name)}}`
/// are refused. A partial is named by its path without `.mustache`: `{{> asterisk/did.conf}}`.
///
/// A template is parsed when it is used for the first time, and only then; making a library costs next to nothing. A
/// library may be used from several threads at once.
public struct TemplateLibrary: Sendable {
    private let store: TemplateStore

    /// Makes a library.
    ///
    /// - Parameters:
    ///   - files: the templates; of two with one path the later counts, so that a user's own replace those that ship.
    ///   - format: the format of the file that a template makes, by the template's path; nil if there is none for it. It
    ///     may be asked from any thread, and must not use the library.
    public init(files: [TemplateFile], format: @escaping @Sendable (String) -> (any TemplateFormat)?) {
        store = TemplateStore(files: files, format: format)
    }

    /// Renders a template.
    ///
    /// - Parameters:
    ///   - path: the template's path, such as `asterisk-pjsip/pjsip.conf.mustache`.
    ///   - scope: what the template may print.
    /// - Returns: the text of the file.
    /// - Throws: all errors that were found, sorted, under these rules:
    ///   `template-missing` for a path without a template or without a format;
    ///   `template-syntax` for a tag or section that is wrong or refused;
    ///   `template-partial` for a partial that is missing, includes itself or has another format;
    ///   `template-name` for a name that is not declared, or whose value cannot be printed;
    ///   `value-not-representable` for a text that the format cannot hold.
    public func render(_ path: String, _ scope: TemplateScope) throws(DiagnosedFailure) -> String {
        switch store.program(for: path) {
        case .success(let program): try TemplateRendering.render(program, scope)
        case .failure(let failure): throw failure.sorted
        }
    }
}

extension DiagnosedFailure {
    /// The same findings by position, each once.
    var sorted: DiagnosedFailure {
        var sorted = DiagnosticLog()
        for diagnostic in log.sorted { sorted.emit(diagnostic) }
        return DiagnosedFailure(sorted)
    }
}

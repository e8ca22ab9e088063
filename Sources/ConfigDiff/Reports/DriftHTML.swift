public import Diagnostics
import PBXBackends
public import Templating
public import TrunkModel

/// The report on drift as one HTML page that needs nothing else, not even scripts.
///
/// What differs comes first, then all objects that should be there. Every value is escaped by the template's format.
public struct DriftHTML: Sendable {
    private let templates: TemplateLibrary

    /// Prints pages.
    ///
    /// - Parameter templates: The templates that ship with the product, or with some of them replaced.
    public init(templates: TemplateLibrary) { self.templates = templates }

    /// The page's bytes.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - language: The language of the page.
    ///   - listsOthers: Whether what is not ours is listed.
    /// - Returns: UTF-8.
    /// - Throws: `DiagnosedFailure` when a template is wrong.
    public func bytes(
        _ report: DriftReport,
        language: Language,
        listsOthers: Bool = false
    ) throws(DiagnosedFailure) -> [UInt8] {
        let page = DriftPage(report: report, language: language, listsOthers: listsOthers)
        return Array(try templates.render("report/drift.html.mustache", page.scope).utf8)
    }
}

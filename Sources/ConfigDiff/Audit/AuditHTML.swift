public import Diagnostics
import PBXBackends
public import Templating
public import TrunkModel

/// The report on safety as one HTML page that needs nothing else, not even scripts.
///
/// What was found comes first, then all rules. Every value is escaped by the template's format.
public struct AuditHTML: Sendable {
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
    /// - Returns: UTF-8.
    /// - Throws: `DiagnosedFailure` when a template is wrong.
    public func bytes(_ report: AuditReport, language: Language) throws(DiagnosedFailure) -> [UInt8] {
        let page = AuditPage(report: report, language: language)
        return Array(try templates.render("report/audit.html.mustache", page.scope).utf8)
    }
}

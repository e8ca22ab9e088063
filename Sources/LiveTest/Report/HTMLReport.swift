public import Diagnostics
public import PBXBackends
public import Templating
public import TrunkModel

/// The report as one HTML page that needs nothing else, not even scripts: `report.html`.
///
/// What is wrong comes first, then all checks, then a ladder of messages for each call. Every value is escaped by the
/// template's format, and what a peer sent can neither act nor hide (`VisibleText`).
public struct HTMLReport: Sendable {
    private let templates: TemplateLibrary

    /// Prints pages.
    ///
    /// - Parameter templates: The templates that ship with the product, or with some of them replaced.
    public init(templates: TemplateLibrary = TemplateFiles.makeLibrary()) { self.templates = templates }

    /// The page's bytes.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - language: The language of the page.
    /// - Returns: UTF-8.
    /// - Throws: `DiagnosedFailure` when a template is wrong.
    public func bytes(_ report: LiveTestReport, language: Language) throws(DiagnosedFailure) -> [UInt8] {
        let page = HTMLPage(report: report, language: language)
        return Array(try templates.render("report/report.html.mustache", page.scope).utf8)
    }
}

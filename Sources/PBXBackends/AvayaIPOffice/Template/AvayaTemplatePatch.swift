import ConfigFormats
import Diagnostics
import DialPlan

/// Fills a SIP trunk template in that the user made from a line of their own (Manager, *Generate SIP Trunk Template*).
///
/// Experimental: see ``AvayaTemplateValues``. Order, namespace, comments and unknown elements stay as they are.
enum AvayaTemplatePatch {
    /// What became of an element.
    struct Change: Equatable {
        let element: String
        let outcome: Outcome
    }

    /// What became of an element.
    enum Outcome: Equatable {
        case replaced(from: String, to: String)
        case kept(String)
        /// It is not there, or more than once.
        case notOnce(count: Int)
        /// What stands in it is not what was expected, so it was left alone.
        case strange(String, wanted: String)
    }

    /// A template with this trunk's values.
    ///
    /// - Parameters:
    ///   - xml: The captured file.
    ///   - file: Its name in findings.
    ///   - plan: The plan.
    ///   - line: The SIP line that the template is for.
    /// - Returns: The new text, and what became of each known element.
    /// - Throws: `DiagnosedFailure` for a file that is no XML (rules `xml-…`) or no SIP trunk template
    ///   (`avaya-no-template`).
    static func patch(
        _ xml: String,
        file: String,
        plan: DialPlan,
        line: AvayaLine
    ) throws(DiagnosedFailure) -> (text: String, changes: [Change]) {
        var log = DiagnosticLog()
        guard let document = XMLDocument.parse(Array(xml.utf8), file: file, log: &log) else {
            throw DiagnosedFailure(log)
        }
        guard let root = document.root, root.name == AvayaTemplateValues.root,
            root.children(AvayaTemplateValues.type.element).map(\.text) == [AvayaTemplateValues.type.value]
        else {
            throw DiagnosedFailure(
                "this is no SIP trunk template: its root must be \(AvayaTemplateValues.root) and hold "
                    + "\(AvayaTemplateValues.type.element) \(AvayaTemplateValues.type.value)",
                rule: "avaya-no-template",
                at: document.root?.location
            )
        }
        var changes: [Change] = []
        for value in AvayaTemplateValues.values(of: plan.trunk, line: line) {
            changes.append(Change(element: value.element, outcome: try apply(value, to: root.children(value.element))))
        }
        guard let text = String(validating: document.bytes(), as: UTF8.self) else {
            throw DiagnosedFailure(
                "the file says that it is not in UTF-8: save it as UTF-8 first",
                rule: "avaya-no-template",
                at: root.location
            )
        }
        return (text, changes)
    }

    private static func apply(
        _ value: AvayaTemplateValues.Value,
        to elements: [XMLDocument.Element]
    ) throws(DiagnosedFailure) -> Outcome {
        guard elements.count == 1, let element = elements.first else { return .notOnce(count: elements.count) }
        let old = element.text
        guard element.children.isEmpty, value.form.takes(old) else { return .strange(old, wanted: value.text) }
        guard old != value.text else { return .kept(old) }
        try element.setText(value.text)
        return .replaced(from: old, to: value.text)
    }

    /// The changes as a text for people.
    static func report(_ changes: [Change], file: String) -> String {
        var lines = [
            "EXPERIMENTAL: \(file) was filled in by element names that no source confirms. Compare the line that Manager",
            "makes of it with the setup sheet, field by field. It holds no accounts, no entries (SIP URI or Call Details),",
            "no routes and no short codes: enter those by the sheet.", "",
        ]
        lines += changes.map { "\($0.element): \(words($0.outcome))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func words(_ outcome: Outcome) -> String {
        switch outcome {
        case .replaced(let old, let new): "\(new) (was: \(line(old)))"
        case .kept(let value): "\(line(value)) (already so)"
        case .notOnce(count: 0): "not in the file; set it by the sheet"
        case .notOnce(let count): "stands \(count) times; set it by the sheet"
        case .strange(let old, let wanted):
            "left as it was (\(line(old))), which is not of the kind of \(wanted); set it by the sheet"
        }
    }

    /// A value on one line.
    private static func line(_ text: String) -> String {
        let words = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
        return words.isEmpty ? "empty" : words
    }
}

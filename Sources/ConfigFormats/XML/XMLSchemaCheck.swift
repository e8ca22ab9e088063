import CLibXML2
public import Diagnostics

/// A schema in RELAX NG's XML syntax (ISO/IEC 19757-2) that says how XML files are made up.
///
/// Not for several threads at once. Types may be those of XML Schema (`http://www.w3.org/2001/XMLSchema-datatypes`).
public final class RelaxNG {
    private static let namespace = "http://relaxng.org/ns/structure/1.0"

    private let pointer: xmlRelaxNGPtr

    /// Reads a schema.
    ///
    /// - Parameters:
    ///   - schemaText: The schema; it must be whole, since other files are never read.
    ///   - file: Its name in findings.
    /// - Throws: `xml-schema` if it is no schema, and what ``XMLDocument/parse(_:file:log:)`` finds.
    public init(schemaText: String, file: String = "schema.rng") throws(DiagnosedFailure) {
        var log = DiagnosticLog()
        guard let document = XMLDocument.parse(Array(schemaText.utf8), file: file, log: &log) else {
            throw DiagnosedFailure(log)
        }
        for element in document.root.map(Self.references) ?? [] {
            log.error("'\(element.name)' reads another file", rule: "xml-schema", at: element.location)
        }
        guard !log.hasErrors else { throw DiagnosedFailure(log) }
        let (pointer, findings) = XMLErrors.collect {
            // The parser works on a copy of the document.
            guard let context = xmlRelaxNGNewDocParserCtxt(document.pointer) else { return xmlRelaxNGPtr?.none }
            defer { xmlRelaxNGFreeParserCtxt(context) }
            return xmlRelaxNGParse(context)
        }
        guard let pointer else {
            for finding in findings where finding.isError {
                let location = SourceLocation(file: file, line: max(finding.line, 1))
                log.error(finding.message, rule: "xml-schema", at: location)
            }
            if !log.hasErrors {
                log.error("the file is no RELAX NG schema", rule: "xml-schema", at: SourceLocation(file: file))
            }
            throw DiagnosedFailure(log)
        }
        self.pointer = pointer
    }

    deinit { xmlRelaxNGFree(pointer) }

    /// Says what in a document breaks the schema.
    ///
    /// - Parameter document: The document.
    /// - Returns: Errors under `xml-schema`, which name elements but never quote texts; none if it is valid.
    public func validate(_ document: XMLDocument) -> [Diagnostic] {
        let (isValid, findings) = XMLErrors.collect {
            guard let context = xmlRelaxNGNewValidCtxt(pointer) else { return false }
            defer { xmlRelaxNGFreeValidCtxt(context) }
            return xmlRelaxNGValidateDoc(context, document.pointer) == 0
        }
        guard !isValid else { return [] }
        var log = BoundedLog()
        for finding in findings where finding.isError {
            let location = SourceLocation(file: document.file, line: max(finding.line, 1))
            log.error(finding.schemaMessage, rule: "xml-schema", at: location)
        }
        if !log.log.hasErrors {
            log.error("the file breaks its schema", rule: "xml-schema", at: SourceLocation(file: document.file))
        }
        return log.log.diagnostics
    }

    /// The elements of a schema that would read another file.
    private static func references(_ element: XMLDocument.Element) -> [XMLDocument.Element] {
        let inner = element.children.flatMap(references)
        let isReference = element.name == "include" || element.name == "externalRef"
        return isReference && element.namespace == namespace ? [element] + inner : inner
    }
}

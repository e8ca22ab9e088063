import CLibXML2
import Foundation

/// JUnit's XML as CI systems read it, judged by libxml2 and a schema.
public enum JUnitSchema {
    private static let file = GoldenCase.projectFolder.appending(path: "Tests/LiveTestTests/Report/junit.xsd")

    /// Whether a document is well-formed and has the shape of JUnit.
    public static func accepts(_ bytes: [UInt8]) -> Bool {
        guard let parser = xmlSchemaNewParserCtxt(file.path) else { return false }
        defer { xmlSchemaFreeParserCtxt(parser) }
        guard let schema = xmlSchemaParse(parser) else { return false }
        defer { xmlSchemaFree(schema) }
        guard let context = xmlSchemaNewValidCtxt(schema) else { return false }
        defer { xmlSchemaFreeValidCtxt(context) }
        // The documents that the schema must refuse would fill the terminal.
        let quiet = Int32(XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        let document = bytes.withUnsafeBytes {
            xmlReadMemory($0.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil, quiet)
        }
        defer { xmlFreeDoc(document) }
        return document != nil && xmlSchemaValidateDoc(context, document) == 0
    }
}

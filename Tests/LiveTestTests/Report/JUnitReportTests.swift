import CLibXML2
import Foundation
import LiveTest
import Testing
import TrunkModel

/// The report for CI systems, judged by libxml2 and a schema.
@Suite struct JUnitReportTests {
    static let schema = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "junit.xsd")

    /// Whether a document is well-formed and has the shape of JUnit.
    static func isValid(_ bytes: [UInt8]) throws -> Bool {
        let parser = try #require(xmlSchemaNewParserCtxt(schema.path))
        defer { xmlSchemaFreeParserCtxt(parser) }
        let schema = try #require(xmlSchemaParse(parser))
        defer { xmlSchemaFree(schema) }
        let context = try #require(xmlSchemaNewValidCtxt(schema))
        defer { xmlSchemaFreeValidCtxt(context) }
        let document = bytes.withUnsafeBytes {
            xmlReadMemory($0.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil, 0)
        }
        defer { xmlFreeDoc(document) }
        return document != nil && xmlSchemaValidateDoc(context, document) == 0
    }

    @Test(arguments: Language.allCases) func isValid(_ language: Language) throws {
        #expect(try Self.isValid(JUnitReport.bytes(SampleReport.whole, language: language)))
    }

    @Test func whatXMLCannotHoldIsShown() throws {
        var report = SampleReport.whole
        let rude = String(
            decoding: Array("a\u{0}b\u{1B}[31m\u{FFFE}\u{B}]]></failure><x>&amp;\"".utf8) + [0xFF, 0xC0],
            as: UTF8.self
        )
        report.trunk = rude
        for index in report.verdicts.indices {
            report.verdicts[index].subject = rude
            report.verdicts[index].seen = LocalizedText(rude)
            report.verdicts[index].expected = LocalizedText("line\r\nline\u{2028}")
        }
        let bytes = JUnitReport.bytes(report, language: .en)
        #expect(try Self.isValid(bytes))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("a␀b␛[31m⟨U+FFFE⟩␋]]&gt;&lt;/failure&gt;"))
        #expect(!text.contains("<x>"))
    }

    @Test func theSchemaRefuses() throws {
        let good = String(decoding: JUnitReport.bytes(SampleReport.whole, language: .en), as: UTF8.self)
        for (old, new) in [("<testcase ", "<case "), ("failures=\"2\"", "failures=\"x\""), ("</testsuites>", "")] {
            #expect(good.contains(old), "\(old)")
            #expect(try !Self.isValid(Array(good.replacing(old, with: new).utf8)), "\(old)")
        }
    }
}

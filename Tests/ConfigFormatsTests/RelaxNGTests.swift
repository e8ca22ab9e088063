import ConfigFormats
import Diagnostics
import Testing

@Suite struct RelaxNGTests {
    static let schema = """
        <element name="trunk" xmlns="http://relaxng.org/ns/structure/1.0"
            datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
          <attribute name="version"><value>1</value></attribute>
          <element name="port"><data type="unsignedShort"/></element>
          <oneOrMore><element name="number"><data type="string"><param name="pattern">\\+[0-9]+</param></data></element></oneOrMore>
          <optional><element name="secret"><data type="string"><param name="minLength">12</param></data></element></optional>
        </element>
        """

    static func findings(_ text: String) throws -> [Diagnostic] {
        var log = DiagnosticLog()
        let document = try #require(XMLDocument.parse(Array(text.utf8), file: "x.xml", log: &log))
        return try RelaxNG(schemaText: schema).validate(document)
    }

    @Test func valid() throws {
        let text = "<trunk version=\"1\"><port>5060</port>\n<number>+31508200000</number><number>+3150</number></trunk>"
        #expect(try Self.findings(text).isEmpty)
    }

    @Test(arguments: [
        ("<trunk version='1'>\n<port>70000</port>\n<number>+1</number></trunk>", 2),
        ("<trunk version='1'>\n<port>1</port>\n\n<number>1</number></trunk>", 4),
        ("<trunk version='2'><port>1</port><number>+1</number></trunk>", 1),
        ("<trunk version='1'>\n<port>1</port></trunk>", 1), ("<other/>", 1),
        ("<trunk version='1'><port>1</port><number>+1</number>\n<more/></trunk>", 2),
    ]) func invalid(_ text: String, _ line: Int) throws {
        let findings = try Self.findings(text)
        #expect(findings.contains { $0.location?.line == line })
        #expect(!findings.isEmpty && findings.allSatisfy { $0.rule == "xml-schema" && $0.location?.file == "x.xml" })
        #expect(findings.allSatisfy { $0.severity == .error && !$0.message.isEmpty })
    }

    @Test func valuesAreNotQuoted() throws {
        let text = "<trunk version='geheim'><port>geheim</port><number>geheim</number><secret>geheim</secret></trunk>"
        let findings = try Self.findings(text)
        #expect(!findings.isEmpty)
        #expect(!findings.contains { $0.message.contains("geheim") })
    }

    @Test(arguments: [
        "", "<a/>", "<element xmlns='http://relaxng.org/ns/structure/1.0'/>",
        "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='/etc/passwd'/></grammar>",
        "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><externalRef href='/etc/passwd'/></element>",
        "<!DOCTYPE a><element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><empty/></element>",
    ]) func noSchema(_ text: String) {
        #expect(throws: DiagnosedFailure.self) { try RelaxNG(schemaText: text) }
    }

    @Test func usedTwice() throws {
        var log = DiagnosticLog()
        let schema = try RelaxNG(schemaText: Self.schema)
        let good = try #require(
            XMLDocument.parse(
                Array("<trunk version='1'><port>1</port><number>+1</number></trunk>".utf8),
                file: "g.xml",
                log: &log
            )
        )
        let bad = try #require(XMLDocument.parse(Array("<x/>".utf8), file: "b.xml", log: &log))
        for _ in 0..<3 {
            #expect(schema.validate(good).isEmpty)
            #expect(!schema.validate(bad).isEmpty)
        }
        #expect(!good.bytes().isEmpty)
    }
}

import ConfigFormats
import Diagnostics
import Foundation
import Testing

@Suite struct XMLReaderTests {
    static func read(_ text: String) -> (node: XMLNode?, findings: [String]) {
        var log = DiagnosticLog()
        let node = XMLReader.read(Array(text.utf8), file: "x.xml", log: &log)
        return (node, log.places)
    }

    @Test func tree() throws {
        let text = """
            <?xml version="1.0"?>
            <!-- c -->
            <a z="1" b="&#9;2" xmlns:p="urn:p" p:q="3"
               xmlns="urn:d">t<![CDATA[<&]]>&amp;<p:e/>u
              <f>é😀</f><f/>
            </a>
            """
        let (node, findings) = Self.read(text)
        let root = try #require(node)
        #expect(findings.isEmpty)
        #expect(root.name == "a" && root.namespace == "urn:d")
        #expect(root.attributes == [.init("z", "1"), .init("b", "\t2"), .init("q", namespace: "urn:p", "3")])
        #expect(root[attribute: "b"] == "\t2" && root[attribute: "q"] == nil)
        #expect(root.text == "t<&&u\n  \n")
        #expect(root.children.map(\.name) == ["e", "f", "f"])
        #expect(root.children.map(\.namespace) == ["urn:p", "urn:d", "urn:d"])
        #expect(root.child("f")?.text == "é😀" && root.children("f").count == 2 && root.child("g") == nil)
        #expect(root.children.map(\.location.line) == [4, 5, 5])
        #expect(root.location.file == "x.xml")
    }

    @Test(arguments: [
        ("", 1), ("x", 1), ("<a>\n<b>\n</a>", 3), ("<a>\n", 2), ("<a>\n&b;</a>", 2), ("<a>\n\n a & b</a>", 3),
        ("<a b='1'\nb='2'/>", 2),
        ("<a\n b=1/>", 2), ("<a/>\n<b/>", 2), ("<a>\n\u{1}</a>", 2), ("<a>&#0;</a>", 1),
        ("\n<?xml version='1.0'?><a/>", 2),
        ("<a>\n<p:b/></a>", 2), ("<a>]]></a>", 1), ("<a b='<'/>", 1),
        ("<?xml version='1.0' encoding='no-such'?>\n<a/>", 1),
    ]) func malformed(_ text: String, _ line: Int) {
        let (node, findings) = Self.read(text)
        #expect(node == nil)
        #expect(findings.first == "\(line):1 xml-syntax")
    }

    @Test func encodings() {
        var log = DiagnosticLog()
        let latin = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>".utf8) + [0xe9] + Array("</a>".utf8)
        #expect(XMLReader.read(latin, file: "x.xml", log: &log)?.text == "é")
        let wide = "\u{feff}<a>é😀</a>".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(XMLReader.read(wide, file: "x.xml", log: &log)?.text == "é😀")
        #expect(XMLReader.read(Array("\u{feff}<a>é</a>".utf8), file: "x.xml", log: &log)?.text == "é")
        #expect(log.diagnostics.isEmpty)
        let broken = Array("<a>\n".utf8) + [0xe9, 0x72] + Array("</a>".utf8)
        #expect(XMLReader.read(broken, file: "x.xml", log: &log) == nil)
        #expect(log.places == ["2:1 xml-syntax"])
    }

    @Test func entitiesAreRefused() {
        let laughs = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
        let bomb = "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY l0 \"ha\">\(laughs)]>\n<a b='&l9;'>&l9;</a>"
        let clock = ContinuousClock()
        let time = clock.measure { #expect(Self.read(bomb).findings == ["2:1 xml-dtd"]) }
        #expect(time < .seconds(10))
        #expect(Self.read("<!DOCTYPE a><a/>").findings == ["1:1 xml-dtd"])
        #expect(Self.read("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").findings == ["1:1 xml-dtd"])
    }

    /// A pipe that nobody writes to would stop whoever opens it.
    @Test(.timeLimit(.minutes(1))) func noOtherFileIsRead() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pipe = folder.appending(path: "pipe").path
        try #require(mkfifo(pipe, 0o600) == 0)
        for type in [
            "<!DOCTYPE a SYSTEM \"\(pipe)\">", "<!DOCTYPE a [<!ENTITY b SYSTEM \"\(pipe)\">]>",
            "<!DOCTYPE a [<!ENTITY % b SYSTEM \"\(pipe)\"> %b;]>", "<!DOCTYPE a PUBLIC \"x\" \"\(pipe)\" []>",
        ] {
            #expect(Self.read("\(type)<a>&b;</a>").findings == ["1:1 xml-dtd"])
        }
        let inclusion = "<a xmlns:x=\"http://www.w3.org/2001/XInclude\"><x:include href=\"\(pipe)\"/></a>"
        #expect(Self.read(inclusion).node?.children.map(\.name) == ["include"])
    }

    @Test func limits() {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(Self.read(deep).node == nil)
        #expect(Self.read(String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)).findings == [])
        let long = String(repeating: "x", count: 11_000_000)
        #expect(Self.read("<a b='\(long)'/>").findings == ["1:1 xml-syntax"])
        var log = DiagnosticLog()
        let large = [UInt8](repeating: 0x20, count: XMLDocument.maximumSize + 1)
        #expect(XMLReader.read(large, file: "x.xml", log: &log) == nil)
        #expect(log.places == ["1:1 xml-size"])
    }

    /// libxml2 takes time by the square of their number.
    @Test func manyAttributes() {
        func element(_ count: Int) -> String {
            "<!-- ' <a\n= --><?x <a ' ?>\n<a><![CDATA[<b '\n]]><b " + (0..<count).map { "a\($0)='=\"\n>'\n" }.joined()
                + "/></a>"
        }
        #expect(Self.read(element(1_000)).node?.children.first?.attributes.count == 1_000)
        #expect(Self.read(element(1_001)).findings == ["2004:1 xml-size"])
        #expect(Self.read(element(500_000)).findings == ["2004:1 xml-size"])
        #expect(Self.read("<a>\(String(repeating: "=", count: 5_000))</a>").findings.isEmpty)
        var log = DiagnosticLog()
        let wide = element(1_001).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(XMLReader.read([0xff, 0xfe] + wide, file: "x.xml", log: &log) == nil)
        #expect(log.places == ["2004:1 xml-size"])
    }

    /// libxml2 counts lines in 16 bits unless told otherwise.
    @Test func linesFarDown() {
        let text = "<a>" + String(repeating: "\n", count: 70_000) + "<b>x</b></a>"
        #expect(Self.read(text).node?.children.map(\.location.line) == [70_001])
    }

    @Test func messagesDoNotQuote() {
        var log = DiagnosticLog()
        for text in ["<a>geheim&geheim;</a>", "<a><geheim></a>", "<a geheim>", "<geheim:a/>", "<a>geheim</b>"] {
            _ = XMLReader.read(Array(text.utf8), file: "x.xml", log: &log)
        }
        let bytes = Array("<a>".utf8) + [0xe9] + Array("heim</a>".utf8)
        _ = XMLReader.read(bytes, file: "x.xml", log: &log)
        #expect(log.diagnostics.count >= 6)
        for diagnostic in log.diagnostics {
            #expect(!diagnostic.message.contains("heim") && !diagnostic.message.contains("0x"))
        }
    }
}

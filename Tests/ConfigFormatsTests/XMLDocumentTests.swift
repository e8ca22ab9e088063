import ConfigFormats
import Diagnostics
import Testing

/// Changing single elements of a file that somebody else made.
@Suite struct XMLDocumentTests {
    static func document(_ text: String) throws -> XMLDocument {
        var log = DiagnosticLog()
        let document = XMLDocument.parse(Array(text.utf8), file: "x.xml", log: &log)
        #expect(log.diagnostics.isEmpty)
        return try #require(document)
    }

    static func text(_ document: XMLDocument) -> String { String(decoding: document.bytes(), as: UTF8.self) }

    static let captured = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <?pi x?>
        <!-- made by é -->
        <p:conf xmlns:p="urn:p" xmlns="urn:d" z="1" a="2&#10;&quot;">
          <name>old</name>
          <unknown xmlns:x="urn:x" x:y="1"><![CDATA[<raw & kept>]]></unknown>
          <p:secret/>
          tail &amp; text&#13;
        </p:conf>

        """

    @Test func unchangedIsTheSame() throws {
        let document = try Self.document(Self.captured)
        #expect(Self.text(document) == Self.captured)
    }

    @Test(arguments: [
        "<a/>\n", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>é€😀</a>\n", "<a>é</a>\n", "\u{feff}<a>é</a>\n",
        "<!-- c --><a/>\n",
    ]) func declarations(_ text: String) throws {
        let made = Self.text(try Self.document(text))
        #expect(made.replacing("--><", with: "-->\n<").isSame(as: text.replacing("--><", with: "-->\n<")))
    }

    @Test func otherEncodings() throws {
        let start = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>".utf8)
        let bytes = start + [0xe9] + Array("</a>\n".utf8)
        var log = DiagnosticLog()
        let document = try #require(XMLDocument.parse(bytes, file: "x.xml", log: &log))
        #expect(document.bytes() == bytes)
        try document.root?.setText("ü€")
        #expect(document.bytes() == start + [0xfc] + Array("&#8364;</a>\n".utf8))
    }

    @Test func changes() throws {
        let document = try Self.document(Self.captured)
        let root = try #require(document.root)
        #expect(root.name == "conf" && root.namespace == "urn:p" && root.location.line == 4)
        let name = try #require(root.child("name"))
        #expect(name.text == "old" && name.namespace == "urn:d" && name.location.line == 5)
        try name.setText("a & <b>\r")
        try root.child("secret", in: "urn:p")?.setText("p\"w'é")
        #expect(root.child("secret", in: "urn:d") == nil)
        try root.setAttribute("a", "\"x\"\n")
        #expect(root.attribute("a") == "\"x\"\n" && root.attribute("none") == nil)
        let expected = Self.captured
            .replacing("old", with: "a &amp; &lt;b&gt;&#13;")
            .replacing("<p:secret/>", with: "<p:secret>p\"w'é</p:secret>")
            .replacing("2&#10;&quot;", with: "&quot;x&quot;&#10;")
        #expect(Self.text(document) == expected)
    }

    @Test func removeAndAppend() throws {
        let document = try Self.document("<a xmlns=\"urn:d\">\n  <b>1</b>\n  <c><d/>x</c>\n</a>")
        let root = try #require(document.root)
        let inner = try #require(root.child("c")?.child("d"))
        try root.child("c")?.setText("y")
        root.child("b")?.remove()
        root.child("b")?.remove()
        root.remove()
        // What was taken out can still be held.
        try inner.setText("z")
        inner.remove()
        #expect(inner.text == "z" && inner.name == "d")
        let added = try root.append("e", "<1>")
        #expect(added.namespace == "urn:d")
        try added.append("f").setAttribute("g", "h")
        #expect(Self.text(document) == "<a xmlns=\"urn:d\">\n  <c>y</c>\n<e>&lt;1&gt;<f g=\"h\"/></e></a>\n")
    }

    @Test func whatXMLCannotHold() throws {
        let document = try Self.document("<a>x</a>")
        let root = try #require(document.root)
        for text in ["\u{0}", "\u{1b}", "\u{fffe}"] {
            #expect(throws: DiagnosedFailure.self) { try root.setText(text) }
            #expect(throws: DiagnosedFailure.self) { try root.setAttribute("b", text) }
            #expect(throws: DiagnosedFailure.self) { try root.append("b", text) }
        }
        for name in ["", "a b", "1", "a:b", "a\u{0}", "<"] {
            #expect(throws: DiagnosedFailure.self) { try root.setAttribute(name, "") }
            #expect(throws: DiagnosedFailure.self) { try root.append(name) }
        }
        #expect(Self.text(document) == "<a>x</a>\n")
    }

    /// Elements outlive the variable that held their document.
    @Test func elementsKeepTheirDocument() throws {
        func root() throws -> XMLDocument.Element? { try Self.document("<a><b>x</b></a>").root }
        #expect(try root()?.child("b")?.text == "x")
    }
}

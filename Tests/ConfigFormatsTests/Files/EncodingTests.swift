import ConfigFormats
import Diagnostics
import Testing

/// Files of deployed systems in whatever encoding: the same texts at the same places.
@Suite struct EncodingTests {
    /// A text in an encoding.
    static func bytes(_ text: String, _ encoding: String) -> [UInt8] {
        switch encoding {
        case "utf-16le": ("\u{feff}" + text).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        case "utf-16be": ("\u{feff}" + text).utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        case "utf-8 with mark": Array(("\u{feff}" + text).utf8)
        case "latin-1": text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        default: Array(text.utf8)
        }
    }

    static let encodings = ["utf-8", "utf-8 with mark", "utf-16le", "utf-16be", "latin-1"]

    static func place(_ location: Diagnostics.SourceLocation?) -> String {
        location.map { "\($0.file) \($0.line):\($0.column)" } ?? "none"
    }

    @Test(arguments: encodings) func csv(_ encoding: String) {
        var log = DiagnosticLog()
        let file = SourceFile(path: "x.csv", bytes: Self.bytes("é,ü\r\n\"ß\",£\r\n", encoding))
        let table = CSVReader.table(file, shown: "d/x.csv", log: &log)
        #expect(table?[0, "é"] == "ß" && table?[0, "ü"] == "£")
        #expect(Self.place(table?.cell(row: 0, column: "ü")?.location) == "d/x.csv 2:5")
        #expect(CSVReader.rows(file, shown: "d/x.csv", log: &log).count == 2)
        #expect(log.diagnostics.isEmpty)
    }

    @Test(arguments: encodings) func json(_ encoding: String) {
        var log = DiagnosticLog()
        let file = SourceFile(path: "x.json", bytes: Self.bytes("{\"é\": \"ß\",\n\"ü\": \"£\"}", encoding))
        let node = JSONReader.read(file, shown: "d/x.json", log: &log)
        #expect(node?["é"]?.text == "ß" && node?["ü"]?.text == "£")
        #expect(Self.place(node?["ü"]?.location) == "d/x.json 2:6")
        #expect(log.diagnostics.isEmpty)
    }

    @Test(arguments: encodings) func sql(_ encoding: String) {
        var log = DiagnosticLog()
        let text = "INSERT INTO é (ü) VALUES ('ß'),\n('£');\n"
        let file = SourceFile(path: "x.sql", bytes: Self.bytes(text, encoding))
        let rows = SQLDump.read(file, shown: "d/x.sql", log: &log, tables: ["é"])?["é"]?.rows
        #expect(rows?.map { $0.text("ü") } == ["ß", "£"])
        #expect(rows?.map { Self.place($0["ü"]?.location) } == ["d/x.sql 1:27", "d/x.sql 2:2"])
        #expect(log.diagnostics.isEmpty)
    }

    @Test(arguments: encodings) func dbtext(_ encoding: String) {
        var log = DiagnosticLog()
        let file = SourceFile(path: "x", bytes: Self.bytes("é(str) ü(str)\nß:£\n", encoding))
        let row = DBTextTable.read(file, shown: "d/x", log: &log)?.rows.first
        #expect(row?.text("é") == "ß" && row?.text("ü") == "£")
        #expect(Self.place(row?["ü"]?.location) == "d/x 2:3")
        // Kamailio does not know the mark.
        #expect(log.places == (file.text.unicodeScalars.first == "\u{feff}" ? ["1:1 dbtext-header"] : []))
    }

    /// XML says itself what it is in.
    @Test(arguments: [
        ("utf-8", ""), ("utf-8 with mark", ""), ("utf-16le", "UTF-16"), ("utf-16be", "utf-16"),
        ("latin-1", "ISO-8859-1"), ("latin-1", "windows-1252"),
    ])
    func xml(_ encoding: String, _ name: String) {
        let declaration = name.isEmpty ? "" : "<?xml version=\"1.0\" encoding=\"\(name)\"?>"
        var log = DiagnosticLog()
        let file = SourceFile(path: "x.xml", bytes: Self.bytes("\(declaration)<a b='ß'>\n<c>£</c></a>", encoding))
        let node = XMLReader.read(file, shown: "d/x.xml", log: &log)
        #expect(node?[attribute: "b"] == "ß" && node?.child("c")?.text == "£")
        #expect(Self.place(node?.child("c")?.location) == "d/x.xml 2:1")
        #expect(log.diagnostics.isEmpty)
    }

    /// 0x80 to 0x9F are letters and signs, as Windows has them; the five that it leaves open stay controls.
    @Test func windows1252() {
        let file = SourceFile(path: "x", bytes: [0x80, 0x8a, 0x9f, 0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xa0, 0xff])
        #expect(!file.isUTF8)
        #expect(file.text == "€ŠŸ\u{81}\u{8d}\u{8f}\u{90}\u{9d}\u{a0}ÿ")
    }

    @Test func brokenUTF16() {
        #expect(SourceFile(path: "x", bytes: [0xff, 0xfe, 0x41, 0x00, 0x42]).text == "\u{feff}A\u{fffd}")
        #expect(SourceFile(path: "x", bytes: [0xfe, 0xff, 0xd8, 0x3d, 0x00, 0x41]).text == "\u{feff}\u{fffd}A")
        #expect(SourceFile(path: "x", bytes: [0xff, 0xfe]).text == "\u{feff}")
        #expect(SourceFile(path: "x", bytes: [0xfe]).text == "þ")
    }
}

import ConfigFormats
import Diagnostics
import Testing

@Suite struct DBTextTests {
    static func read(_ text: String) -> (table: DBTextTable?, findings: [String]) {
        var log = DiagnosticLog()
        let table = DBTextTable.read(text, file: "uacreg", log: &log)
        return (table, log.places)
    }

    /// The sample of the module's README, and all escapes.
    @Test func table() throws {
        let text =
            "id(int,auto) name(str) flag(double) desc(str,null) \n1:nick:0.34:a\\tgood\\: friend\n"
            + "2:cole:-3.75:colleague\n\n3:bob:2.50:\n-4:é\\\\\\n\\r\\0:2:\":;#\n"
        // A colon behind the last value is taken.
        let (read, findings) = Self.read(text.replacing(":\":;#", with: ":\";#:"))
        let table = try #require(read)
        #expect(findings == [])
        #expect(table.columns.map(\.name) == ["id", "name", "flag", "desc"])
        #expect(table.columns.map(\.kind) == [.int, .string, .double, .string])
        #expect(table.columns.map(\.isAuto) == [true, false, false, false])
        #expect(table.columns.map(\.allowsNull) == [false, false, false, true])
        #expect(
            table.rows.map { $0.values.map(\.text) } == [
                ["1", "nick", "0.34", "a\tgood: friend"], ["2", "cole", "-3.75", "colleague"],
                ["3", "bob", "2.50", nil],
                ["-4", "é\\\n\r\0", "2", "\";#"],
            ]
        )
        #expect(table.rows.first?.text("name") == "nick" && table.rows.last?.text("desc") == "\";#")
    }

    @Test func positions() {
        let table = Self.read("\u{feff}é(str) b(s,null)\n\n😀\\::x\na:\n").table
        #expect(table?.columns.map(\.location.column) == [1, 8])
        let places = table?.rows.map { $0.values.map { "\($0.location.line):\($0.location.column)" } }
        #expect(places == [["3:1", "3:5"], ["4:1", "4:3"]])
        #expect(table?.rows.first?["b"]?.location.file == "uacreg")
    }

    @Test func kinds() {
        let table = Self.read("a(INT) b(Double) c(string) d(blob) e(time) f(i,Null) g( str , null)\n").table
        #expect(table?.columns.map(\.kind) == [.int, .double, .string, .blob, .time, .int, .string])
        #expect(table?.columns.map(\.allowsNull) == [false, false, false, false, false, true, true])
    }

    @Test(arguments: [
        ("", ["1:1 dbtext-header"]), ("\n", ["1:1 dbtext-header"]), ("a\n", ["1:2 dbtext-header"]),
        ("a(x)\n", ["1:3 dbtext-header"]), ("a(int\n", ["1:6 dbtext-header"]), ("a(int,x)\n", ["1:7 dbtext-header"]),
        ("a(int,auto) b(int,auto)\n", ["1:19 dbtext-header"]), ("a(str,auto)\n", ["1:7 dbtext-header"]),
        ("a(int) a(str)\n", ["1:8 dbtext-header"]), ("a(int)\n1:2\n", ["2:1 dbtext-columns"]),
        ("a(int) b(int)\n1\n", ["2:1 dbtext-columns"]), ("a(int)\nx\n", ["2:1 dbtext-value"]),
        ("a(int) b(int)\n1:1.5\n", ["2:3 dbtext-value"]), ("a(int)\n-\n", ["2:1 dbtext-value"]),
        ("a(str)\nx\\y\n", ["2:3 dbtext-value"]), ("a(int) b(str)\n1:\n", ["2:3 dbtext-null"]),
        ("a(int) b(str)\n:x\n", ["2:1 dbtext-null"]), ("a(str)\r\nx\r\ny\r\n", ["1:7 dbtext-line-end"]),
        ("a(str)\nx", ["2:1 dbtext-line-end"]), ("a(int,null)\n:\n", []),
    ]) func errors(_ text: String, _ places: [String]) {
        #expect(Self.read(text).findings == places)
    }

    /// Kamailio fills up a row with texts, but not with numbers.
    @Test(arguments: [
        ("a(int) b(str) c(str,null)", false), ("a(int) b(int) c(str,null)", true), ("a(int) b(str)", true),
    ])
    func shortRows(_ header: String, _ isError: Bool) {
        var log = DiagnosticLog()
        let row = DBTextTable.read("\(header)\n1\n", file: "x", log: &log)?.rows.first
        #expect(log.places == ["2:1 dbtext-columns"] && log.hasErrors == isError)
        #expect(row?.text("a") == "1" && row?["b"] == nil)
    }

    @Test func long() {
        let most = String(repeating: "x", count: DBText.bufferSize - 1)
        #expect(Self.read("a(str)\n\(most)\n").findings == [] && DBText.refusal(of: most) == nil)
        #expect(Self.read("a(str)\n\(most)x\n").findings == ["2:1 dbtext-value"])
        #expect(DBText.refusal(of: most + "x") != nil)
    }

    /// A file of another kind does not bury the user, and no message quotes a value.
    @Test func manyErrors() {
        var log = DiagnosticLog()
        _ = DBTextTable.read("a(int)\n" + String(repeating: "geheim:\\x\n", count: 5_000), file: "x", log: &log)
        #expect(log.diagnostics.count == 101)
        #expect(!log.diagnostics.contains { $0.message.contains("geheim") })
    }
}

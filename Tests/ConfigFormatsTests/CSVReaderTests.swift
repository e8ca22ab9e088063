import ConfigFormats
import Diagnostics
import Testing

@Suite struct CSVReaderTests {
    static func read(_ text: String, strict: Bool = true) -> (rows: [[String]], findings: [String]) {
        var log = DiagnosticLog()
        let rows = CSVReader.rows(text, file: "x.csv", strict: strict, log: &log)
        return (rows.map(\.texts), log.places)
    }

    @Test(arguments: [
        ("", []), ("a", [["a"]]), ("a\n", [["a"]]), ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,\n,b", [["a", ""], ["", "b"]]), (",", [["", ""]]), ("\n", [[""]]), ("\"\"", [[""]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ("\u{feff}a,b", [["a", "b"]]), ("\"a\"\"b\",\"c,d\"", [["a\"b", "c,d"]]), ("\"a\r\nb\"\r\n", [["a\r\nb"]]),
        (" a , b ", [[" a ", " b "]]), ("é,😀\n\"e\u{301}\",\"\"\"\"", [["é", "😀"], ["e\u{301}", "\""]]),
    ]) func rows(_ text: String, _ rows: [[String]]) {
        #expect(Self.read(text) == (rows, []))
    }

    @Test func positions() {
        var log = DiagnosticLog()
        let rows = CSVReader.rows("\u{feff}é,\"a\r\nb\",c\r\n😀,x,\"\"", file: "x.csv", log: &log)
        let places = rows.map { $0.cells.map { "\($0.location.line):\($0.location.column)" } }
        #expect(places == [["1:1", "1:3", "2:4"], ["3:1", "3:3", "3:5"]])
        #expect(rows.first?.location?.file == "x.csv")
        #expect(log.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("a,b\n1,\"x", ["2:3 csv-quote"]), ("a\"b\n", ["1:2 csv-quote"]), ("a, \"b\"", ["1:4 csv-quote"]),
        ("\"a\"b,c\n\"d\" \n", ["1:4 csv-quote", "2:4 csv-quote", "2:1 csv-columns"]), ("a\rb\n", ["1:2 csv-line-end"]),
        ("a\r,b", ["1:2 csv-line-end", "2:1 csv-columns"]), ("a\u{0}\n", ["1:2 csv-character"]),
        ("\"\n\u{1b}\"", ["2:1 csv-character"]), ("a,b\n1\n1,2\n1,2,3\n", ["2:1 csv-columns", "4:1 csv-columns"]),
        ("a,b\n1,2\n\n", ["3:1 csv-columns"]), ("\r\r\n", ["1:1 csv-line-end"]),
    ]) func errors(_ text: String, _ places: [String]) {
        #expect(Self.read(text).findings == places)
    }

    @Test func columnsMayDifferWhereTheyMay() {
        #expect(Self.read("a,b\n1\n\n", strict: false) == ([["a", "b"], ["1"], [""]], []))
    }

    @Test func table() throws {
        var log = DiagnosticLog()
        let table = try #require(CSVReader.table("name,secret\nx,\"a,b\"\ny,\n", file: "x.csv", log: &log))
        #expect(table.header == ["name", "secret"])
        #expect(table.rows.count == 2)
        #expect(table[0, "secret"] == "a,b")
        #expect(table[1, "secret"] == "")
        #expect(table[0, "none"] == nil && table[2, "name"] == nil && table[-1, "name"] == nil)
        #expect(table.cell(row: 1, column: "secret")?.location.column == 3)
        #expect(log.diagnostics.isEmpty)
        let short = CSVTable(header: ["a", "b"], rows: Array(table.rows.map { CSVRow(Array($0.cells.prefix(1))) }))
        #expect(short[0, "a"] == "x" && short[0, "b"] == nil)
    }

    @Test func headers() {
        var log = DiagnosticLog()
        #expect(CSVReader.table("", file: "x.csv", log: &log) == nil)
        #expect(CSVReader.table("a,b,a\n1,2,3\n", file: "x.csv", log: &log)?[0, "a"] == "1")
        #expect(log.places == ["1:1 csv-header", "1:5 csv-header"])
    }

    /// A file of another kind does not bury the user, and no message quotes a cell.
    @Test func manyErrors() {
        var log = DiagnosticLog()
        _ = CSVReader.rows(String(repeating: "geheim\u{0}\"\n", count: 5_000), file: "x.csv", log: &log)
        #expect(log.diagnostics.count == 101)
        #expect(!log.diagnostics.contains { $0.message.contains("geheim") })
    }
}

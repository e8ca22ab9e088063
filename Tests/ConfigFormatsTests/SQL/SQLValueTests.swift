import ConfigFormats
import Diagnostics
import Testing

/// Single values, their places, and what cannot be read.
@Suite struct SQLValueTests {
    static func read(_ text: String) -> (dump: SQLDump?, findings: [String]) {
        var log = DiagnosticLog()
        let dump = SQLDump.read(text, file: "x.sql", log: &log)
        return (dump, log.places)
    }

    @Test(arguments: [
        ("1", "1"), ("-1.50", "-1.50"), ("+7", "7"), (".5e-3", ".5e-3"), ("NULL", nil), ("null", nil), ("TRUE", "1"),
        ("''", ""), ("'NULL'", "NULL"), ("'a''b'", "a'b"), ("\"a'b\"\"\"", "a'b\""), ("'\\'\\\"\\\\'", "'\"\\"),
        ("'\\n\\r\\t\\b\\Z\\0\\x\\%\\_'", "\n\r\t\u{8}\u{1a}\u{0}x\\%\\_"), ("'a' \n 'b'", "ab"), ("_binary 'é'", "é"),
        ("_utf8mb4'x'", "x"), ("N'x'", "x"), ("x'6162'", "ab"), ("X''", ""), ("0x6162", "ab"), ("0x161", "\u{1}a"),
        ("b'101'", "5"), ("'-- x'", "-- x"), ("'/* x */'", "/* x */"), ("'😀'", "😀"), ("/* x */ 1 -- y\n", "1"),
        ("'a\nb'", "a\nb"), ("'\\é'", "é"),
    ]) func values(_ written: String, _ text: String?) {
        let (dump, findings) = Self.read("INSERT INTO t VALUES (\(written),'end');")
        #expect(findings == [])
        #expect(dump?["t"]?.rows.first?.values.map(\.text) == [text, "end"])
    }

    @Test func positions() throws {
        let dump = Self.read("\u{feff}INSERT INTO é VALUES ('é', 2),\n  ('😀\n', _binary 'x', NULL),(1);").dump
        let rows = try #require(dump?["é"]?.rows)
        func place(_ location: Diagnostics.SourceLocation) -> String { "\(location.line):\(location.column)" }
        #expect(rows.map { place($0.location) } == ["1:22", "2:3", "3:23"])
        #expect(
            rows.map { $0.values.map { place($0.location) } } == [["1:23", "1:28"], ["2:4", "3:4", "3:17"], ["3:24"]]
        )
    }

    @Test(arguments: [
        ("", ["1:1 sql-empty"]), ("x", ["1:1 sql-statement", "1:2 sql-syntax", "1:1 sql-empty"]),
        ("SET a=1;", ["1:1 sql-empty"]), ("INSERT INTO t VALUES (1)", ["1:25 sql-syntax"]),
        ("INSERT INTO t VALUES (now(),1);", ["1:23 sql-value"]), ("INSERT INTO t VALUES (1,,2);", ["1:25 sql-syntax"]),
        ("INSERT INTO t VALUES ('x);", ["1:23 sql-syntax"]),
        ("INSERT INTO t VALUES (1 2),(3);", ["1:23 sql-value"]), ("INSERT INTO t VALUES (01a);", ["1:23 sql-value"]),
        ("INSERT INTO t SELECT 1;", ["1:21 sql-syntax"]), ("INSERT INTO t (a) VALUES (1,2);", ["1:26 sql-columns"]),
        ("CREATE TABLE t (a int);\nINSERT INTO t (b) VALUES (1);", ["2:16 sql-columns"]),
        ("CREATE TABLE t LIKE u;\nINSERT INTO t VALUES (x'1');", ["1:16 sql-syntax", "2:23 sql-value"]),
        ("CREATE TABLE t (a int;\nINSERT INTO t VALUES (1);", ["1:22 sql-syntax"]),
        ("INSERT INTO t VALUES (1);\nDELETE FROM t WHERE a=';';", ["2:1 sql-statement"]),
        ("CREATE TABLE t (a int);\nTRUNCATE TABLE t;", []),
        ("INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a=1;", []),
        ("/* x", ["1:1 sql-syntax", "1:1 sql-empty"]),
        ("DELIMITER\nINSERT INTO t VALUES (1);", ["1:10 sql-syntax"]),
        ("CREATE TABLE t (a int);\n) x;", ["2:1 sql-syntax"]),
        ("INSERT INTO `t VALUES (1);", ["1:13 sql-syntax"]),
    ]) func errors(_ text: String, _ places: [String]) {
        #expect(Self.read(text).findings == places)
    }

    /// What follows a statement that cannot be read is read.
    @Test func readingGoesOn() {
        let (dump, findings) = Self.read("INSERT INTO t VALUES (1),(2;\nINSERT INTO t VALUES (3);\n")
        #expect(findings == ["1:28 sql-syntax"])
        #expect(dump?["t"]?.rows.map { $0.values.first?.text } == ["1", "3"])
    }

    /// One text of another encoding does not spoil the rest.
    @Test func encodings() {
        let bytes =
            Array("INSERT INTO t VALUES ('é','".utf8) + [0xe9, 0x80] + Array("',1),\n('".utf8) + [0xe9]
            + Array("',2);\n".utf8)
        var log = DiagnosticLog()
        let dump = SQLDump.read(SourceFile(path: "x.sql", bytes: bytes), shown: "d/x.sql", log: &log)
        #expect(log.places == [])
        let rows = dump?["t"]?.rows.map(\.values) ?? []
        #expect(rows.map { $0.map(\.text) } == [["é", "é€", "1"], ["é", "2"]])
        #expect(rows.last?.last?.location == Diagnostics.SourceLocation(file: "d/x.sql", line: 2, column: 6))
    }

    /// A file of another kind does not bury the user, and no message quotes a value.
    @Test func manyErrors() {
        var log = DiagnosticLog()
        let text = String(repeating: "INSERT INTO t VALUES (geheim('geheim'));\n) geheim;\n", count: 2_000)
        _ = SQLDump.read(text, file: "x.sql", log: &log)
        #expect(log.diagnostics.count == 101)
        #expect(!log.diagnostics.contains { $0.message.contains("geheim") })
    }

    @Test func limits() {
        let names = String(repeating: "a,", count: SQLDump.maximumColumns)
        #expect(Self.read("CREATE TABLE t (\(names)a);").findings.contains { $0.hasSuffix("sql-size") })
        let deep = String(repeating: "(", count: SQLDump.maximumDepth + 2)
        #expect(Self.read("CREATE TABLE t (a int \(deep);").findings.first == "1:123 sql-syntax")
        let tables = (0...SQLDump.maximumTables).map { "INSERT INTO t\($0) VALUES (1);" }.joined()
        #expect(Self.read(tables).findings.count == 1)
        let long = String(repeating: "x", count: SQLDump.maximumValueSize + 1)
        #expect(Self.read("INSERT INTO t VALUES ('\(long)');").findings == ["1:16777242 sql-size"])
        let nested = String(repeating: "_a ", count: 100_000)
        #expect(Self.read("INSERT INTO t VALUES (\(nested)'x');").findings == ["1:23 sql-value"])
    }
}

import ConfigFormats
import Diagnostics
import TestSupport
import Testing

/// Real Kamailio and our reader are of one mind about tables of `db_text`.
@Suite struct DBTextAgreementTests {
    static let header = "id(int,auto) a(str) b(string,null)\n"

    /// What Kamailio takes, and what makes it refuse a table.
    static let samples = [
        "rows": "1:x:z\n\n2:q:\n-3:tr:ail:\n", "last": "1:x:y\n2:z:q", "plain": "1:\";#\\\\:é\n", "few": "1:x\n",
        "fewer": "1\n", "many": "1:x:y:z\n", "escape": "1:x\\y:z\n", "null": "1::z\n", "number": "1.5:x:z\n",
        "noNumber": "x:x:z\n", "longest": "1:x:" + String(repeating: "y", count: DBText.bufferSize - 1) + "\n",
        "tooLong": "1:x:" + String(repeating: "y", count: DBText.bufferSize) + "\n",
    ]

    static func read(_ text: String) -> (table: DBTextTable?, findings: [Diagnostic]) {
        var log = DiagnosticLog()
        return (DBTextTable.read(text, file: "x", log: &log), log.diagnostics)
    }

    @Test func sameTablesAreTaken() async throws {
        try await KamailioTables.with(Self.samples.mapValues { Self.header + $0 }) { kamailio in
            for (name, text) in Self.samples {
                let rows = try await kamailio.rows(name)
                let (table, findings) = Self.read(Self.header + text)
                // NULL where it may not be is only a warning: a parameter allows it.
                let isTaken = !findings.contains { $0.severity == .error || $0.rule == "dbtext-null" }
                #expect((rows != nil) == isTaken, "\(name): \(findings)")
                guard let rows, name != "longest" else { continue }
                let ours = table?.rows.map { row in ["id", "a", "b"].map { DBText.escape(row.text($0) ?? "") } } ?? []
                // It drops a last row without a line break, as our warning says.
                let isCut = findings.contains { $0.rule == "dbtext-line-end" }
                #expect(rows == ours.dropLast(isCut ? 1 : 0).map { $0.joined(separator: ":") }, "\(name)")
            }
        }
    }

    /// In the first line CR is an error to Kamailio; behind a text it belongs to the text, which is as bad.
    @Test func carriageReturns() async throws {
        let tables = ["all": Self.header.dropLast() + "\r\n1:x:y\r\n", "row": Self.header + "1:x:y\r\n"]
        for text in tables.values { #expect(Self.read(text).findings.map(\.rule) == ["dbtext-line-end"]) }
        try await KamailioTables.with(tables) { kamailio in
            let (all, row) = (try await kamailio.rows("all"), try await kamailio.rows("row"))
            #expect(all == nil && row == ["1:x:y\\r"])
        }
    }

    /// Names and texts that are awkward come back from Kamailio as they are written.
    @Test func escapedTexts() async throws {
        let texts = [":", "\\", "\\:", "\n", "\r\n", "\t", "a b", "é😀", "'\"", "p:a#s\"s;%", "\\n", "=(),", " x "]
        let rows = texts.enumerated().map { "\($0):\(DBText.escape($1)):" }
        let file = Self.header + rows.map { $0 + "\n" }.joined()
        let table = try #require(Self.read(file).table)
        #expect(table.rows.map { $0.text("a") } == texts)
        try await KamailioTables.with(["t": file]) { kamailio in
            let read = try await kamailio.rows("t")
            #expect(read == rows)
        }
    }

    /// To Kamailio a byte order mark belongs to the first column's name.
    @Test func byteOrderMark() async throws {
        let text = "\u{feff}id(int) a(str)\n1:x\n"
        #expect(Self.read(text).findings.map(\.rule) == ["dbtext-header"])
        try await KamailioTables.with(["t": text]) { kamailio in
            let answer = try await kamailio.ask("db_text.query", "select id from t")
            #expect(!answer.contains("total rows"), "\(answer)")
        }
    }
}

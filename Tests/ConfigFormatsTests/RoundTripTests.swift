import ConfigFormats
import Diagnostics
import Testing
import Yams

/// What an escaper writes, a reader of the format reads as it was.
@Suite struct RoundTripTests {
    /// Checks all awkward texts.
    ///
    /// - Parameters:
    ///   - refusal: Says which texts are passed over.
    ///   - refused: How many of the samples are refused.
    ///   - seed: Begins the random numbers.
    ///   - sourceLocation: The test that asks.
    ///   - readBack: Escapes a text, puts it into a file and reads that.
    static func check(
        _ refusal: (String) -> String?,
        refused: Int,
        seed: UInt64,
        sourceLocation: Testing.SourceLocation = #_sourceLocation,
        readBack: (String) -> String?
    ) {
        #expect(AwkwardTexts.samples.count { refusal($0) != nil } == refused, sourceLocation: sourceLocation)
        let texts = AwkwardTexts.all(random: 4_000, seed: seed).filter { refusal($0) == nil }
        #expect(texts.count > 1_000, sourceLocation: sourceLocation)
        for text in texts where !text.isSame(as: readBack(text)) {
            Issue.record("\(text.debugDescription)", sourceLocation: sourceLocation)
        }
    }

    /// In the first, a middle and the last cell, with either line end.
    @Test(arguments: ["\n", "\r\n"]) func csv(_ lineEnd: String) {
        Self.check(CSVText.refusal, refused: 5, seed: 31) { text in
            let cell = CSVText.escape(text)
            var log = DiagnosticLog()
            let file = "\(cell),\(cell),\(cell)\(lineEnd)1,\(cell),3\(lineEnd)"
            let rows = CSVReader.rows(file, file: "x.csv", log: &log)
            guard log.places.isEmpty, rows.count == 2, rows[1].texts.first == "1" else { return nil }
            return rows[0].texts.allSatisfy({ $0.isSame(as: text) }) ? rows[1].texts[1] : nil
        }
    }

    @Test func json() {
        Self.check(JSONText.refusal, refused: 0, seed: 32) { text in
            let string = JSONText.escape(text)
            var log = DiagnosticLog()
            let node = JSONReader.read("{\"\(string)\": [\"\(string)\"]}", file: "x.json", log: &log)
            guard log.places.isEmpty, node?.members.first?.name.isSame(as: text) == true else { return nil }
            return node?[text]?.items.first?.text
        }
    }

    @Test(arguments: ["\"", "'"]) func xml(_ quote: String) {
        Self.check(XMLText.refusal, refused: 4, seed: 33) { text in
            let value = XMLText.escape(text)
            var log = DiagnosticLog()
            let file = "<a b=\(quote)\(value)\(quote)>\(value)</a>"
            let node = XMLReader.read(Array(file.utf8), file: "x.xml", log: &log)
            return node?[attribute: "b"]?.isSame(as: text) == true ? node?.text : nil
        }
    }

    /// In the first, a middle and the last column.
    @Test func dbtext() {
        Self.check(DBText.refusal, refused: 1, seed: 37) { text in
            let value = DBText.escape(text)
            var log = DiagnosticLog()
            let header = "a(string,null) b(str,null) c(blob,null)"
            let table = DBTextTable.read("\(header)\n\(value):\(value):\(value)\n", file: "x", log: &log)
            let columns = table?.columns.map(\.name) ?? []
            // An empty line is no row, and an empty value is NULL.
            guard log.places.isEmpty, let row = table?.rows.first else { return nil }
            let texts = columns.map { row.text($0) ?? "" }
            return texts.count == 3 && texts.allSatisfy { $0.isSame(as: text) } ? texts[0] : nil
        }
    }

    @Test func yaml() {
        Self.check(YAMLText.refusal, refused: 0, seed: 34) { text in
            // Yams drops a byte order mark at a text's start, which other readers keep: not with a letter before it.
            let mark = text.unicodeScalars.first == "\u{feff}" ? "x" : ""
            let file = "v: \"\(mark)\(YAMLText.escape(text))\"\nw: 1\n"
            guard !file.contains("\t"), let node = try? Yams.compose(yaml: file), node["w"]?.string == "1",
                let read = node["v"]?.string
            else { return nil }
            return String(read.unicodeScalars.dropFirst(mark.unicodeScalars.count))
        }
    }

    @Test func php() {
        Self.check(PHPText.refusal, refused: 1, seed: 35) { Self.phpString("'\(PHPText.escape($0))'") }
    }

    @Test func line() {
        Self.check(LineText.refusal, refused: 14, seed: 36) { text in
            let lines = LineText.escape(text).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            return lines.count == 1 ? lines.first.map(String.init) : nil
        }
    }

    /// What PHP makes of a single-quoted string (PHP manual, Strings); nil if it ends too early or never.
    static func phpString(_ literal: String) -> String? {
        var scalars = Array(literal.unicodeScalars)[...]
        guard scalars.popFirst() == "'" else { return nil }
        var text = String.UnicodeScalarView()
        while let scalar = scalars.popFirst() {
            if scalar == "'" { return scalars.isEmpty ? String(text) : nil }
            if scalar == "\\", let next = scalars.first, next == "'" || next == "\\" {
                text.append(next)
                scalars.removeFirst()
            } else {
                text.append(scalar)
            }
        }
        return nil
    }
}

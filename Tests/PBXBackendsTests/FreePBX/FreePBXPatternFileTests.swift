import Testing

/// The evaluator of FreePBX's patterns, by hand: what the conformance suite's verdicts stand on.
@Suite struct FreePBXPatternFileTests {
    private static func file(_ rows: String...) throws -> FreePBXPatternFile {
        let text = (["prepend,prefix,match pattern,callerid"] + rows).joined(separator: "\n") + "\n"
        return try FreePBXPatternFile.read(text, file: "test.csv")
    }

    @Test func mostExactPatternTakesTheCall() throws {
        let file = try Self.file("+,00,X.,", "+31,0,[1-9]XXXXXXXX,", ",,112,", "9,,11X,")
        #expect(file.row(for: "0501234567", from: "")?.prepend == "+31")
        #expect(file.row(for: "0049301234567", from: "")?.prefix == "00")
        #expect(file.row(for: "112", from: "")?.match == "112")
        #expect(file.row(for: "113", from: "")?.prepend == "9")
        #expect(file.row(for: "0501", from: "") == nil)
        #expect(file.row(for: "00", from: "") == nil)
    }

    @Test func patternWithCallerIDIsForThatExtensionOnly() throws {
        let file = try Self.file("+31,0,[1-9]XXXXXXXX,219", ",,112,")
        #expect(file.row(for: "0501234567", from: "219")?.callerID == "219")
        #expect(file.row(for: "0501234567", from: "210") == nil)
        #expect(file.row(for: "0501234567", from: "") == nil)
        #expect(file.row(for: "112", from: "219")?.match == "112")
    }

    @Test(arguments: ["prefix,prepend,match pattern,callerid\n", "prepend,prefix,match pattern,callerid\n1,2,3\n", ""])
    func refusesWhatThePageWouldNotTake(_ text: String) {
        #expect(throws: GeneratedBundle.Missing.self) { try FreePBXPatternFile.read(text, file: "test.csv") }
    }
}

import Foundation
import TestSupport
import Testing

/// The torture messages are the ones that the RFCs have.
@Suite struct TortureFilesTests {
    @Test func everyMessageIsThere() throws {
        let all = try TortureMessage.load()
        #expect(all.count(where: { $0.rfc == 4475 }) == 49)
        #expect(all.count(where: { $0.rfc == 5118 }) == 12)
        for rfc in [4475, 5118] {
            let folder = TortureMessage.folder.appending(path: "RFC\(rfc)").path
            let files = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
            #expect(files == Set(all.filter { $0.rfc == rfc }.map { "\($0.name).txt" }))
        }
    }

    /// No editor has changed a space or a line end.
    @Test func everyMessageHasItsSum() throws {
        let sums = try String(contentsOf: TortureMessage.folder.appending(path: "SHA256SUMS"), encoding: .utf8)
        #expect(sums == TortureMessage.all.map { "\($0.sha256)  \($0.name)\n" }.joined())
    }

    @Test(arguments: TortureMessage.all) func isWhatTheTableSays(_ message: TortureMessage) throws {
        #expect(!message.verdicts.isEmpty && !message.note.isEmpty)
        let text = String(decoding: message.bytes, as: UTF8.self)
        if let method = message.method {
            #expect(text.hasPrefix("\(method) "))
        } else {
            #expect(text.hasPrefix("SIP/2.0 "))
            #expect(message.verdicts == [.drop])
        }
        if message.syntax == .invalid { #expect(message.verdicts != [.normal]) }
    }

    /// Messages whose archived file lacks the empty line behind the headers, so that it is no whole message.
    static let unfinished = ["baddn", "ipv6-bug-abnf-3-colons", "ipv6-correct-abnf-2-colons"]

    /// Folder of the files from the RFCs' appendices, on machines that have them.
    static let archive: URL = {
        let given = ProcessInfo.processInfo.environment["TRUNKLINE_SHARED"].map { URL(filePath: $0) }
        let shared = given ?? GoldenCase.projectFolder.deletingLastPathComponent().appending(path: "shared")
        return shared.appending(path: "data/sip")
    }()

    @Test(.enabled(if: FileManager.default.fileExists(atPath: archive.path)), arguments: TortureMessage.all)
    func isTheArchivedOne(_ message: TortureMessage) throws {
        let ending = message.rfc == 4475 ? ".dat" : ""
        let file = Self.archive.appending(path: "rfc\(message.rfc)/\(message.name)\(ending)")
        var archived = Array(try Data(contentsOf: file))
        // The archive of RFC 5118 has bare line feeds.
        if message.rfc == 5118 { archived = archived.flatMap { $0 == 10 ? [13, 10] : [$0] } }
        if Self.unfinished.contains(message.name) { archived += [13, 10] }
        #expect(message.bytes == archived)
    }
}

/// The notation of RFC 4475 §2, with its own examples.
@Suite struct TortureNotationTests {
    @Test(arguments: [
        ("To: a\n\nbody\n", "To: a\r\n\r\nbody\r\n"),
        ("To: a\n", "To: a\r\n\r\n"),
        (
            "<allOneLine>\nHeader-name: first value,\n reallylong\nsecond\nvalue,\n third value\n</allOneLine>\n",
            "Header-name: first value, reallylongsecondvalue, third value\r\n\r\n"
        ),
        ("Header-name: value<hex>206F6E</hex>e\n", "Header-name: value one\r\n\r\n"),
        ("Subject: <hex>E282AC</hex>\n", "Subject: €\r\n\r\n"),
        ("a\n\n<hex>\n61 62\n63\n</hex>\n", "a\r\n\r\nabc\r\n"),
        ("<repeat count=3>abc</repeat><repeat count=0>d</repeat>\n", "abcabcabc\r\n\r\n"),
        ("1<repeat count=6><hex>30</hex></repeat> bottles\n", "1000000 bottles\r\n\r\n"),
    ])
    func bytes(_ text: String, _ expected: String) throws {
        #expect(try TortureNotation.bytes(of: text) == Array(expected.utf8))
    }

    @Test(arguments: [
        "<allOneLine>\na", "<hex>0", "<hex>0</hex>", "<hex>zz</hex>", "<hex>+1</hex>", "<repeat count=x>a</repeat>",
    ])
    func mistakes(_ text: String) {
        #expect(throws: TortureNotation.Mistake.self) { try TortureNotation.bytes(of: text) }
    }
}

import Diagnostics
import TestSupport
import Testing

@testable import TrunkModel

@Suite("Writing trunk files")
struct TrunkFileWriterTests {
    /// A golden case read, written with all comments, and both loaded.
    private func rewritten(_ name: String, _ language: Language) throws -> (old: Trunk, new: Trunk, text: String) {
        let golden = GoldenCase(name: name)
        var log = DiagnosticLog()
        let file = try #require(TrunkFile.read(try golden.text, file: "old.yaml", log: &log))
        let (old, _) = try golden.run()
        let head = TrunkFileHead(
            path: "\(name).yaml",
            pbx: PBXChoice(selector: "asterisk-pjsip", brand: "Asterisk\n", type: "20")
        )
        let text = TrunkFileWriter(language: language, head: head, profile: old?.profile).text(of: file)
        let pipeline = Pipeline(folder: Repository.cases, environment: try GoldenCase.environment)
        let (new, findings) = pipeline.run(text, file: name + ".yaml")
        #expect(findings.filter { $0.rule != "secret-plain" } == [], "\(name)")
        return (try #require(old), try #require(new), text)
    }

    @Test("What is written reads back as the same trunk", arguments: GoldenCase.names, Language.allCases)
    func roundTrip(name: String, language: Language) throws {
        let (old, new, _) = try rewritten(name, language)
        #expect(old.facts == new.facts)
        #expect(old.accounts.map { $0.password.reveal() } == new.accounts.map { $0.password.reveal() })
    }

    @Test("Every line of a mapping's value has its comment at one column, and no line ends with a blank")
    func layout() throws {
        let (_, _, text) = try rewritten("groningen", .nl)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.last != " " })
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n") && !text.contains("\n\n\n"))
        #expect(text.contains("\nname: groningen                      # wordt naam van"))
        #expect(text.contains("\n# Merk: Asterisk ; type: 20\n"))
        #expect(text.contains("\n#   trunkline generate groningen.yaml --pbx asterisk-pjsip --output out\n"))
        #expect(text.contains("{last2}\" }  # +31508200019 gaat naar 219\n"))
    }

    @Test(
        "A path is one word for the shell",
        arguments: [
            ("a.yaml", "a.yaml"), ("my trunk.yaml", "'my trunk.yaml'"), ("it's", "'it'\\''s'"), ("", "''"),
            ("$(x)", "'$(x)'"),
        ]
    )
    func shellWords(path: String, word: String) {
        #expect(TrunkFileHead.shellWord(path) == word)
    }

    @Test("Whatever a text holds, it reads back as it was, and so does all beside it")
    func anyText() throws {
        var random = SeededGenerator(seed: 20_241)
        let alphabet = ": #\"'\\é{}[],&*!|>%@`-?~=.0123456789abynulltrue$ \u{301}\u{a0}€😀/()\u{fffd}\t\u{e000}"
        for round in 0..<1_500 {
            let texts = (0..<4).map { _ in random.text(length: 0...12, of: alphabet) }
            var log = DiagnosticLog()
            var file = try #require(TrunkFile.read(Sample.trunk, file: "x", log: &log))
            let place = SourceLocation(file: "x")
            file.numbers?.value[0].description = Located(texts[0], at: place)
            file.accounts?.value[0].password = Located(.plain(Secret(texts[1])), at: place)
            file.accounts?.value[1].description = Located(texts[2], at: place)
            file.providerSide.fallback = Located(texts[3], at: place)
            let written = TrunkFileWriter(language: .en).text(of: file)
            let again = try #require(TrunkFile.read(written, file: "y", log: &log), "\(round): \(written)")
            #expect(log.sorted == [], "\(round): \(written)")
            #expect(again.numbers?.value[0].description?.value == texts[0])
            #expect(again.accounts?.value[0].password?.value == SecretReference(texts[1]))
            #expect(again.accounts?.value[1].description?.value == texts[2])
            #expect(again.providerSide.fallback?.value == texts[3])
            #expect(again.numbers?.value[0].inbound?.targets.first?.target.value == "100")
        }
    }

    @Test(
        "Words that some reader takes for something else stand in quotes",
        arguments: [
            "yes", "No", "null", "~", "010", "1e3", "a: b", "a #b", "-", "- a", "é", " a", "a ", "", "12:30", "0x1f",
            "a:",
        ]
    )
    func quotes(text: String) { #expect(YAMLScalar.text(text).hasPrefix("\"")) }

    @Test(
        "Plain words and references stand bare",
        arguments: [
            "groningen", "Belplan Receptie", "203.0.113.10", "192.0.2.16/28", "${env:A_B}", "${file:secrets/a b}",
            "pbx.callvoip.nl",
        ]
    )
    func bare(text: String) { #expect(YAMLScalar.text(text) == text) }

    @Test("Control characters are written as escapes")
    func escapes() {
        #expect(YAMLScalar.quoted("a\nb\u{7}\u{2028}\u{FEFF}\"\\") == #""a\nb\x07\u2028\uFEFF\"\\""#)
        #expect(YAMLScalar.comment("a\nb") == "a b")
    }
}

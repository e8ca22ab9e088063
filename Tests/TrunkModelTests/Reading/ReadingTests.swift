import Diagnostics
import Testing

@testable import TrunkModel

@Suite("Reading trunk files")
struct ReadingTests {
    private func read(_ text: String) -> (file: TrunkFile?, findings: [String]) {
        var log = DiagnosticLog()
        let file = TrunkFile.read(text, file: "trunk.yaml", log: &log)
        return (file, log.sorted.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule)" })
    }

    @Test("The sample is sound")
    func sample() { #expect(Sample.findings(adding: "") == []) }

    @Test(
        "Numbers arrive as they were written, in quotes or not",
        arguments: ["+31508200000", "\"+31508200000\"", "'+31508200000'", "!!int +31508200000", "&n +31508200000"]
    )
    func scalars(written: String) {
        let text = Sample.trunk.replacing("\"+31508200000\"", with: written)
        #expect(read(text).file?.numbers?.value.first?.number?.value == "+31508200000")
        #expect(read(text).findings == [])
    }

    @Test("Leading zeros stay")
    func zeros() {
        let file = read(Sample.trunk.replacing("country: NL", with: "country: NL, area_code: 050")).file
        #expect(file?.pbx?.areaCode?.value == "050")
    }

    @Test(
        "A byte-order mark and line ends of Windows move no position",
        arguments: ["", "\u{FEFF}"],
        ["\n", "\r\n"]
    )
    func marks(mark: String, lineEnd: String) {
        let text = mark + "name: groningen\nprovider callvoip\nkind: trunk\n".replacing("\n", with: lineEnd)
        #expect(read(text).findings == ["3:1 yaml-syntax"])
        let unknown =
            mark + Sample.trunk.replacing("name: groningen", with: "nam: groningen").replacing("\n", with: lineEnd)
        #expect(read(unknown).findings == ["1:1 missing-key", "1:1 unknown-key"])
    }

    @Test(
        "A wrong character is pointed at where the file holds the value as it is",
        arguments: [
            ("name: gro ningen", "1:10"), ("name: \"gro ningen\"", "1:11"), ("name: 'gro ningen'", "1:11"),
            ("name: \"gr\\x6f ningen\"", "1:7"), ("name: |\n  gro ningen", "1:7"), ("name: >-\n  gro\n  ningen", "1:7"),
            ("name: gro\n  ningen", "1:7"), ("name: &a gro ningen", "1:7"),
        ]
    )
    func wrongCharacter(written: String, place: String) {
        let findings = Sample.findings(replacing: "name: groningen", with: written)
        #expect(findings.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0)" } == [place])
    }

    @Test("What stands in a message is one line")
    func oneLine() {
        let findings = Sample.findings(replacing: "name: groningen", with: "name: \"a\\nb\\e[31m\\u2028\"")
        #expect(
            findings.map(\.message) == [
                "name 'aU+000AbU+001B[31mU+2028' holds 'U+000A'; use letters from a to z, digits, - and _"
            ]
        )
    }

    @Test("Deep nesting is refused, not followed", arguments: ["[", "{a: ", "- ", "? "])
    func nesting(opening: String) {
        let text = String(repeating: opening, count: 100_000)
        #expect(read(text).findings.count == 1)
        #expect(read("name: " + text).findings.count == 1)
    }

    @Test("A nest of anchors is not multiplied out")
    func anchors() {
        var text = Sample.trunk + "a0: &a0 [x]\n"
        for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(read(text).findings.count == 61)
    }

    @Test("An anchor stands for its value")
    func alias() {
        let text = Sample.trunk.replacing(
            "username: trunk-b, password: \"${env:PASSWORD}\"",
            with: "username: trunk-b, password: *p"
        )
        .replacing("trunk-a, password: ", with: "trunk-a, password: &p ")
        #expect(Pipeline(environment: Sample.environment).run(text).trunk != nil)
    }

    @Test("Two megabytes of numbers are read and judged", .timeLimit(.minutes(1)))
    func large() throws {
        var text = Sample.trunk
        let description = String(repeating: "Kamer ", count: 30)
        for index in 1...8_000 {
            let digits = String(100_000 + index).dropFirst()
            text +=
                "  - { number: \"+315082\(digits)\", inbound: { extension: \"\(digits)\" }, description: \"\(description)\" }\n"
        }
        text += "callers:\n"
        for index in 1...2_000 { text += "  - { extension: \"\(index)\", caller_id: \"+31508200001\" }\n" }
        #expect(text.utf8.count > 2_000_000)
        let (trunk, findings) = Pipeline(environment: Sample.environment).run(text)
        #expect(findings == [])
        #expect(trunk?.numberCount == 8_001)
    }

    @Test("An empty value counts as none where a key may be left out")
    func emptyValues() {
        let text = Sample.trunk + "channels:\ndefault_caller_id:\ncallers:\noutbound:\nprovider_side:\n"
        #expect(read(text).findings == [])
    }

    @Test("Entries that cannot be read are not counted as missing")
    func unreadableEntries() {
        let findings = Sample.findings(
            replacing: "{ number: \"+31508200000\", inbound: { extension: \"100\" } }",
            with: "x"
        )
        #expect(findings.map(\.rule) == ["wrong-type"])
    }
}

import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// A sheet's field of several lines with a password in it.
@Suite struct SheetLinesTests {
    private static func sheets(_ password: String) throws -> [String: OutputFile] {
        var trunk = try GoldenCase(name: "assen-device-accounts").plan().plan.trunk
        trunk.accounts[0].password = Secret(password)
        let selection = try BackendRegistry.select("freepbx:2.11")[0]
        let files = try Generator().generate(DialPlan(trunk), for: selection).files
        return Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    }

    @Test func markdownNamesThePasswordOnly() throws {
        let file = try #require(try Self.sheets("zeer-geheim-woord")["setup-assen.nl.md"])
        #expect(!file.text.contains("zeer-geheim-woord"))
        #expect(!file.holdsSecret)
        #expect(file.text.contains(#"type=peer<br>secret=(wachtwoord accounts\[0\].password)<br>qualify=yes"#))
        #expect(file.text.contains(#"31592300001:(wachtwoord accounts\[0\].password)@pbx.callvoip.nl/31592300001"#))
    }

    @Test func pageHidesThePasswordUntilAskedFor() throws {
        let file = try #require(try Self.sheets("zeer-geheim-<woord>")["setup-assen.en.html"])
        #expect(file.holdsSecret)
        let hidden = file.text.split(separator: "<details>").dropFirst().map { $0.prefix { $0 != "\u{0}" } }
        let lines = hidden.filter { $0.contains("zeer-geheim-&lt;woord&gt;") }
        // PEER Details and Register String.
        #expect(lines.count == 2)
        #expect(lines.first?.contains("type=peer&#10;secret=zeer-geheim-&lt;woord&gt;&#10;qualify=yes") == true)
        let outside = file.text.replacing(/<details>.*?<\/details>/.dotMatchesNewlines(), with: "")
        #expect(!outside.contains("zeer-geheim"))
    }
}

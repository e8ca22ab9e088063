import ConfigDiff
import ConfigFormats
import Diagnostics
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Our own files, damaged: the import ends soon, with a trunk file or with a reason.
@Suite struct AsteriskImportHostileTests {
    /// Far more than any needs, on a slow machine too.
    private static let patience = Duration.seconds(300)

    @Test(arguments: ["asterisk-pjsip", "asterisk-sip"], 0..<4) func damaged(_ brand: String, _ seed: Int) throws {
        let files = try AsteriskImported.files(brand, try GoldenCase(name: "everything-blocked").plan().plan)
        var random = SeededGenerator(seed: UInt64(seed))
        let damaged = files.sorted { $0.key < $1.key }.map { path, text in
            SourceFile(path: path, bytes: Self.damaged(Array(text.utf8), seed, &random))
        }
        try expectAnEnd(SourceFolder(files: damaged), brand)
    }

    /// A dial plan that dials itself, and numbers without end.
    @Test func roundAndRound() throws {
        var files = try AsteriskImported.files("asterisk-sip", try GoldenCase(name: "one-number").plan().plan)
        files["extensions_winkel.conf"] = """
            [winkel-inbound]
            exten => _X.,1,Goto(winkel-did,${EXTEN},1)
            [winkel-did]
            exten => _X.,1,Set(N=$[${N} + 1])
             same => n,Goto(winkel-inbound,${EXTEN}${N},1)
            [internal]
            exten => _X.,1,Dial(Local/${EXTEN}1@internal&Local/${EXTEN}2@internal&SIP/winkel-primary/${EXTEN})
            exten => 112,1,Dial(SIP/winkel-primary/112)
            """
        let source = files.map { SourceFile(path: $0.key, text: $0.value) }
        try expectAnEnd(SourceFolder(files: source), "asterisk-sip")
    }

    private func expectAnEnd(_ folder: SourceFolder, _ brand: String) throws {
        let clock = ContinuousClock()
        let start = clock.now
        do {
            let imported = try AsteriskImported(folder, brand: brand)
            #expect(!imported.outcome.text.isEmpty)
            #expect(imported.uncarried.count < 5_000)
        } catch let failure as DiagnosedFailure {
            let rules = failure.log.diagnostics.map(\.rule)
            #expect(rules.allSatisfy { $0.hasPrefix("import-") || $0 == "deployed-form" }, "\(rules)")
        }
        #expect(clock.now - start < Self.patience)
    }

    private static func damaged(_ bytes: [UInt8], _ how: Int, _ random: inout SeededGenerator) -> [UInt8] {
        var lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map(Array.init)
        switch how % 4 {
        case 0: return Array(bytes.prefix(Int.random(in: bytes.count / 2..<bytes.count, using: &random)))
        case 1: lines.shuffle(using: &random)
        case 2:
            for _ in 0..<40 {
                let index = Int.random(in: lines.indices, using: &random)
                let junk: [[UInt8]] = [[0x3b, 0x2d, 0x2d], [0x5b], [0xff], [0x28], [0x24, 0x7b], [0x2c]]
                lines[index].insert(
                    contentsOf: junk.randomElement(using: &random) ?? [],
                    at: Int.random(in: 0...lines[index].count, using: &random)
                )
            }
        default:
            for index in lines.indices where Int.random(in: 0..<4, using: &random) == 0 {
                lines[index] = lines.randomElement(using: &random) ?? []
            }
        }
        return Array(lines.joined(separator: [0x0a]))
    }
}

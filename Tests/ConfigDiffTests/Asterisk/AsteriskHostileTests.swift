import ConfigDiff
import ConfigFormats
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Files that nobody would write by hand: nothing they hold crashes or hangs, and their mends can be applied.
@Suite struct AsteriskHostileTests {
    @Test(arguments: ["asterisk-pjsip", "asterisk-sip"], 0..<12) func damaged(_ brand: String, _ seed: Int) throws {
        let golden = GoldenCase(name: "generic-one-account")
        let bed = try AsteriskBed(brand: brand, golden: golden, form: seed % 2 == 0 ? .included : .pieces).bed()
        var random = SeededGenerator(seed: UInt64(seed))
        let files = bed.deployed.files.map { file in
            SourceFile(path: file.path, bytes: Self.damaged(file.bytes, seed % 4, &random))
        }
        let folder = SourceFolder(name: "etc", files: files)
        let (differences, deployment) = try bed.differences(folder)
        #expect(differences.count < 5000)
        let mends = differences.compactMap(\.mend)
        let (changed, leftOut) = try #require(deployment.editor).applying(mends, to: folder)
        #expect(leftOut.count <= mends.count)
        for file in changed { #expect(file.bytes.count < 1_000_000) }
    }

    private static func damaged(_ bytes: [UInt8], _ how: Int, _ random: inout SeededGenerator) -> [UInt8] {
        var lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map(Array.init)
        switch how {
        case 0: return Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
        case 1: lines.shuffle(using: &random)
        case 2:
            for _ in 0..<40 {
                let index = Int.random(in: lines.indices, using: &random)
                lines[index].insert(
                    contentsOf: [
                        [0x3b, 0x2d, 0x2d], [0x5b], [0xff], [0x28], [0x2c], Array(repeating: 0x41, count: 9000),
                    ]
                    .randomElement(using: &random) ?? [],
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

    @Test func noFormAtAll() throws {
        let bed = try AsteriskBed(brand: "asterisk-pjsip", golden: GoldenCase(name: "one-number"), form: .pieces).bed()
        for text in ["", "hallo", "[a]\nb = c\n"] {
            let folder = SourceFolder(files: [SourceFile(path: "-", text: text)])
            #expect(throws: (any Error).self) { try bed.differences(folder) }
        }
    }
}

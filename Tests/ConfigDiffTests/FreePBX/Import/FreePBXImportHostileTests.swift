import ConfigFormats
import Diagnostics
import DialPlan
import TestSupport
import Testing

@testable import PBXBackends

/// Databases and files that are cut, turned around or garbled: no crash, and an end.
@Suite struct FreePBXImportHostileTests {
    private static let forms = FreePBXImportBed.Form.allCases.filter { $0 != .database }

    @Test(arguments: forms, ["groningen", "device-accounts-with-callers"])
    func garbled(_ form: FreePBXImportBed.Form, _ name: String) throws {
        let bed = try FreePBXImportBed(GoldenCase(name: name), "17")
        let folder = bed.folder(form)
        for seed in 0..<12 {
            var random = SeededGenerator(seed: UInt64(seed))
            let files = folder.files.map { file in
                Int.random(in: 0..<3, using: &random) == 0
                    ? file : SourceFile(path: file.path, bytes: Self.garbled(file.bytes, &random))
            }
            do {
                for trunk in try bed.trunks(SourceFolder(files: files)) { Self.ask(trunk) }
            } catch let failure as DiagnosedFailure {
                #expect(failure.log.hasErrors)
            }
        }
    }

    /// Signs that mean something to one format or another, and numbers that are too large.
    private static let pieces = [
        "'", ",", "(", ")", "[", "{", "${", "\r", "99999999999999999999", "-", "/", "_X.", ";", "\\",
    ]

    private static func ask(_ trunk: any DeployedTrunk) {
        for dialled in ["112", "0201234567", "0031201234567", "+31201234567", "", "*#+", "9"] {
            for caller in [nil, "219", ""] {
                let call = trunk.outbound(dialled, from: caller)
                #expect(call?.accounts.allSatisfy(trunk.accounts.indices.contains) != false)
            }
        }
        for number in ["+31508200000", "31508200010", "", "s", "trunk8200-a"] { _ = trunk.inbound(number) }
        #expect(trunk.inboundPatterns.count <= 10_000 && trunk.dialRules.count <= 10_000)
        #expect(trunk.uncarried.count < 5_000 && trunk.callers.count < 5_000)
        _ = (trunk.codecs, trunk.dtmf, trunk.providerNetworks, trunk.channels, trunk.name)
    }

    private static func garbled(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        guard !bytes.isEmpty else { return bytes }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
        case 1:
            var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            lines.shuffle(using: &random)
            bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
        case 2:
            for _ in 0..<40 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
        default:
            for _ in 0..<20 {
                let piece = pieces.randomElement(using: &random) ?? ""
                bytes.insert(contentsOf: Array(piece.utf8), at: Int.random(in: 0...bytes.count, using: &random))
            }
        }
        return bytes
    }

    /// A hook that goes round for ever, contexts that lead nowhere and to each other, patterns of all kinds.
    @Test func dialPlansOfAnyKind() throws {
        let bed = try FreePBXImportBed(GoldenCase(name: "groningen"), "17")
        let plans = [
            "[macro-dialout-trunk-predial-hook]\nexten => s,1,Goto(s,1)\n",
            "[macro-dialout-trunk-predial-hook]\nexten => s,1,Set(PREDIAL_HOOK_RET=BYPASS)\n",
            "[from-groningen]\nexten => _.,1,Goto(from-groningen,${EXTEN}${EXTEN},1)\n",
            "[from-groningen]\ninclude => from-groningen\nexten => _.,1,Dial(PJSIP/101)\n",
            "[func-set-sipheader]\nexten => s,1,Hangup()\n#include extensions.conf\n",
        ]
        for (index, text) in plans.enumerated() {
            let files = [
                SourceFile(path: "asterisk.sql", text: bed.box.dump()), SourceFile(path: "extensions.conf", text: text),
            ]
            let trunk = try #require(try bed.trunks(SourceFolder(files: files)).first)
            Self.ask(trunk)
            if index == 1 { #expect(trunk.outbound("0201234567", from: nil) == nil) }
            if index == 3 { #expect(trunk.inbound("+31508200000") == DeployedDestination(target: "101")) }
        }
    }

    @Test func manyRows() throws {
        let bed = try FreePBXImportBed(GoldenCase(name: "groningen"), "17")
        let patterns = (0..<20_000).map { "(5,'\($0)','X.','','+')" }.joined(separator: ",")
        let columns = "`route_id`,`match_pattern_prefix`,`match_pattern_pass`,`match_cid`,`prepend_digits`"
        let text = bed.box.dump() + "INSERT INTO `outbound_route_patterns` (\(columns)) VALUES \(patterns);\n"
        let folder = SourceFolder(files: [SourceFile(path: "asterisk.sql", text: text)])
        let trunk = try #require(try bed.trunks(folder).first)
        #expect(trunk.outbound("199991234", from: nil)?.number == "+1234")
        #expect(trunk.dialRules.count > 20_000)
    }
}

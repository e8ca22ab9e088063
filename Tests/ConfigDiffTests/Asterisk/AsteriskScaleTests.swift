import ConfigFormats
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// A big pjsip.conf: time grows as its size does.
@Suite struct AsteriskScaleTests {
    /// Our pieces behind telephones that make up a number of lines.
    private static func folder(_ bed: MutationBed, lines: Int) -> SourceFolder {
        var text =
            "[transport-udp]\ntype=transport\nprotocol=udp\nbind=0.0.0.0\n[t](!)\ntype=endpoint\ncontext=internal\n"
        for index in 0..<(lines / 10) {
            text +=
                "[\(index)](t)\naors=\(index)\nauth=\(index)\n[\(index)]\ntype=auth\nusername=\(index)\npassword=p\(index)\n"
            text += "[\(index)]\ntype=aor\nmax_contacts=1\n"
        }
        text += bed.ours.first { $0.path.hasPrefix("pjsip_") }?.text ?? ""
        return SourceFolder(files: [SourceFile(path: "pjsip.conf", text: text)])
    }

    @Test func timeIsLinear() throws {
        let bed = try AsteriskBed(brand: "asterisk-pjsip", golden: GoldenCase(name: "groningen"), form: .pieces).bed()
        let folders = [10_000, 100_000].map { Self.folder(bed, lines: $0) }
        var seconds: [Double] = []
        for folder in folders {
            let start = ContinuousClock.now
            #expect(try bed.drift(folder) == [])
            let time = ContinuousClock.now - start
            seconds.append(Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
        }
        print(
            "pjsip.conf: 10,000 lines \(seconds[0]) s, 100,000 lines \(seconds[1]) s, ratio \(seconds[1] / seconds[0])"
        )
        // Ten times as long is linear; a machine that is busy may double it, and a square would be a hundred.
        #expect(seconds[1] < seconds[0] * 40)
    }
}

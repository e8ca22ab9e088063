import Foundation
import LiveTest
import SIPServer
import Testing
import TestSupport
import TrunkModel

/// Whatever bytes a peer sends, every report can be made of them and is whole.
@Suite struct RudeTraceTests {
    @Test(arguments: 0..<20 as Range<UInt64>) func anyBytes(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let good = SampleTrace.packets
        var packets: [TracePacket] = []
        for packet in good + good {
            var payload = packet.payload
            for _ in 0..<Int.random(in: 0...12, using: &random) where !payload.isEmpty {
                let place = Int.random(in: payload.indices, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: payload[place] = UInt8.random(in: 0...255, using: &random)
                case 1: payload.insert(contentsOf: Array("\u{202E}<\u{0}\u{FFFF}&\u{1B}]]>\"'".utf8), at: place)
                default: payload.removeSubrange(place..<min(payload.count, place + 3))
                }
            }
            packets.append(
                TracePacket(
                    nanoseconds: packet.nanoseconds,
                    from: packet.source,
                    to: packet.destination,
                    payload: payload
                )
            )
        }
        var report = SampleReport.whole
        report.ladders = SampleTrace.builder.build(packets).ladders
        for index in report.verdicts.indices where !report.ladders.isEmpty {
            let ladder = report.ladders[index % report.ladders.count]
            report.verdicts[index].subject = ladder.title.en
            report.verdicts[index].seen = LocalizedText(ladder.messages.first?.text ?? "")
            report.verdicts[index].ladders = [ladder.callID]
        }
        #expect(JUnitSchema.accepts(JUnitReport.bytes(report, language: .nl)))
        #expect(try JSONReportTests.object(report)["trunk"] as? String == "groningen")
        let page = try HTMLReportTests.page(report)
        #expect(page.hasSuffix("</html>\n"))
        #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
        #expect(!TextReport(language: .nl).text(report).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
}

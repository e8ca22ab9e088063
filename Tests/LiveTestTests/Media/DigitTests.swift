import TestSupport
import Testing

@testable import LiveTest

@Suite struct DigitTests {
    /// The packets of some digits.
    private func packets(_ digits: String, from timestamp: UInt32 = 4_294_960_000) -> [RTPPacket] {
        var sender = DigitSender()
        sender.add(digits)
        var packets: [RTPPacket] = []
        var now = timestamp
        while let tick = sender.next(at: now) {
            now &+= 160
            guard case .report(let report) = tick else { continue }
            packets.append(
                RTPPacket(
                    marker: report.isFirst,
                    payloadType: 101,
                    sequence: UInt16(truncatingIfNeeded: packets.count),
                    timestamp: report.timestamp,
                    source: 1,
                    payload: report.payload[...]
                )
            )
        }
        return packets
    }

    @Test func sendsAsTheStandardSays() {
        let sent = packets("5x#", from: 800)
        #expect(
            sent.map(\.marker) == [true] + [Bool](repeating: false, count: 6) + [true]
                + [Bool](repeating: false, count: 6)
        )
        #expect(sent.map(\.timestamp) == [UInt32](repeating: 800, count: 7) + [UInt32](repeating: 2080, count: 7))
        #expect(
            sent.prefix(7).map { Array($0.payload) } == [
                [5, 10, 0, 160], [5, 10, 1, 64], [5, 10, 1, 224], [5, 10, 2, 128],
                [5, 138, 3, 32], [5, 138, 3, 32], [5, 138, 3, 32],
            ]
        )
        #expect(sent.last?.payload.first == 11)
    }

    @Test func hearsEachDigitOnce() {
        var receiver = DigitReceiver()
        for packet in packets("0123456789*#abcdD11") { receiver.take(packet) }
        #expect(receiver.digits == "0123456789*#ABCDD11")
    }

    /// Packets are lost, doubled and late by a few, but of each digit one comes.
    @Test func survivesABadLine() {
        var random = SeededGenerator(seed: 2833)
        for _ in 0..<300 {
            let digits = random.text(length: 1...12, of: "0123456789*#ABCD")
            let sent = packets(digits, from: .random(in: 0 ... .max, using: &random))
            let groups = Dictionary(grouping: sent.indices) { sent[$0].timestamp }
            let kept = Set(groups.values.compactMap { $0.randomElement(using: &random) })
            var arriving: [(place: Int, packet: RTPPacket)] = []
            for (index, packet) in sent.enumerated() where kept.contains(index) || Bool.random(using: &random) {
                for _ in 0..<Int.random(in: 1...2, using: &random) {
                    arriving.append((index + .random(in: 0...10, using: &random), packet))
                }
            }
            var receiver = DigitReceiver()
            for (_, packet) in arriving.sorted(by: { $0.place < $1.place }) { receiver.take(packet) }
            #expect(receiver.digits == digits)
        }
    }

    @Test func forgetsForGood() {
        var receiver = DigitReceiver()
        let sent = packets("12")
        for packet in sent.prefix(9) { receiver.take(packet) }
        receiver.forget()
        for packet in sent.dropFirst(9) { receiver.take(packet) }
        #expect(receiver.digits == "")
        for packet in packets("3", from: 77) { receiver.take(packet) }
        #expect(receiver.digits == "3")
    }

    @Test func holdsAKeyDown() {
        var receiver = DigitReceiver()
        var packet = packets("7")[0]
        packet.payload = [7, 10, 0xFF, 0xFF]
        receiver.take(packet)
        packet.timestamp &+= 0xFFFF
        packet.payload = [7, 10, 0, 160]
        receiver.take(packet)
        #expect(receiver.digits == "7")
    }

    @Test func ignoresWhatIsNoDigit() {
        var receiver = DigitReceiver()
        var packet = packets("1")[0]
        packet.payload = [16, 10, 0, 160]
        let isEvent = receiver.take(packet)
        packet.payload = [1, 10, 0]
        let isShort = !receiver.take(packet)
        #expect(isEvent && isShort)
        #expect(receiver.digits == "")
    }
}

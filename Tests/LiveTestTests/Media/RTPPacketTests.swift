import SIPServer
import TestSupport
import Testing

@testable import LiveTest

@Suite struct RTPPacketTests {
    static let packet = RTPPacket(
        marker: true,
        payloadType: 8,
        sequence: 0xFEDC,
        timestamp: 0x1234_5678,
        source: 0x9ABC_DEF0,
        payload: [1, 2, 3]
    )

    @Test func writesTheHeader() {
        let header: [UInt8] = [0x80, 0x88, 0xFE, 0xDC, 0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC, 0xDE, 0xF0]
        #expect(Self.packet.bytes == header + [1, 2, 3])
        #expect(RTPPacket.read(Self.packet.bytes) == .rtp(Self.packet))
    }

    /// Two contributing sources, an extension of one word, three bytes of padding.
    @Test func skipsWhatItNeedNotKnow() {
        var bytes = Self.packet.bytes
        bytes[0] = 0x80 | 0x20 | 0x10 | 2
        bytes.insert(contentsOf: [9, 9, 9, 9, 8, 8, 8, 8, 0xBE, 0xDE, 0, 1, 7, 7, 7, 7], at: 12)
        bytes += [0, 0, 3]
        #expect(RTPPacket.read(bytes) == .rtp(Self.packet))
    }

    @Test(
        arguments: [
            [], [0x80], [UInt8](repeating: 0x80, count: 11),
            // Version 1.
            [0x40, 8] + [UInt8](repeating: 0, count: 20),
            // Fifteen contributing sources that are not there.
            [0x8F, 8] + [UInt8](repeating: 0, count: 30),
            // An extension without, and one beyond, the end.
            [0x90, 8] + [UInt8](repeating: 0, count: 11), [0x90, 8] + [UInt8](repeating: 0, count: 12) + [0xFF, 0xFF],
            // No padding, and more padding than there is payload.
            [0xA0, 8] + [UInt8](repeating: 0, count: 12), [0xA0, 8] + [UInt8](repeating: 9, count: 12),
        ] as [[UInt8]]
    )
    func refusesWhatIsBroken(_ bytes: [UInt8]) { #expect(RTPPacket.read(bytes) == .malformed) }

    @Test func knowsItsNeighbours() {
        let report: [UInt8] = [0x80, 200, 0, 6] + [UInt8](repeating: 0, count: 24)
        #expect(RTPPacket.read(report) == .other)
        let binding: [UInt8] = [0, 1, 0, 0, 0x21, 0x12, 0xA4, 0x42] + [UInt8](repeating: 5, count: 12)
        #expect(RTPPacket.read(binding) == .other)
    }

    /// Random datagrams, and packets with random changes: whatever is read has its place in the datagram.
    @Test func survivesAnything() {
        var random = SeededGenerator(seed: 3550)
        var listener = AudioListener()
        for round in 0..<20_000 {
            var bytes = round % 2 == 0 ? Self.packet.bytes : []
            bytes += (0..<Int.random(in: 0...40, using: &random)).map { _ in .random(in: 0...255, using: &random) }
            for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            if case .rtp(let packet) = RTPPacket.read(bytes) {
                #expect(packet.payload.startIndex >= 12 && packet.payload.endIndex <= bytes.count)
            }
            listener.take(bytes, from: Endpoint(ipv4: .random(in: 0...UInt32.max, using: &random), port: 1))
        }
        let heard = listener.summary
        #expect(heard.packets + heard.malformed <= 20_000 && heard.malformed > 0)
        #expect(heard.sources.count <= 32)
        #expect(heard.digits.count <= 512)
    }
}

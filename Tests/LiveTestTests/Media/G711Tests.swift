import Testing
import TrunkModel

@testable import LiveTest

@Suite struct G711Tests {
    /// Values from tables 1 and 2 of G.711, on 16 bits.
    @Test(arguments: [
        (Codec.alaw, UInt8(0xD5), Int16(8)), (.alaw, 0x55, -8), (.alaw, 0xAA, 32_256), (.alaw, 0x2A, -32_256),
        (.alaw, 0x80, 5_504), (.ulaw, 0xFF, 0), (.ulaw, 0x7F, 0), (.ulaw, 0x80, 32_124), (.ulaw, 0x00, -32_124),
        (.ulaw, 0xFE, 8), (.ulaw, 0xF0, 120), (.ulaw, 0xEF, 132),
    ])
    func knowsTheTables(_ codec: Codec, _ byte: UInt8, _ sample: Int16) {
        #expect(G711.decode(byte, codec) == sample)
    }

    @Test(arguments: [Codec.alaw, .ulaw])
    func everyByteStandsForItself(_ codec: Codec) {
        for byte in UInt8.min...UInt8.max where !(codec == .ulaw && byte == 0x7F) {
            #expect(G711.encode(G711.decode(byte, codec), codec) == byte)
        }
    }

    /// A sample is off by half a step at most: a 32nd of itself, from the beginning of its segment.
    @Test(arguments: [(Codec.alaw, 0), (.ulaw, 132)])
    func staysNear(_ codec: Codec, _ bias: Int) {
        for sample in Int16.min...Int16.max {
            let error = abs(Int(G711.decode(G711.encode(sample, codec), codec)) - Int(sample))
            if error > max(8, (abs(Int(sample)) + bias) / 32 + 1) { Issue.record("\(sample) is off by \(error)") }
        }
    }

    @Test func knowsItsPayloadTypes() {
        #expect([Codec.alaw, .ulaw].allSatisfy { G711.codec(G711.payloadType($0)) == $0 })
        #expect(G711.codec(13) == nil)
    }
}

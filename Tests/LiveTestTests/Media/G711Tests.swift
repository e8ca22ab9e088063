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

    @Test(arguments: Codec.allCases)
    func everyByteStandsForItself(_ codec: Codec) {
        for byte in UInt8.min...UInt8.max where !(codec == .ulaw && byte == 0x7F) {
            #expect(G711.encode(G711.decode(byte, codec), codec) == byte)
        }
    }

    /// No byte is nearer than the one chosen, but by the rounding of a step.
    @Test(arguments: Codec.allCases)
    func choosesTheNearest(_ codec: Codec) {
        let values = (UInt8.min...UInt8.max).map { Int(G711.decode($0, codec)) }
        for sample in stride(from: Int(Int16.min), through: Int(Int16.max), by: 7) {
            let chosen = abs(Int(G711.decode(G711.encode(Int16(sample), codec), codec)) - sample)
            let nearest = values.map { abs($0 - sample) }.min() ?? 0
            #expect(chosen <= nearest + 1, "\(sample)")
        }
    }

    @Test func knowsItsPayloadTypes() {
        #expect(Codec.allCases.allSatisfy { G711.codec(G711.payloadType($0)) == $0 })
        #expect(G711.codec(13) == nil)
    }
}

internal import TrunkModel

/// The two laws of telephone audio: 8000 samples a second, a byte each (ITU-T G.711).
///
/// Samples are 16 bits wide; a sine that just fills them has +3.14 dBm0.
enum G711 {
    /// The codec of an RTP payload type (RFC 3551 §6); nil for any other.
    static func codec(_ payloadType: UInt8) -> Codec? {
        switch payloadType {
        case 0: .ulaw
        case 8: .alaw
        default: nil
        }
    }

    /// The RTP payload type of a codec.
    static func payloadType(_ codec: Codec) -> UInt8 { codec == .alaw ? 8 : 0 }

    /// The sample that a byte stands for.
    static func decode(_ byte: UInt8, _ codec: Codec) -> Int16 {
        codec == .alaw ? alawTable[Int(byte)] : ulawTable[Int(byte)]
    }

    /// The byte that stands for the interval that a sample is in.
    static func encode(_ sample: Int16, _ codec: Codec) -> UInt8 {
        codec == .alaw ? alaw(sample) : ulaw(sample)
    }

    // Table 1 of G.711: eight segments of sixteen steps, the first two of one size; every other bit is inverted.
    private static func alaw(_ sample: Int16) -> UInt8 {
        let magnitude = Int(sample >= 0 ? sample : ~sample)
        let segment = max(0, Self.logarithm(magnitude) - 7)
        let step = magnitude >> (segment == 0 ? 4 : segment + 3) & 0xF
        return UInt8(segment << 4 | step | (sample >= 0 ? 0x80 : 0)) ^ 0x55
    }

    private static let alawTable = (0...255).map { byte in
        let code = byte ^ 0x55
        let segment = code >> 4 & 7
        // The middle of the step.
        let step = (code & 0xF) << 4 + 8
        let magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1)
        return Int16(code & 0x80 != 0 ? magnitude : -magnitude)
    }

    // Table 2 of G.711: a bias makes each segment twice as wide as the one before; all bits are inverted.
    private static let bias = 132
    private static let ulawLimit = 32_635

    private static func ulaw(_ sample: Int16) -> UInt8 {
        let magnitude = min(abs(Int(sample)), ulawLimit) + bias
        let segment = Self.logarithm(magnitude) - 7
        let step = magnitude >> (segment + 3) & 0xF
        return ~UInt8(segment << 4 | step | (sample < 0 ? 0x80 : 0))
    }

    private static let ulawTable = (0...255).map { byte in
        let code = ~byte
        let magnitude = ((code & 0xF) << 3 + bias) << (code >> 4 & 7) - bias
        return Int16(code & 0x80 != 0 ? -magnitude : magnitude)
    }

    private static func logarithm(_ number: Int) -> Int {
        number == 0 ? 0 : Int.bitWidth - 1 - number.leadingZeroBitCount
    }
}

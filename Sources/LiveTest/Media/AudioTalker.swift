internal import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// Makes the packets that one end of a call sends, one each 20 ms.
struct AudioTalker: Sendable {
    /// What is played.
    var sound = AudioSound.silence
    /// Digits that are not sent yet.
    var digits = DigitSender()

    private var sequence: UInt16
    private var timestamp: UInt32
    private let source: UInt32
    private var phase = 0.0
    /// Whether the last tick sent audio: the first packet after a pause has the marker.
    private var isTalking = false

    private static let samples = 160
    /// The peak of a sine of -10 dBm0.
    private static let amplitude = ToneDetector.reference * 0.316_228 * 2.0.squareRoot()

    /// Begins with random numbers (RFC 3550 §5.1).
    init(using random: inout some RandomNumberGenerator) {
        sequence = .random(in: 0 ... .max, using: &random)
        timestamp = .random(in: 0 ... .max, using: &random)
        source = .random(in: 0 ... .max, using: &random)
    }

    /// The packet of the next 20 ms; nil if nothing is to be sent.
    mutating func next(to remote: AudioRemote) -> [UInt8]? {
        // Time goes on, sent or not.
        defer { timestamp &+= UInt32(Self.samples) }
        if let type = remote.eventPayloadType, case .report(let report)? = digits.next(at: timestamp) {
            return packet(report.payload[...], type, at: report.timestamp, marker: report.isFirst)
        }
        guard let audio = audio(in: remote.codec) else {
            isTalking = false
            return nil
        }
        defer { isTalking = true }
        return packet(audio[...], G711.payloadType(remote.codec), at: timestamp, marker: !isTalking)
    }

    private mutating func packet(
        _ payload: ArraySlice<UInt8>,
        _ type: UInt8,
        at time: UInt32,
        marker: Bool
    ) -> [UInt8] {
        defer { sequence &+= 1 }
        let packet = RTPPacket(
            marker: marker,
            payloadType: type,
            sequence: sequence,
            timestamp: time,
            source: source,
            payload: payload
        )
        return packet.bytes
    }

    private mutating func audio(in codec: Codec) -> [UInt8]? {
        switch sound {
        case .nothing: return nil
        case .silence: return [UInt8](repeating: G711.encode(0, codec), count: Self.samples)
        case .tone(let hertz):
            let step = 2 * Double.pi * (hertz.isFinite ? hertz : 0) / 8000
            return (0..<Self.samples).map { _ in
                phase = (phase + step).truncatingRemainder(dividingBy: 2 * Double.pi)
                return G711.encode(Int16(Self.amplitude * sin(phase)), codec)
            }
        }
    }
}

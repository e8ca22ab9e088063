internal import SIPServer
internal import TrunkModel

/// Makes out what comes in at one end of a call; memory is bounded whatever comes.
struct AudioListener: Sendable {
    /// The payload types of events: what the peer's session says, and the usual one (it may answer with its own).
    var eventTypes: Set<UInt8> = [usualEventType]

    /// What telephone events have in nearly every session.
    static let usualEventType: UInt8 = 101
    private static let maximumSources = 32

    private var heard = AudioHeard()
    private var sequence = SequenceTracker()
    private var digits = DigitReceiver()
    private var detector = ToneDetector()

    /// What came since the beginning, or since `forget()`.
    var summary: AudioHeard {
        var summary = heard
        summary.lost = sequence.lost
        summary.digits = digits.digits
        summary.tone = detector.tone
        return summary
    }

    /// Takes a datagram.
    mutating func take(_ datagram: [UInt8], from source: Endpoint) {
        let packet: RTPPacket
        switch RTPPacket.read(datagram) {
        case .rtp(let rtp): packet = rtp
        case .other: return
        case .malformed:
            heard.malformed += 1
            return
        }
        heard.packets += 1
        heard.payloadTypes[packet.payloadType, default: 0] += 1
        if heard.sources.count < Self.maximumSources { heard.sources.insert(source) }
        let arrival = sequence.take(packet.sequence, from: packet.source)
        if eventTypes.contains(packet.payloadType) {
            digits.take(packet)
        } else if let codec = G711.codec(packet.payloadType), arrival == .next {
            take(packet.payload.map { G711.decode($0, codec) })
        }
    }

    /// Begins anew; packets of digits that were heard bring nothing.
    mutating func forget() {
        heard = AudioHeard()
        detector = ToneDetector()
        sequence.forget()
        digits.forget()
    }

    private mutating func take(_ samples: [Int16]) {
        guard !samples.isEmpty else { return }
        detector.add(samples)
        let energy = samples.reduce(0) { $0 + Double($1) * Double($1) }
        if (energy / Double(samples.count)).squareRoot() > ToneDetector.silence { heard.isSilent = false }
    }
}

public import SIPServer

/// What came in at one end of a call.
public struct AudioHeard: Sendable, Hashable {
    /// RTP packets.
    public var packets = 0
    /// Packets missing between those that came, by their sequence numbers.
    public var lost = 0
    /// Packets by payload type.
    public var payloadTypes: [UInt8: Int] = [:]
    /// Where RTP came from; the first few, if there were many.
    public var sources: Set<Endpoint> = []
    /// DTMF digits that came as events of RFC 4733, each once.
    public var digits = ""
    /// The frequency in hertz of the steady tone that the last 300 ms of G.711 audio are; nil if they are something
    /// else: silence, speech, noise, a DTMF pair.
    public var tone: Double?
    /// Whether no G.711 audio came, or none above -50 dBm0.
    public var isSilent = true
    /// Datagrams that are no RTP; RTCP and STUN do not count.
    public var malformed = 0

    /// Nothing came.
    public init() {}
}

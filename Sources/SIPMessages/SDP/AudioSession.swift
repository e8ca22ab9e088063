/// One side of a call's audio: what it offers, or what it answers with (RFC 3264).
public struct AudioSession: Sendable, Hashable {
    /// Whose order the codecs of an answer have; the first is the one that is sent (RFC 3264 §6.1, §7).
    public enum Preference: Sendable, Hashable {
        /// Ours.
        case own
        /// That of the side that offers, as RFC 3264 §6.1 recommends.
        case offer
    }

    /// Where audio is received.
    public var address: SDPAddress
    /// The port it is received at.
    public var port: UInt16
    /// The codecs, the preferred one first.
    public var codecs: [SDPCodec]
    /// The payload type of pressed keys (RFC 4733); nil if they are not understood.
    ///
    /// An answer uses the offer's.
    public var telephoneEvent: UInt8?
    /// Who may send, seen from this side.
    public var direction: MediaDirection
    /// How many milliseconds of audio a packet should have.
    public var packetTime: Int?
    /// The session's number.
    public var sessionID: UInt64
    /// The version's number; one higher in every description that changes something (RFC 3264 §8).
    public var version: UInt64

    /// One side of a call's audio.
    ///
    /// - Parameters:
    ///   - address: Where audio is received.
    ///   - port: The port it is received at.
    ///   - codecs: The codecs, the preferred one first.
    ///   - telephoneEvent: The payload type of pressed keys.
    ///   - direction: Who may send, seen from this side.
    ///   - packetTime: How many milliseconds of audio a packet should have.
    ///   - sessionID: The session's number.
    ///   - version: The version's number.
    public init(
        address: SDPAddress,
        port: UInt16,
        codecs: [SDPCodec] = [.pcma, .pcmu],
        telephoneEvent: UInt8? = 101,
        direction: MediaDirection = .sendReceive,
        packetTime: Int? = 20,
        sessionID: UInt64,
        version: UInt64
    ) {
        self.address = address
        self.port = port
        self.codecs = codecs
        self.telephoneEvent = telephoneEvent
        self.direction = direction
        self.packetTime = packetTime
        self.sessionID = sessionID
        self.version = version
    }

    /// The description that offers this.
    public var offer: SessionDescription {
        var offered = codecs
        if let telephoneEvent {
            offered.append(SDPCodec(telephoneEvent, "telephone-event", parameters: "0-15"))
        }
        var session = emptySession(times: ["0 0"])
        session.media = [medium(kind: "audio", transport: "RTP/AVP", offered, direction)].compactMap(\.self)
        return session
    }

    /// A description without media.
    ///
    /// - Parameter times: The values of its `t=` lines.
    /// - Returns: The description.
    func emptySession(times: [String]) -> SessionDescription {
        let origin = SDPOrigin(sessionID: sessionID, version: version, address: address)
        let head = [SDPLine("v", "0"), SDPLine("o", origin.text), SDPLine("s", "-"), SDPLine("c", address.text)]
        let lines = head + times.map { SDPLine("t", $0) }
        return SessionDescription(lines: lines, origin: origin, connection: address, media: [])
    }

    /// A medium with codecs; nil without any.
    ///
    /// - Parameters:
    ///   - kind: What it is, as the offer spells it.
    ///   - transport: The transport, likewise.
    ///   - codecs: The codecs.
    ///   - direction: Who sends.
    /// - Returns: The medium.
    func medium(
        kind: String,
        transport: String,
        _ codecs: [SDPCodec],
        _ direction: MediaDirection
    ) -> MediaDescription? {
        let formats = codecs.map { String($0.payloadType) }.joined(separator: " ")
        guard var medium = MediaDescription(SDPLine("m", "\(kind) \(port) \(transport) \(formats)")) else { return nil }
        for codec in codecs {
            let channels = codec.channels == 1 ? "" : "/\(codec.channels)"
            let map = "\(codec.payloadType) \(codec.name)/\(codec.clockRate)\(channels)"
            medium.lines.append(SDPLine("a", "rtpmap:\(map)"))
            if let parameters = codec.parameters {
                medium.lines.append(SDPLine("a", "fmtp:\(codec.payloadType) \(parameters)"))
            }
        }
        if let packetTime { medium.lines.append(SDPLine("a", "ptime:\(packetTime)")) }
        medium.lines.append(SDPLine("a", direction.rawValue))
        return medium
    }
}

public import SIPServer
public import TrunkModel

/// Where the audio of a call goes, and how.
public struct AudioRemote: Sendable {
    /// The peer's address, as its session says.
    public var address: Endpoint
    /// The codec to send.
    public var codec: Codec
    /// The payload type of telephone events (RFC 4733); nil if the peer takes none.
    public var eventPayloadType: UInt8?

    /// A remote end.
    ///
    /// - Parameters:
    ///   - address: The peer's address.
    ///   - codec: The codec to send.
    ///   - eventPayloadType: The payload type of telephone events; nil for none.
    public init(address: Endpoint, codec: Codec, eventPayloadType: UInt8?) {
        self.address = address
        self.codec = codec
        self.eventPayloadType = eventPayloadType
    }
}

/// What one end of a call plays.
public enum AudioSound: Sendable, Hashable {
    /// Packets of silence.
    case silence
    /// A sine at -10 dBm0.
    case tone(hertz: Double)
    /// No packets, as on hold.
    case nothing
}

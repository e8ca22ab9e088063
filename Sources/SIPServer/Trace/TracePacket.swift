/// A datagram that was sent or received, as a trace keeps it.
public struct TracePacket: Sendable, Hashable {
    /// When, in nanoseconds since 1970-01-01 00:00 UTC.
    public let nanoseconds: UInt64
    /// Where it came from.
    public let source: Endpoint
    /// Where it went to.
    public let destination: Endpoint
    /// What it carried, at most `maximumPayload` bytes.
    public let payload: [UInt8]
    /// A note for who reads the trace; nil for none.
    public let comment: String?

    /// What fits into a UDP datagram over IPv4, the smaller of the two families.
    public static let maximumPayload = 65_507

    /// A datagram.
    ///
    /// A payload that no datagram can carry, as a message over TCP may be, is cut, and the comment says so.
    ///
    /// - Parameters:
    ///   - nanoseconds: When, since 1970-01-01 00:00 UTC.
    ///   - source: Where it came from.
    ///   - destination: Where it went to.
    ///   - payload: What it carried.
    ///   - comment: A note for who reads the trace.
    public init(
        nanoseconds: UInt64,
        from source: Endpoint,
        to destination: Endpoint,
        payload: [UInt8],
        comment: String? = nil
    ) {
        self.nanoseconds = nanoseconds
        self.source = source
        self.destination = destination
        if payload.count <= Self.maximumPayload {
            self.payload = payload
            self.comment = comment
        } else {
            self.payload = Array(payload[..<Self.maximumPayload])
            self.comment = [comment, "cut: it had \(payload.count) bytes"].compactMap { $0 }.joined(separator: "; ")
        }
    }
}

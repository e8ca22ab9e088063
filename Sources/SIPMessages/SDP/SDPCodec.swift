/// A way to encode audio, with the payload type that stands for it in RTP (RFC 3551, RFC 8866 §6.6).
public struct SDPCodec: Sendable, Hashable {
    /// The payload type, 0 to 127.
    public var payloadType: UInt8
    /// The name of the encoding, such as `PCMA`; its case has no meaning.
    public var name: String
    /// Ticks of the RTP clock per second.
    public var clockRate: UInt32
    /// How many channels.
    public var channels: UInt8
    /// The format's own parameters (`a=fmtp`).
    public var parameters: String?

    /// A codec.
    ///
    /// - Parameters:
    ///   - payloadType: The payload type; only seven bits of it count.
    ///   - name: The name of the encoding.
    ///   - clockRate: Ticks of the RTP clock per second.
    ///   - channels: How many channels.
    ///   - parameters: The format's own parameters.
    public init(
        _ payloadType: UInt8,
        _ name: String,
        clockRate: UInt32 = 8000,
        channels: UInt8 = 1,
        parameters: String? = nil
    ) {
        self.payloadType = payloadType & 0x7f
        self.name = name
        self.clockRate = clockRate
        self.channels = channels
        self.parameters = parameters
    }

    /// G.711 µ-law.
    public static let pcmu = SDPCodec(0, "PCMU")
    /// G.711 A-law, that of Europe.
    public static let pcma = SDPCodec(8, "PCMA")
    /// G.722; its clock runs at half its sampling rate by an old mistake (RFC 3551 §4.5.2).
    public static let g722 = SDPCodec(9, "G722")
    /// G.729.
    public static let g729 = SDPCodec(18, "G729")

    /// The audio codecs whose payload types need no `a=rtpmap` (RFC 3551 §6, table 4).
    public static let fixed: [SDPCodec] = [
        .pcmu, SDPCodec(3, "GSM"), SDPCodec(4, "G723"), SDPCodec(5, "DVI4"), SDPCodec(6, "DVI4", clockRate: 16_000),
        SDPCodec(7, "LPC"), .pcma, .g722, SDPCodec(10, "L16", clockRate: 44_100, channels: 2),
        SDPCodec(11, "L16", clockRate: 44_100), SDPCodec(12, "QCELP"), SDPCodec(13, "CN"),
        SDPCodec(14, "MPA", clockRate: 90_000), SDPCodec(15, "G728"), SDPCodec(16, "DVI4", clockRate: 11_025),
        SDPCodec(17, "DVI4", clockRate: 22_050), .g729,
    ]

    /// Whether another one is the same encoding, whatever the payload type and the parameters.
    ///
    /// - Parameter other: The other one.
    /// - Returns: Whether name, clock rate and channels are the same.
    public func isSameEncoding(as other: SDPCodec) -> Bool {
        clockRate == other.clockRate && channels == other.channels && name.lowercased() == other.name.lowercased()
    }

    /// Whether it is no audio but the keys that are pressed (RFC 4733 §2.5).
    public var isTelephoneEvent: Bool { name.lowercased() == "telephone-event" }

    /// For telephone events, those that can be received (RFC 4733 §2.4.1); empty for audio and for nonsense.
    ///
    /// Without parameters they are 0 to 15: the digits, star, pound and the letters A to D.
    public var events: Set<UInt8> {
        guard isTelephoneEvent else { return [] }
        guard let parameters else { return Set(0...15) }
        var events: Set<UInt8> = []
        let ranges = Array(parameters.utf8.filter { !isBlank($0) }).split(separator: UInt8(ascii: ","))
        // There are 256 events; a list with more ranges was made to keep us busy.
        guard ranges.count <= 256 else { return [] }
        for range in ranges {
            let ends = range.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            guard let first = ends.first?.decimal(upTo: 255), ends.count <= 2 else { return [] }
            guard let last = ends.last?.decimal(upTo: 255), first <= last else { return [] }
            for event in first...last { events.insert(UInt8(event)) }
        }
        return events
    }

    /// Events as RFC 4733 writes them, such as `0-15,66`.
    ///
    /// - Parameter events: The events.
    /// - Returns: Their ranges, in order.
    static func parameters(for events: Set<UInt8>) -> String {
        var ranges: [ClosedRange<UInt8>] = []
        for event in events.sorted() {
            if let last = ranges.last, last.upperBound + 1 == event {
                ranges[ranges.count - 1] = last.lowerBound...event
            } else {
                ranges.append(event...event)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ",")
    }
}

/// One medium of a session description: its `m=` line and what follows it (RFC 8866 §5.14).
public struct MediaDescription: Sendable, Hashable {
    /// Its lines as they came, the first being `m=`.
    public internal(set) var lines: [SDPLine]
    /// What it is, such as `audio`, `video` or `image`.
    public let kind: String
    /// The port it is received at; zero for one that is refused or ended (RFC 3264 §6, §8.2).
    public let port: UInt16
    /// How many ports it has; one but for layered encodings.
    public let portCount: UInt16
    /// The transport, such as `RTP/AVP` or `udptl`.
    public let transport: String
    /// The formats: for RTP payload types, the preferred one first.
    public let formats: [String]
    /// Its own addresses (`c=`); without any, those of the session hold.
    public internal(set) var connections: [SDPAddress] = []

    /// A medium from its `m=` line; nil if that is malformed.
    init?(_ line: SDPLine) {
        let fields = line.fields
        guard fields.count >= 4 else { return nil }
        let ports = fields[1].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard ports.count <= 2, let port = ports.first?.decimal(upTo: 65_535) else { return nil }
        guard let portCount = ports.count == 2 ? ports[1].decimal(upTo: 65_535) : 1 else { return nil }
        lines = [line]
        kind = fields[0].decodedText
        self.port = UInt16(port)
        self.portCount = UInt16(portCount)
        transport = fields[2].decodedText
        formats = fields[3...].map(\.decodedText)
    }

    /// The values of an attribute, in order; an empty text for one without value.
    ///
    /// - Parameter name: The attribute's name; its case counts (RFC 8866 §5.13).
    /// - Returns: What stands behind the colons.
    public func attributes(_ name: String) -> [String] { lines.attributes(name) }

    /// The direction that it gives itself.
    public var direction: MediaDirection? { lines.direction }

    /// How many milliseconds of audio a packet should have (`a=ptime`, RFC 8866 §6.4).
    public var packetTime: Int? {
        attributes("ptime").first.flatMap { $0.utf8.filter { !isBlank($0) }.decimal(upTo: 10_000) }.map { Int($0) }
    }

    /// Whether it is audio over plain RTP.
    public var isAudio: Bool { kind.lowercased() == "audio" && transport.uppercased() == "RTP/AVP" }

    /// Whether it is a fax over UDPTL (T.38 annex D).
    public var isT38: Bool {
        kind.lowercased() == "image" && transport.lowercased() == "udptl"
            && formats.contains { $0.lowercased() == "t38" }
    }
}

extension [SDPLine] {
    /// The values of an attribute.
    func attributes(_ name: String) -> [String] {
        compactMap { line in
            guard let attribute = line.attribute, attribute.name == name else { return nil }
            return attribute.value ?? ""
        }
    }

    /// The direction; the first if there are several.
    var direction: MediaDirection? {
        for line in self {
            guard let attribute = line.attribute, attribute.value == nil else { continue }
            if let direction = MediaDirection(rawValue: attribute.name) { return direction }
        }
        return nil
    }
}

/// An address in a session description: of a connection (`c=`) or of an origin (RFC 8866 §5.2, §5.7).
public struct SDPAddress: Sendable, Hashable {
    /// The version of the Internet protocol.
    public enum Family: String, Sendable, Hashable, CaseIterable {
        /// Version 4.
        case ip4 = "IP4"
        /// Version 6.
        case ip6 = "IP6"
    }

    /// The version of the Internet protocol.
    public var family: Family
    /// The address or host name, without brackets.
    public var host: String
    /// What follows the slash of a multicast address: its reach and how many there are.
    public var suffix: String?

    /// An address.
    ///
    /// - Parameters:
    ///   - family: The version of the Internet protocol.
    ///   - host: The address or host name, without brackets.
    public init(_ family: Family, _ host: String) {
        self.family = family
        self.host = host
    }

    /// Whether it is no address to send to: `0.0.0.0`, with which RFC 2543 put on hold, or `::`.
    public var isUnspecified: Bool {
        switch family {
        case .ip4: host == "0.0.0.0"
        case .ip6: !host.isEmpty && host.utf8.allSatisfy { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "0") }
        }
    }

    /// The three words, such as `IN IP4 192.0.2.1`.
    public var text: String { "IN \(family.rawValue) \(host)\(suffix.map { "/\($0)" } ?? "")" }

    /// An address from its three words.
    ///
    /// - Parameter fields: Network type, address type and address.
    init?(_ fields: ArraySlice<ArraySlice<UInt8>>) {
        guard fields.count == 3, let network = fields.first, network.decodedText.uppercased() == "IN" else {
            return nil
        }
        guard let family = Family(rawValue: fields[fields.startIndex + 1].decodedText.uppercased()) else { return nil }
        let parts = fields[fields.startIndex + 2].split(
            separator: UInt8(ascii: "/"),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard let host = parts.first, !host.isEmpty else { return nil }
        // A host name may stand with either family.
        let isIP6 = family == .ip6 && host.allSatisfy(ByteClass.address6.contains)
        guard isIP6 || host.allSatisfy(ByteClass.host.contains) else { return nil }
        self.init(family, host.decodedText)
        guard parts.count > 1 else { return }
        guard parts[1].split(separator: UInt8(ascii: "/")).allSatisfy({ $0.decimal(upTo: 65_535) != nil }) else {
            return nil
        }
        suffix = parts[1].decodedText
    }
}

/// Who made a session description, which one it is and which version of it (`o=`, RFC 8866 §5.2).
public struct SDPOrigin: Sendable, Hashable {
    /// The user's name, or a minus sign.
    public var username: String
    /// The session's number, as decimal digits: it may be larger than any integer.
    public var sessionID: String
    /// The version's number, likewise; one higher in every description that changes something (RFC 3264 §8).
    public var version: String
    /// Where it was made.
    public var address: SDPAddress

    /// An origin.
    ///
    /// - Parameters:
    ///   - username: The user's name, or a minus sign.
    ///   - sessionID: The session's number.
    ///   - version: The version's number.
    ///   - address: Where it was made.
    public init(username: String = "-", sessionID: UInt64, version: UInt64, address: SDPAddress) {
        self.username = username
        self.sessionID = String(sessionID)
        self.version = String(version)
        self.address = address
    }

    /// The value of `o=`.
    public var text: String { "\(username) \(sessionID) \(version) \(address.text)" }

    /// An origin from the value of `o=`.
    init?(_ line: SDPLine) {
        let fields = line.fields
        guard fields.count == 6, let address = SDPAddress(fields[3...]) else { return nil }
        for number in fields[1...2] where !number.allSatisfy(ByteClass.digit.contains) { return nil }
        username = fields[0].decodedText
        sessionID = fields[1].decodedText
        version = fields[2].decodedText
        self.address = address
    }
}

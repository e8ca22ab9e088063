#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An IPv4 or IPv6 address or network (RFC 4632, RFC 4291): the address's bytes and the prefix's length in bits.
public struct IPNetwork: Sendable, Hashable {
    /// 4 or 16 bytes, network order, host bits zero.
    public let bytes: [UInt8]
    /// How many leading bits count.
    public let prefixLength: Int

    /// Why a text is no address or network.
    public enum Fault: Error, Sendable, Equatable {
        case notAnAddress
        /// The prefix is no number from 0 to 32 (128).
        case prefixLength(maximum: Int)
        /// Bits behind the prefix are set; the network that was probably meant.
        case hostBits(network: String)
    }

    /// Parses `203.0.113.10`, `192.0.2.16/28`, `2001:db8::/32`.
    ///
    /// - Throws: `Fault`.
    public init(_ text: String) throws(Fault) {
        let pieces = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = pieces.first, let bytes = Self.addressBytes(String(address)) else { throw .notAnAddress }
        let bits = bytes.count * 8
        var length = bits
        if pieces.count == 2 {
            guard let value = Int(pieces[1]), pieces[1].allSatisfy(\.isNumber), (0...bits).contains(value) else {
                throw .prefixLength(maximum: bits)
            }
            length = value
        }
        let masked = Self.mask(bytes, length)
        self.bytes = masked
        self.prefixLength = length
        if masked != bytes { throw .hostBits(network: description) }
    }

    private init(bytes: [UInt8], prefixLength: Int) {
        self.bytes = bytes
        self.prefixLength = prefixLength
    }

    /// Whether it is one address.
    public var isSingleAddress: Bool { prefixLength == bytes.count * 8 }

    /// Whether it is IPv4.
    public var isIPv4: Bool { bytes.count == 4 }

    /// The address without prefix.
    public var address: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        _ = bytes.withUnsafeBytes {
            inet_ntop(isIPv4 ? AF_INET : AF_INET6, $0.baseAddress, &buffer, socklen_t(buffer.count))
        }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The mask in dotted form, such as `255.255.252.0`; only for IPv4.
    public var dottedMask: String {
        Self.mask([255, 255, 255, 255], prefixLength).map(String.init).joined(separator: ".")
    }

    /// Whether all of another network lies in this one.
    public func contains(_ other: IPNetwork) -> Bool {
        bytes.count == other.bytes.count && prefixLength <= other.prefixLength
            && Self.mask(other.bytes, prefixLength) == bytes
    }

    /// Whether it lies in a range that the public internet does not route: RFC 1918, RFC 6598, RFC 4193, loopback,
    /// link-local.
    public var isPrivate: Bool { Self.privateNetworks.contains { $0.contains(self) } }

    private static let privateNetworks: [IPNetwork] = [
        IPNetwork(bytes: [10, 0, 0, 0], prefixLength: 8),
        IPNetwork(bytes: [172, 16, 0, 0], prefixLength: 12),
        IPNetwork(bytes: [192, 168, 0, 0], prefixLength: 16),
        IPNetwork(bytes: [100, 64, 0, 0], prefixLength: 10),
        IPNetwork(bytes: [127, 0, 0, 0], prefixLength: 8),
        IPNetwork(bytes: [169, 254, 0, 0], prefixLength: 16),
        IPNetwork(bytes: [0xfc] + Array(repeating: 0, count: 15), prefixLength: 7),
        IPNetwork(bytes: [0xfe, 0x80] + Array(repeating: 0, count: 14), prefixLength: 10),
        IPNetwork(bytes: Array(repeating: 0, count: 15) + [1], prefixLength: 128),
    ]

    private static func addressBytes(_ text: String) -> [UInt8]? {
        // C would stop at a NUL and take what stands before it.
        guard !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, text, &bytes) == 1 { return bytes }
        bytes = [UInt8](repeating: 0, count: 16)
        return inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : nil
    }

    private static func mask(_ bytes: [UInt8], _ length: Int) -> [UInt8] {
        bytes.enumerated().map { index, byte in
            let bits = min(max(length - index * 8, 0), 8)
            return byte & UInt8(truncatingIfNeeded: 0xff00 >> bits)
        }
    }
}

extension IPNetwork: CustomStringConvertible {
    /// `203.0.113.10` for an address, `192.0.2.16/28` for a network.
    public var description: String { isSingleAddress ? address : "\(address)/\(prefixLength)" }
}

#if canImport(Glibc)
    import Glibc
#endif

/// An IP address and a UDP port, as plain numbers: compares and hashes without memory of its own.
public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
    /// The address's first eight bytes; an IPv4 address is mapped into IPv6 (RFC 4291 §2.5.5.2).
    public var high: UInt64
    /// The address's last eight bytes.
    public var low: UInt64
    /// The port.
    public var port: UInt16

    private static let mapped: UInt64 = 0xFFFF << 32

    /// An IPv4 address and port.
    ///
    /// - Parameters:
    ///   - address: The address, its first byte uppermost.
    ///   - port: The port.
    public init(ipv4 address: UInt32, port: UInt16) {
        high = 0
        low = Self.mapped | UInt64(address)
        self.port = port
    }

    /// An IPv6 address and port.
    ///
    /// - Parameters:
    ///   - high: The address's first eight bytes, the first one uppermost.
    ///   - low: Its last eight bytes.
    ///   - port: The port.
    public init(high: UInt64, low: UInt64, port: UInt16) {
        self.high = high
        self.low = low
        self.port = port
    }

    /// Reads an address.
    ///
    /// - Parameters:
    ///   - address: IPv4 or IPv6, without or with brackets.
    ///   - port: The port.
    public init?(_ address: some StringProtocol, port: UInt16) {
        var text = String(address)
        if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
        // Network byte order, as in_addr and in6_addr hold it.
        var bytes = [UInt8](repeating: 0, count: 16)
        func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        if inet_pton(AF_INET, text, &bytes) == 1 {
            self.init(ipv4: UInt32(number(0..<4)), port: port)
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            self.init(high: number(0..<8), low: number(8..<16), port: port)
        } else {
            return nil
        }
    }

    /// The IPv4 address, its first byte uppermost; nil if it is IPv6.
    public var ipv4: UInt32? {
        high == 0 && low >> 32 == 0xFFFF ? UInt32(truncatingIfNeeded: low) : nil
    }

    /// Whether it is this machine talking to itself: 127.0.0.0/8 or ::1.
    public var isLoopback: Bool { ipv4.map { $0 >> 24 == 127 } ?? (high == 0 && low == 1) }

    /// Whether an answer may be sent there: no multicast, no broadcast, no port 0 (RFC 4475 §3.3.10).
    public var isUnicast: Bool {
        guard port != 0 else { return false }
        if let ipv4 { return ipv4 >> 28 < 0xE && ipv4 != 0 }
        return high >> 56 != 0xFF && (high | low) != 0
    }

    /// The address without port and brackets.
    public var address: String {
        if let ipv4 { return "\(ipv4 >> 24).\(ipv4 >> 16 & 255).\(ipv4 >> 8 & 255).\(ipv4 & 255)" }
        let bytes = [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The address as it stands in a URI: IPv6 in brackets.
    public var host: String { ipv4 == nil ? "[\(address)]" : address }

    /// Host and port.
    public var description: String { "\(host):\(port)" }
}

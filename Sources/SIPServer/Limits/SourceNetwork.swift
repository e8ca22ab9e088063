/// A range of addresses in CIDR notation, such as `203.0.113.0/28` or `2001:db8::/48`.
public struct SourceNetwork: Sendable, Hashable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64
    private let highMask: UInt64
    private let lowMask: UInt64
    /// How it was written.
    public let description: String

    /// Reads a network.
    ///
    /// - Parameter text: An address, with the length of its prefix behind a slash if it is a network.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let address = Endpoint(first, port: 0) else { return nil }
        let bits = address.ipv4 == nil ? 128 : 32
        var length = bits
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...bits).contains(given) else { return nil }
            length = given
        }
        // IPv4 lies in the last 32 of 128 bits.
        let prefix = length + 128 - bits
        highMask = prefix >= 64 ? .max : prefix == 0 ? 0 : .max << UInt64(64 - prefix)
        lowMask = prefix <= 64 ? 0 : .max << UInt64(128 - prefix)
        high = address.high & highMask
        low = address.low & lowMask
        description = text
    }

    /// Whether an address lies in it.
    public func contains(_ endpoint: Endpoint) -> Bool {
        endpoint.high & highMask == high && endpoint.low & lowMask == low
    }
}

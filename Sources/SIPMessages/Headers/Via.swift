/// A Via: one hop of a request's way (RFC 3261 §20.42).
public struct Via: Sendable, CustomStringConvertible {
    private let bytes: [UInt8]
    /// Where its parts stand.
    let parts: ViaParts

    init(_ bytes: [UInt8], _ parts: ViaParts) {
        self.bytes = bytes
        self.parts = parts
    }

    /// `UDP`, `TCP`, … in the sender's spelling.
    public var transport: String { bytes.text(parts.transport) }

    /// The host of sent-by; IPv6 with its brackets.
    public var host: String { bytes.text(parts.host) }

    /// The port of sent-by; nil where it is left to the transport.
    public var port: UInt16? { parts.port }

    /// The transaction's branch; nil where there is none (RFC 2543).
    public var branch: String? { parts.branch.isEmpty ? nil : bytes.text(parts.branch) }

    /// All parameters.
    public var parameters: Parameters { Parameters(bytes, parts.parameters) }

    /// The Via as it was written.
    public var description: String { bytes.text(parts.text) }
}

/// A request's place in the order of its sender's (RFC 3261 §20.16).
public struct CSeq: Sendable, Hashable {
    /// The number, below 2^32.
    public var number: UInt32
    /// The method's name.
    public var method: String
}

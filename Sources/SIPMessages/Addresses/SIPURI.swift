/// A SIP, SIPS or tel URI (RFC 3261 §19.1, RFC 3966).
///
/// Equality is that of RFC 3261 §19.1.4.
public struct SIPURI: Sendable, Equatable, CustomStringConvertible {
    let bytes: [UInt8]
    /// Where its parts stand.
    let parts: URIParts

    init(_ bytes: [UInt8], _ parts: URIParts) {
        self.bytes = bytes
        self.parts = parts
    }

    /// Reads a URI.
    ///
    /// - Parameter text: All of it, such as `sip:+31508200000@192.0.2.1;transport=udp`.
    /// - Throws: `SIPSyntaxError`.
    public init(_ text: String) throws(SIPSyntaxError) {
        let bytes = Array(text.utf8)
        self.bytes = bytes
        parts = try URIParts(bytes.span, ByteRange(0, bytes.count))
    }

    /// How it begins.
    public var scheme: URIParts.Scheme { parts.scheme }

    /// The user name or telephone number without escapes; nil where there is none.
    public var user: String? { parts.hasUser ? String(decoding: userBytes, as: UTF8.self) : nil }

    /// The user name's bytes without escapes: a `%00` is a byte like any other (RFC 4475 §3.1.1.4).
    public var userBytes: [UInt8] { Unescaping.bytes(bytes.span, parts.user) }

    /// The host as it is written; IPv6 with its brackets.
    public var host: String { bytes.text(parts.host) }

    /// The port; nil where it is left to the scheme.
    public var port: UInt16? { parts.port }

    /// The header part behind the question mark; nil where there is none.
    public var headers: String? { parts.headers.isEmpty ? nil : String(bytes.text(parts.headers).dropFirst()) }

    /// The value of a parameter.
    ///
    /// - Parameter name: Its name, in any case.
    /// - Returns: The value: empty where it has none, nil if it does not occur.
    public func parameter(_ name: String) -> String? {
        URIComparison.parameters(bytes.span, parts.parameters)
            .first { bytes.text($0.name).lowercased() == name.lowercased() }.map { bytes.text($0.value) }
    }

    /// The URI as it was written.
    public var description: String { bytes.text(parts.text) }

    /// Whether two URIs are equal by RFC 3261 §19.1.4 (RFC 3966 §4 for `tel`).
    public static func == (one: Self, other: Self) -> Bool {
        URIComparison.areEqual(one.bytes.span, one.parts, other.bytes.span, other.parts)
    }
}

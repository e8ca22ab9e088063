/// An address with display name and parameters: From, To, Contact, P-Asserted-Identity, Route (RFC 3261 §20.10).
public struct NameAddress: Sendable, CustomStringConvertible {
    private let bytes: [UInt8]
    /// Where its parts stand.
    let parts: AddressParts
    private let text: ByteRange

    init(_ bytes: [UInt8], _ parts: AddressParts, text: ByteRange) {
        self.bytes = bytes
        self.parts = parts
        self.text = text
    }

    /// Reads an address, such as `"Reception" <sip:+31508200000@192.0.2.1>;tag=a`.
    ///
    /// - Parameter text: All of it.
    /// - Throws: `SIPSyntaxError`.
    public init(_ text: String) throws(SIPSyntaxError) {
        let bytes = Array(text.utf8)
        var next = 0
        parts = try AddressParts(bytes.span, 0, bytes.count, next: &next)
        guard next == bytes.count else { throw SIPSyntaxError("more than one address", at: next) }
        self.bytes = bytes
        self.text = ByteRange(0, bytes.count)
    }

    /// The display name without quotes; nil where there is none.
    public var displayName: String? {
        parts.displayName.isEmpty ? nil : QuotedText.content(bytes, parts.displayName)
    }

    /// The URI.
    public var uri: SIPURI { SIPURI(bytes, parts.uri) }

    /// The parameters behind the address: not those of the URI, if that stands in angle brackets.
    public var parameters: Parameters { Parameters(bytes, parts.parameters) }

    /// The tag of From and To; nil where there is none.
    public var tag: String? { parameters["tag"] }

    /// The address as it was written.
    public var description: String { bytes.text(text) }
}

import SIPMessages

/// What makes a request belong to a server transaction (RFC 3261 §17.2.3).
struct ServerTransactionKey: Hashable {
    private let method: String
    private let parts: [[UInt8]]

    /// The key of a request.
    ///
    /// An ACK has the key of its INVITE.
    ///
    /// - Parameters:
    ///   - message: The request.
    ///   - parts: Its parts.
    ///   - asInvite: Whether the key of the INVITE is meant to which this CANCEL belongs.
    init(_ message: SIPMessage, _ parts: RequestParts, asInvite: Bool = false) {
        let isInvite = asInvite || parts.method == .ack || parts.method == .invite
        method = isInvite ? SIPMethod.invite.text : message.methodText ?? ""
        let bytes = message.bytes
        if parts.via.hasCookie(in: bytes.span) {
            let sentBy = bytes[parts.via.host].map { byte in
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            }
            self.parts = [Array(bytes[parts.via.branch]), sentBy, Array(String(parts.via.port ?? 5060).utf8)]
        } else {
            // A sender of RFC 2543. To is left out: the ACK's has a tag that the INVITE's has not, and within a dialog
            // CSeq differs anyway.
            self.parts = [
                Array(bytes[parts.uri.text]), Array(bytes[parts.fromTag]), Array(bytes[parts.callID]),
                Array(String(parts.cseq).utf8), Array(bytes[parts.via.text]),
            ]
        }
    }
}

/// What two copies of one request have in common that came on different ways (RFC 3261 §8.2.2.2).
struct MergeKey: Hashable {
    private let parts: [[UInt8]]
    private let number: UInt32

    /// The key of an INVITE without a To tag.
    init(_ message: SIPMessage, _ parts: RequestParts) {
        self.parts = [Array(message.bytes[parts.fromTag]), Array(message.bytes[parts.callID])]
        number = parts.cseq
    }
}

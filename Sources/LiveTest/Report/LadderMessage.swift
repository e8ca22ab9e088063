import SIPMessages
import SIPServer

/// A packet that holds SIP, and what a ladder shows of it.
struct LadderMessage {
    let packet: TracePacket
    let callID: String
    /// The method of a request; nil for a response.
    let method: String?
    let label: String
    let text: String
    let hasSession: Bool
    /// The user of From, or its host.
    let from: String?
    /// The user of To, or its host.
    let to: String?
    /// The user of the Request-URI, or its host.
    let target: String?
    var isRetransmission = false

    private static let longestLabel = 60

    /// Reads a packet; nil if it holds no SIP.
    init?(_ packet: TracePacket) {
        let payload = TraceRedaction.redacted(packet.payload)
        guard let message = try? SIPMessage(parsing: payload) else { return nil }
        self.packet = packet
        callID = message.callID ?? ""
        method = message.methodText
        let line: String
        if let status = message.status {
            line = [String(status), message.reason ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        } else {
            let isLater = message.method == .invite && message.to?.tag != nil
            line = (isLater ? "re-" : "") + (message.methodText ?? "")
        }
        label = line.count > Self.longestLabel ? line.prefix(Self.longestLabel - 1) + "…" : line
        text = Self.text(payload)
        hasSession = !message.bodyBytes.isEmpty && message[.contentType]?.lowercased().contains("sdp") ?? false
        from = Self.name(message.from?.uri)
        to = Self.name(message.to?.uri)
        target = Self.name(message.requestURI)
    }

    private static func name(_ uri: SIPURI?) -> String? {
        guard let uri else { return nil }
        return uri.user ?? uri.host
    }

    /// The message with plain line ends, cut where it is longer than anybody reads.
    private static func text(_ payload: [UInt8]) -> String {
        let text = String(decoding: payload.prefix(LadderBuilder.maximumText), as: UTF8.self)
            .split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        let rest = payload.count - LadderBuilder.maximumText
        return rest > 0 ? text + "\n[… \(rest) bytes]" : text
    }
}

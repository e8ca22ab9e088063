/// A call that a fake peer has placed: all that came back up to the final answer.
public struct PlacedCall: Sendable {
    /// The responses in the order of their arrival; the last is the final one.
    public var responses: [WireMessage]

    let invite: WireMessage
    let peer: FakePeer
    let destination: SocketAddress

    /// The final answer's status code.
    public var status: Int { responses.last?.status ?? 0 }

    /// Ends an answered call.
    ///
    /// - Returns: The answer to the BYE.
    public func hangUp() async throws -> WireMessage {
        let bye = peer.next("BYE", after: self)
        try peer.send(bye, to: destination)
        return try await peer.final(of: bye)
    }
}

extension FakePeer {
    /// Places a call, waits for the final answer, and acknowledges it.
    ///
    /// - Parameters:
    ///   - destination: Where the INVITE goes.
    ///   - requestURI: Its Request-URI, such as `sip:+31508200000@127.0.0.1`.
    ///   - from: The value of From without a tag, such as `<sip:+31612345678@example.com>`.
    ///   - to: The value of To; the Request-URI in angle brackets if nil.
    ///   - headers: Further headers, such as `P-Asserted-Identity`.
    ///   - time: How long to wait for the final answer.
    /// - Returns: The call, with all responses.
    /// - Throws: `NothingCame` if there is no final answer.
    public func call(
        _ destination: SocketAddress,
        requestURI: String,
        from: String,
        to: String? = nil,
        headers: KeyValuePairs<String, String> = [:],
        within time: Duration = .patience
    ) async throws -> PlacedCall {
        var invite = WireMessage(
            "INVITE \(requestURI) SIP/2.0",
            headers: [
                "Via": "SIP/2.0/UDP \(address);branch=\(Self.newBranch());rport",
                "Max-Forwards": "70",
                "From": "\(from);tag=\(Self.newToken())",
                "To": to ?? "<\(requestURI)>",
                "Call-ID": "\(Self.newToken())@\(address.host)",
                "CSeq": "1 INVITE",
                "Contact": "<sip:\(address)>",
                "Content-Type": "application/sdp",
            ],
            body: WireMessage.speech(at: address.host)
        )
        invite.headers += headers.map { WireMessage.Header(name: $0.key, value: $0.value) }
        try send(invite, to: destination)
        _ = try await final(of: invite, within: time)
        let transaction = invite.transaction
        let responses = received.all.map(\.message).filter { $0.status != nil && $0.transaction == transaction }
        let call = PlacedCall(responses: responses, invite: invite, peer: self, destination: destination)
        try send(next("ACK", after: call), to: destination)
        return call
    }

    /// Waits for the final answer to a request.
    func final(of request: WireMessage, within time: Duration = .patience) async throws -> WireMessage {
        let transaction = request.transaction
        return try await received.first("the answer to \(request.startLine)", within: time) {
            ($0.message.status ?? 0) >= 200 && $0.message.transaction == transaction
        }.message
    }

    /// Makes the ACK or the BYE of a call (RFC 3261 §17.1.1.3 and §12.2.1.1).
    func next(_ method: String, after call: PlacedCall) -> WireMessage {
        let final = call.responses.last
        let accepted = call.status < 300
        let remote = accepted ? final?["Contact"]?.split(separator: ">").first?.split(separator: "<").last : nil
        var request = call.invite
        request.startLine = "\(method) \(remote.map(String.init) ?? call.invite.requestURI ?? "") SIP/2.0"
        request.body = ""
        request.headers = call.invite.headers.compactMap { header in
            switch header.name {
            // The ACK of a refusal belongs to the INVITE's transaction; all else makes a new one.
            case "Via" where accepted:
                .init(name: "Via", value: "SIP/2.0/UDP \(address);branch=\(Self.newBranch());rport")
            case "To": .init(name: "To", value: final?["To"] ?? header.value)
            case "CSeq": .init(name: "CSeq", value: method == "ACK" ? "1 ACK" : "2 \(method)")
            case "Via", "From", "Call-ID", "Max-Forwards": header
            default: nil
            }
        }
        return request
    }

    private static func newToken() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }

    // The cookie that RFC 3261 §8.1.1.7 begins every branch with.
    private static func newBranch() -> String { "z9hG4bK\(newToken())" }
}

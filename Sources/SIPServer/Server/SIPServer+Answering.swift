internal import SIPMessages

/// How answers are written and sent.
extension SIPServer {
    /// The methods that this server knows: those of a provider's trunk, and CANCEL, without which no call can be given up.
    static let allow: StaticString = "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, REGISTER\r\n"

    /// Writes an answer and sends it.
    ///
    /// Whoever has not shown a password may be a forged source. Such a sender gets an answer no larger than its request:
    /// the full form where that fits, else a smaller one, the last ones with compact header names. If even that is larger,
    /// a source on the whitelist gets it, for only the PBX itself could be flooded; any other source gets a few, and then
    /// none. So nobody can use this server to flood somebody else.
    ///
    /// - Parameters:
    ///   - message: The request.
    ///   - status: The status code.
    ///   - reason: The reason phrase.
    ///   - peer: The sender.
    ///   - forms: How many forms there are.
    ///   - compactForms: How many of them, the last ones, have compact header names.
    ///   - leastForm: The smallest form for a source on the whitelist; the last one if nil.
    ///   - headers: Writes the headers of a form; 0 is the full one.
    func respond(
        _ message: SIPMessage,
        _ status: Int,
        _ reason: StaticString,
        _ peer: Peer,
        forms: Int = 2,
        compactForms: Int = 1,
        leastForm: Int? = nil,
        headers: (_ form: Int, _ answer: inout [UInt8]) -> Void
    ) {
        let tag = toTag(for: message)
        let source = text(of: peer.source)
        let isKnown = peer.isProven || isListed(peer.source)
        let last = isKnown ? leastForm ?? forms - 1 : forms - 1
        for form in 0...last {
            let size: ResponseWriter.Size = form > 0 && form >= forms - compactForms ? .compact : .full
            answer.removeAll(keepingCapacity: true)
            ResponseWriter.begin(
                status,
                reason,
                to: message,
                peer.parts,
                source: source.span,
                port: peer.source.port,
                toTag: tag,
                size: size,
                into: &answer
            )
            headers(form, &answer)
            if form == 0 { answer += softwareLine }
            ResponseWriter.end(size: size, into: &answer)
            if peer.isProven || answer.count <= peer.size { return send(peer) }
        }
        guard isKnown || limits.admitsLargeAnswer(peer.source, now: peer.now.milliseconds) else {
            metrics.withheld += 1
            return
        }
        send(peer)
    }

    /// Sends what was written.
    func send(_ peer: Peer) {
        metrics.sent += 1
        sink.send(answer, to: peer.replyTo)
    }

    /// Refuses a request without keeping state: a retransmission gets the same answer, since it is made of the request.
    ///
    /// - Parameters:
    ///   - message: The request.
    ///   - status: The status code.
    ///   - reason: The reason phrase.
    ///   - peer: The sender.
    ///   - detail: What is wrong with the request, for whoever watches.
    ///   - header: A header that this answer needs, with its line end.
    func refuse(
        _ message: SIPMessage,
        _ status: Int,
        _ reason: StaticString,
        _ peer: Peer,
        detail: String? = nil,
        header: [UInt8] = []
    ) {
        observer?.server(
            .refused(
                method: message.methodText ?? "",
                status: status,
                reason: detail ?? reason.description,
                account: nil,
                source: peer.source
            ),
            now: peer.now
        )
        respond(message, status, reason, peer) { _, answer in answer += header }
    }

    /// A tag for To that is the same for each copy of a request (RFC 3261 §8.2.7), and that nobody can foresee.
    func toTag(for message: SIPMessage) -> UInt64 {
        var hasher = tagHasher
        let bytes = message.bytes.span
        for field in message.fields {
            switch field.name {
            case .callID, .from, .cseq:
                bytes.extracting(field.value.indices).withUnsafeBytes { hasher.combine(bytes: $0) }
            default: break
            }
        }
        return UInt64(truncatingIfNeeded: hasher.finalize())
    }

    /// The Date header of a second, with its line end (RFC 3261 §20.17).
    func dateLine(_ now: ServerTime) -> [UInt8] {
        if let dateLine, dateLine.second == now.seconds { return dateLine.text }
        let text = Array("Date: \(HTTPDate.text(secondsSince1970: epoch + UInt64(now.seconds)))\r\n".utf8)
        dateLine = (now.seconds, text)
        return text
    }

    /// Answers OPTIONS outside a dialog (RFC 3261 §11.2).
    func answerOptions(_ message: SIPMessage, _ parts: RequestParts, _ peer: Peer) {
        guard isAcceptable(message, parts, peer, supports: "") else { return }
        metrics.options += 1
        observer?.server(.answered(method: "OPTIONS", source: peer.source), now: peer.now)
        // RFC 3261 §11.2 asks for Allow, Accept and Supported; only a stranger's short request goes without.
        respond(message, 200, "OK", peer, forms: 4, compactForms: 2, leastForm: 2) { form, answer in
            guard form < 3 else { return }
            answer.append(Self.allow)
            answer.append("Accept: application/sdp\r\n")
            if form == 0 { answer.append("Supported: path\r\n") }
        }
    }
}

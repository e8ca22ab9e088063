import SIPMessages

/// Requests within calls, both ways.
extension CallCenter {
    /// A request of the peer within a dialog (RFC 3261 §12.2.2).
    func receive(_ message: SIPMessage, _ parts: RequestParts, in call: Call, from source: Endpoint, replyTo: Endpoint)
    {
        func reply(_ answer: Answer) { answerOnce(answer, message, parts, from: source, replyTo: replyTo) }
        if let last = call.dialog?.remoteCSeq, parts.cseq <= last { return reply(Answer(500)) }
        call.dialog?.remoteCSeq = parts.cseq

        switch parts.method {
        case .invite, .bye, .options: break
        case let method:
            var answer = Answer(method == .other ? 501 : 405)
            answer.showsAbilities = true
            return reply(answer)
        }
        if let refusal = refusalOfExtensions(message, parts) { return reply(refusal) }
        switch parts.method {
        case .bye:
            reply(Answer(200))
            let reason = message[.reason]
            // §15.1.2: what is still open gets its answer too.
            if call.incoming != nil {
                refuse(call, 487, by: .peer, reason: reason)
            } else {
                change(call, to: .ended(CallEnding(by: .peer, reason: reason)))
            }
        case .invite: receiveOffer(message, parts, in: call, from: source, replyTo: replyTo)
        default:
            var answer = Answer(200)
            answer.showsAbilities = true
            answer.headers = [("Accept", "application/sdp")]
            reply(answer)
        }
    }

    /// A re-INVITE (RFC 3261 §14.2).
    private func receiveOffer(
        _ message: SIPMessage,
        _ parts: RequestParts,
        in call: Call,
        from source: Endpoint,
        replyTo: Endpoint
    ) {
        func reply(_ answer: Answer) { answerOnce(answer, message, parts, from: source, replyTo: replyTo) }
        if call.incoming != nil {
            var answer = Answer(500)
            answer.headers = [("Retry-After", String(random() % 11))]
            return reply(answer)
        }
        // Ours is under way, or its ACK: both sides try again later (§14.1).
        if call.isOffering || call.unacknowledged != nil || call.dialog == nil { return reply(Answer(491)) }
        if call.direction == .outgoing, call.state != .established { return reply(Answer(491)) }
        var answer = Answer(200)
        answer.formsDialog = true
        answer.showsAbilities = true
        var session: [UInt8]?
        switch offer(in: message, parts) {
        case .unsupported: return reply(refusalOfBody)
        case .none: answer.sdp = call.localSession ?? []
        case .session(let offer):
            guard let own = delegate?.call(call, answerTo: offer) else { return reply(Answer(488)) }
            answer.sdp = own
            session = offer
        }
        // The application may have hung up instead.
        guard !call.isEnded else { return reply(Answer(481)) }
        if let contact = message.contacts.first, contact.uri.isSIP { call.dialog?.target = contact.uri.description }
        call.dialog?.destination = replyTo
        call.localSession = answer.sdp
        if let session { call.remoteSession = session }
        let tag = random()
        let text = packet(answer, to: message, source: source, toTag: tag)
        let key = ServerTransactionKey(message, parts)
        let transaction = ServerTransaction(isInvite: true, toTag: tag, replyTo: replyTo)
        if servers.insert(transaction, key) { servers.finish(key) }
        transaction.respond(200, text, sink: sink, now: now)
        awaitACK(call, text, to: replyTo, cseq: parts.cseq, isOffer: session == nil)
    }

    func hangUp(_ call: Call, reason: String? = nil) {
        guard !call.isEnded else { return }
        if let reason { call.hangUpReason = reason }
        let reason = call.hangUpReason
        if call.incoming != nil {
            let headers = reason.map { [(name: "Reason", value: $0)] } ?? []
            return refuse(call, 480, headers: headers, by: .us, reason: reason)
        }
        if call.outgoing != nil, call.state == .trying || call.state == .ringing { return cancel(call) }
        // §15: the callee says BYE only after ACK, or after it has waited for that long enough.
        if call.direction == .incoming, call.state == .answered, call.unacknowledged != nil {
            call.isHangingUp = true
            return
        }
        endDialog(call, CallEnding(by: .us, reason: reason))
    }

    /// Sends BYE; for this end the call is over at once (RFC 3261 §15.1.1).
    func endDialog(_ call: Call, _ ending: CallEnding) {
        guard !call.isEnded, var request = call.dialog?.request("BYE"), let dialog = call.dialog else { return }
        if ending.party == .us, let reason = ending.reason { request.headers.append(("Reason", reason)) }
        send(request, to: destination(of: dialog), credentials: call.credentials) { _ in }
        change(call, to: .ended(ending))
    }

    /// Where requests in a dialog go.
    func destination(of dialog: Dialog) -> Endpoint {
        (configuration.followsContact ? dialog.statedDestination : nil) ?? dialog.destination
    }
}

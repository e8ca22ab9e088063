import SIPMessages

/// Calls that the peer placed, until they are answered or refused.
extension CallCenter {
    func ring(_ call: Call, _ status: Int, sdp: [UInt8]) {
        guard let incoming = call.incoming, let invite = call.invite, 101...199 ~= status else { return }
        var answer = Answer(status)
        answer.formsDialog = true
        answer.sdp = sdp
        if !sdp.isEmpty { call.localSession = sdp }
        let text = packet(answer, to: invite, source: incoming.source, toTag: incoming.transaction.toTag)
        incoming.transaction.respond(status, text, sink: sink, now: now)
        call.incoming?.reminder = (text, now + Self.reminderPause)
        change(call, to: .ringing)
    }

    func answer(_ call: Call, sdp: [UInt8]) {
        guard let incoming = call.incoming, let invite = call.invite else { return }
        var answer = Answer(200)
        answer.formsDialog = true
        answer.showsAbilities = true
        answer.sdp = sdp
        call.localSession = sdp
        let text = packet(answer, to: invite, source: incoming.source, toTag: incoming.transaction.toTag)
        finish(call, incoming, 200, text)
        awaitACK(
            call,
            text,
            to: incoming.transaction.replyTo,
            cseq: incoming.cseq,
            isOffer: call.remoteSession == nil
        )
        call.answeredAt = now
        call.deadline = now + configuration.maximumDuration &* 1_000
        change(call, to: .answered)
    }

    func refuse(
        _ call: Call,
        _ status: Int,
        headers: [(name: String, value: String)] = [],
        by party: CallEnding.Party,
        reason: String? = nil
    ) {
        guard let incoming = call.incoming, let invite = call.invite else { return }
        var answer = Answer(status)
        answer.headers = headers
        let text = packet(answer, to: invite, source: incoming.source, toTag: incoming.transaction.toTag)
        finish(call, incoming, status, text)
        change(call, to: .ended(CallEnding(by: party, status: status, reason: reason)))
    }

    private func finish(_ call: Call, _ incoming: Call.Incoming, _ status: Int, _ text: [UInt8]) {
        incoming.transaction.respond(status, text, sink: sink, now: now)
        servers.finish(incoming.key)
        call.incoming = nil
    }

    /// Sends a 2xx again until its ACK comes: from T1 to T2, for 64 * T1 (RFC 3261 §13.3.1.4).
    func awaitACK(_ call: Call, _ packet: [UInt8], to destination: Endpoint, cseq: UInt32, isOffer: Bool) {
        call.unacknowledged = UnacknowledgedAnswer(
            packet: packet,
            destination: destination,
            cseq: cseq,
            isOffer: isOffer,
            retransmission: Retransmission(from: now),
            end: now + TransactionTimer.end
        )
    }

    func repeatAnswer(_ call: Call) {
        guard var answer = call.unacknowledged else { return }
        if now >= answer.end {
            call.unacknowledged = nil
            endDialog(call, CallEnding(by: .timeout, reason: "no ACK"))
        } else if answer.retransmission.isDue(now) {
            call.unacknowledged = answer
            sink.send(answer.packet, to: answer.destination)
        }
    }

    /// An ACK that is not for a refusal: for the 2xx of a call, or for nothing.
    func receiveACK(_ message: SIPMessage, _ parts: RequestParts) {
        guard let call = dialogs[dialogID(message, parts)], let answer = call.unacknowledged, answer.cseq == parts.cseq
        else { return }
        call.unacknowledged = nil
        if answer.isOffer, case .session(let session) = offer(in: message, parts) { call.remoteSession = session }
        if call.state == .answered { change(call, to: .established) }
        if call.isHangingUp { hangUp(call) }
    }
}

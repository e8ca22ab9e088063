public import SIPMessages

/// Requests as they come in.
extension CallCenter {
    /// What becomes of a request that may belong to a call.
    public enum Reception: Sendable, Hashable {
        /// It was dealt with.
        case done
        /// It is a new request outside a dialog.
        case new
        /// It belongs to nothing, or came twice on different ways: the caller answers with this status, 481 or 482, and
        /// keeps nothing. Not done here, since an answer to a stranger must mind who pays for it.
        case refused(Int)
    }

    /// Deals with a request that belongs to what is known.
    ///
    /// To be called before anything else for INVITE, ACK, CANCEL, BYE and each request with a To tag. An ACK that belongs
    /// to nothing is never answered.
    ///
    /// - Parameters:
    ///   - message: The request.
    ///   - parts: Its parts.
    ///   - source: Where it came from.
    ///   - replyTo: Where answers go.
    ///   - now: The time.
    /// - Returns: What became of it.
    public func receiveKnown(
        _ message: SIPMessage,
        _ parts: RequestParts,
        from source: Endpoint,
        replyTo: Endpoint,
        now: ServerTime
    ) -> Reception {
        self.now = now
        let key = ServerTransactionKey(message, parts)
        if parts.method == .ack {
            if servers[key]?.acknowledge(now: now) != true { receiveACK(message, parts) }
            return .done
        }
        if let transaction = servers[key] {
            transaction.receiveAgain(sink: sink)
            return .done
        }
        if parts.method == .cancel {
            return receiveCancel(message, parts, from: source, replyTo: replyTo)
        }
        guard parts.toTag.isEmpty else {
            // A registrar knows no dialogs: some phones send the tag of its last answer back.
            if parts.method == .register { return .new }
            guard let call = dialogs[dialogID(message, parts)] else { return .refused(481) }
            receive(message, parts, in: call, from: source, replyTo: replyTo)
            return .done
        }
        switch parts.method {
        case .bye: return .refused(481)
        case .invite where servers.holds(MergeKey(message, parts)): return .refused(482)
        default: return .new
        }
    }

    /// Takes a new call in: an INVITE outside a dialog that has passed all other checks.
    ///
    /// - Parameters:
    ///   - message: The INVITE.
    ///   - parts: Its parts.
    ///   - source: Where it came from.
    ///   - replyTo: Where answers go.
    ///   - account: The account that calls.
    ///   - now: The time.
    public func receiveInvite(
        _ message: SIPMessage,
        _ parts: RequestParts,
        from source: Endpoint,
        replyTo: Endpoint,
        account: String,
        now: ServerTime
    ) {
        self.now = now
        let key = ServerTransactionKey(message, parts)
        guard parts.method == .invite, servers[key] == nil else { return }
        let tag = random()
        func refuse(_ answer: Answer) {
            answerOnce(answer, message, parts, from: source, replyTo: replyTo, toTag: tag)
        }
        if let refusal = refusalOfExtensions(message, parts) { return refuse(refusal) }
        guard let dialog = Dialog(message, parts, localTag: hexadecimal(tag), destination: replyTo) else {
            return refuse(Answer(400))
        }
        let offer = offer(in: message, parts)
        if case .unsupported = offer { return refuse(refusalOfBody) }
        let transaction = ServerTransaction(
            isInvite: true,
            toTag: tag,
            replyTo: replyTo,
            mergeKey: MergeKey(message, parts)
        )
        guard !isShuttingDown, calls.count < configuration.maximumCalls, servers.insert(transaction, key) else {
            var answer = Answer(503)
            answer.headers = [("Retry-After", "10")]
            return answerStatelessly(answer, message, parts, from: source, replyTo: replyTo)
        }
        let trying = packet(Answer(100), to: message, source: source, toTag: nil)
        transaction.respond(100, trying, sink: sink, now: now)

        let call = makeCall(.incoming, account: account, invite: message)
        call.incoming = Call.Incoming(transaction: transaction, key: key, cseq: parts.cseq, source: source)
        if let seconds = message.number(.expires) {
            // §13.3.1: the caller's own limit counts if it is shorter.
            call.deadline = now + min(UInt64(seconds), configuration.maximumRinging) &* 1_000
        }
        if case .session(let session) = offer { call.remoteSession = session }
        call.dialog = dialog
        dialogs[dialog.id] = call
        guard let delegate else { return self.refuse(call, 480, by: .us) }
        delegate.callArrived(call)
    }

    /// Refuses a request that is no part of a call, and keeps the answer: an INVITE's until ACK comes.
    ///
    /// - Parameters:
    ///   - message: The request.
    ///   - parts: Its parts.
    ///   - status: 300 to 699.
    ///   - headers: Headers to add, such as a challenge.
    ///   - source: Where it came from.
    ///   - replyTo: Where answers go.
    ///   - now: The time.
    public func refuse(
        _ message: SIPMessage,
        _ parts: RequestParts,
        status: Int,
        headers: [(name: String, value: String)] = [],
        from source: Endpoint,
        replyTo: Endpoint,
        now: ServerTime
    ) {
        var answer = Answer(300...699 ~= status ? status : 500)
        answer.headers = headers
        answer.showsAbilities = status == 405 || status == 501
        refuse(message, parts, replyTo: replyTo, now: now) { tag in
            packet(answer, to: message, source: source, toTag: tag)
        }
    }

    /// Refuses a request with an answer that is written already, and keeps it: an INVITE's until ACK comes.
    ///
    /// - Parameters:
    ///   - message: The request.
    ///   - parts: Its parts.
    ///   - replyTo: Where the answer goes.
    ///   - now: The time.
    ///   - write: Writes the answer, with a status of 300 and above, with this tag for To.
    public func refuse(
        _ message: SIPMessage,
        _ parts: RequestParts,
        replyTo: Endpoint,
        now: ServerTime,
        write: (_ toTag: UInt64) -> [UInt8]
    ) {
        self.now = now
        let key = ServerTransactionKey(message, parts)
        guard parts.method != .ack, servers[key] == nil else { return }
        let isInvite = parts.method == .invite
        let transaction = ServerTransaction(
            isInvite: isInvite,
            toTag: random(),
            replyTo: replyTo,
            mergeKey: isInvite && parts.toTag.isEmpty ? MergeKey(message, parts) : nil
        )
        let isKept = servers.insert(transaction, key)
        transaction.respond(500, write(transaction.toTag), sink: sink, now: now)
        if isKept { servers.finish(key) }
    }

    func dialogID(_ message: SIPMessage, _ parts: RequestParts) -> Dialog.ID {
        Dialog.ID(
            callID: message.bytes.text(parts.callID),
            localTag: message.bytes.text(parts.toTag),
            remoteTag: message.bytes.text(parts.fromTag)
        )
    }

    /// RFC 3261 §9.2: a CANCEL belongs to the INVITE with its branch.
    private func receiveCancel(
        _ message: SIPMessage,
        _ parts: RequestParts,
        from source: Endpoint,
        replyTo: Endpoint
    ) -> Reception {
        let key = ServerTransactionKey(message, parts, asInvite: true)
        guard let invite = servers[key], invite.isInvite else { return .refused(481) }
        // Whoever was silent so far stays silent.
        if invite.state == .ignored { return .done }
        answerOnce(Answer(200), message, parts, from: source, replyTo: replyTo, toTag: invite.toTag)
        // Too late once there is a final answer.
        if let call = calls.values.first(where: { $0.incoming?.transaction === invite }) {
            refuse(call, 487, by: .peer, reason: message[.reason])
        }
        return .done
    }
}

internal import SIPMessages

/// The registrar: REGISTER by RFC 3261 §10.3, step by step.
extension SIPServer {
    /// What a REGISTER asks for one contact.
    private struct Wish {
        var contact: AddressParts
        /// The time it asks for, in seconds, within the limits; 0 removes.
        var expiry: UInt32
        var q: UInt16
        /// The binding that it is about; nil for a new one.
        var binding: Int?
    }

    /// How long a contact may be, in bytes.
    private static let longestContact = 4_096

    func register(_ message: SIPMessage, _ parts: RequestParts, _ sender: Peer) {
        // Steps 1 and 2: the domain, the extensions.
        guard isAcceptable(message, parts, sender, supports: "path") else { return }
        guard !limits.isShutOut(sender.source, now: sender.now.milliseconds) else {
            metrics.limited += 1
            return
        }
        // A retransmission carries a nonce count that was used: it must be recognised before the credentials are.
        let transaction = transactionKey(message, parts)
        if parts.authorization != nil {
            answer.removeAll(keepingCapacity: true)
            if answers.recall(transaction, second: sender.now.seconds, into: &answer) {
                metrics.retransmissions += 1
                return sendAgain(sender)
            }
        }
        // Step 3: who it is.
        var isRepeated = false
        let account: Int
        switch authenticate(message, parts.authorization, parts, sender) {
        case .account(let index): account = index
        case .repeated(let index):
            account = index
            isRepeated = true
        case .missing: return challenge(message, parts, sender, isStale: false)
        case .stale:
            metrics.stale += 1
            return challenge(message, parts, sender, isStale: true)
        case .wrong(let index):
            noteFailure(message, index, sender)
            return challenge(message, parts, sender, isStale: false)
        case nil: return
        }
        var peer = sender
        // What comes again shows nothing: anybody who recorded it can send it, and from a forged source.
        peer.isProven = !isRepeated
        if isRepeated, !isLastOf(account, message, parts) { return challenge(message, parts, peer, isStale: true) }
        // Steps 4 and 5: whose address of record it is, and whether it may be changed from here.
        guard let status = refusal(message, parts, account, peer) else {
            // What comes again was decided on when it came first.
            guard isRepeated || isGranted(message, parts, account, peer, transaction: transaction) else { return }
            update(account, message, parts, peer, isRepeated: isRepeated)
            return answers.keep(answer, for: transaction, second: peer.now.seconds)
        }
        refuseRegister(message, status.0, status.1, account, peer)
        answers.keep(answer, for: transaction, second: peer.now.seconds)
    }

    /// Sends an answer that was sent before: to a forged source no more than any other that proves nothing.
    private func sendAgain(_ peer: Peer) {
        guard !answer.isEmpty else { return passOver(peer) }
        guard answer.count <= peer.size || limits.admitsLargeAnswer(peer.source, now: peer.now.milliseconds) else {
            metrics.withheld += 1
            return
        }
        send(peer)
    }

    /// Whether a request with the latest nonce count is the one that this count was used for.
    private func isLastOf(_ account: Int, _ message: SIPMessage, _ parts: RequestParts) -> Bool {
        accounts.records[account].bindings.contains {
            $0.cseq == parts.cseq && $0.hasCallID(parts.callID, in: message.bytes.span)
        }
    }

    private func refusal(
        _ message: SIPMessage,
        _ parts: RequestParts,
        _ account: Int,
        _ peer: Peer
    ) -> (Int, StaticString)? {
        let bytes = message.bytes.span
        guard parts.to.uri.scheme == .sip || parts.to.uri.scheme == .sips else {
            return (400, "Address of Record Is No SIP URI")
        }
        guard owns(parts.to.uri.host, in: bytes), let owner = accounts.find(user: parts.to.uri.user, in: bytes) else {
            return (404, "Not Found")
        }
        guard owner == account else { return (403, "Not Your Address of Record") }
        guard admits(account, from: peer.source) else { return (403, "Not From This Address") }
        return nil
    }

    func refuseRegister(
        _ message: SIPMessage,
        _ status: Int,
        _ reason: StaticString,
        _ account: Int,
        _ peer: Peer,
        header: [UInt8] = []
    ) {
        observer?.server(
            .refused(
                method: "REGISTER",
                status: status,
                reason: reason.description,
                account: accounts.username(account),
                source: peer.source
            ),
            now: peer.now
        )
        respond(message, status, reason, peer, forms: 1) { _, answer in answer += header }
    }

    /// Steps 6 to 8: changes the bindings, all or none, and answers.
    private func update(
        _ account: Int,
        _ message: SIPMessage,
        _ parts: RequestParts,
        _ peer: Peer,
        isRepeated: Bool
    ) {
        let now = peer.now.seconds
        removeEnded(account, peer.now)
        if isRepeated {
            // What it asked for is done.
        } else if parts.hasStar {
            guard parts.contactCount == 0, expiryHeader(message, parts) == 0 else {
                return refuseRegister(message, 400, "Contact * Stands Alone With Expires: 0", account, peer)
            }
            let bindings = accounts.records[account].bindings
            let isStale = bindings.contains {
                $0.cseq >= parts.cseq && $0.hasCallID(parts.callID, in: message.bytes.span)
            }
            guard !isStale else { return refuseRegister(message, 400, "CSeq Is Not Higher", account, peer) }
            for binding in bindings { noteRemoval(binding, account, peer) }
            metrics.bindings -= UInt64(bindings.count)
            accounts.records[account].bindings = []
        } else if parts.contactCount > 0 {
            guard parts.contactCount <= configuration.bindingsPerAccount else {
                return refuseRegister(message, 403, "Too Many Contacts", account, peer)
            }
            switch wishes(account, message, parts) {
            case .success(let wishes):
                grant(wishes, account, message, parts, peer)
            case .failure(let refusal):
                let header: [UInt8] =
                    refusal.status == 423 ? Array("Min-Expires: \(configuration.minimumExpiry)\r\n".utf8) : []
                return refuseRegister(message, refusal.status, refusal.reason, account, peer, header: header)
            }
        }
        metrics.registrations += 1
        let bindings = accounts.records[account].bindings
        let date = dateLine(peer.now)
        respond(message, 200, "OK", peer, forms: 1) { _, answer in
            for binding in bindings { binding.write(expires: binding.remaining(now), into: &answer) }
            if parts.hasExtensions { ResponseWriter.copy(.path, from: message, into: &answer) }
            answer += date
        }
    }

    private struct Refusal: Error {
        var status: Int
        var reason: StaticString
    }

    /// Step 7, first half: what is asked for each contact, and whether all of it can be done.
    private func wishes(_ account: Int, _ message: SIPMessage, _ parts: RequestParts) -> Result<[Wish], Refusal> {
        let bytes = message.bytes.span
        let bindings = accounts.records[account].bindings
        let header = expiryHeader(message, parts)
        var wishes: [Wish] = []
        var count = bindings.count
        for field in message.fields where field.name == .contact {
            var place = Int(field.value.start)
            let end = Int(field.value.end)
            while place < end {
                guard let contact = try? AddressParts(bytes, place, end, next: &place) else {
                    return .failure(Refusal(status: 400, reason: "Bad Request"))
                }
                place += 1
                var expiry =
                    contact.parameter("expires", in: bytes).map { seconds($0, in: bytes) } ?? header
                    ?? configuration.defaultExpiry
                if expiry > 0, expiry < configuration.minimumExpiry, expiry < 3_600 {
                    return .failure(Refusal(status: 423, reason: "Interval Too Brief"))
                }
                expiry = min(expiry, configuration.maximumExpiry)
                // All bindings must fit into one datagram with the 200 that lists them.
                guard contact.uri.text.count + contact.parameters.count <= Self.longestContact else {
                    return .failure(Refusal(status: 403, reason: "Contact Too Long"))
                }
                // Bulk registration (RFC 6140 §5.2) was not required, so it was not refused with 420 before.
                if ParameterParts.find("bnc", contact.uri.parameters, in: bytes) != nil {
                    return .failure(Refusal(status: 400, reason: "Bulk Registration Needs Require: gin"))
                }
                let binding = bindings.firstIndex { $0.isFor(contact.uri, in: bytes) }
                if let binding, bindings[binding].cseq >= parts.cseq,
                    bindings[binding].hasCallID(parts.callID, in: bytes)
                {
                    return .failure(Refusal(status: 400, reason: "CSeq Is Not Higher"))
                }
                if binding == nil, expiry > 0 { count += 1 }
                wishes.append(Wish(contact: contact, expiry: expiry, q: priority(contact, in: bytes), binding: binding))
            }
        }
        guard count <= configuration.bindingsPerAccount else {
            return .failure(Refusal(status: 403, reason: "Too Many Contacts"))
        }
        return .success(wishes)
    }

    /// Step 7, second half: nothing can fail any more.
    private func grant(
        _ wishes: [Wish],
        _ account: Int,
        _ message: SIPMessage,
        _ parts: RequestParts,
        _ peer: Peer
    ) {
        let bytes = message.bytes.span
        var path: [UInt8] = []
        if parts.hasExtensions { ResponseWriter.copy(.path, from: message, into: &path) }
        for wish in wishes {
            // Looked up anew where an earlier contact of this request has changed the list: two can be equal, and the later
            // one counts.
            let index =
                wishes.count == 1
                ? wish.binding : accounts.records[account].bindings.firstIndex { $0.isFor(wish.contact.uri, in: bytes) }
            guard wish.expiry > 0 else {
                if let index {
                    noteRemoval(accounts.records[account].bindings.remove(at: index), account, peer)
                    metrics.bindings -= 1
                }
                continue
            }
            let binding = Binding(
                wish.contact,
                in: bytes,
                parts,
                path: path,
                q: wish.q,
                end: peer.now.seconds &+ wish.expiry,
                source: peer.source
            )
            observer?.server(
                .registered(
                    account: accounts.username(account),
                    contact: binding.uriText,
                    expires: wish.expiry,
                    source: peer.source
                ),
                now: peer.now
            )
            if let index {
                accounts.records[account].bindings[index] = binding
            } else {
                accounts.records[account].bindings.append(binding)
                metrics.bindings += 1
            }
        }
    }

    private func noteRemoval(_ binding: Binding, _ account: Int, _ peer: Peer) {
        observer?.server(
            .unregistered(account: accounts.username(account), contact: binding.uriText, source: peer.source),
            now: peer.now
        )
    }

    /// The time that Expires asks for; nil where there is none.
    private func expiryHeader(_ message: SIPMessage, _ parts: RequestParts) -> UInt32? {
        parts.expires.map { seconds($0, in: message.bytes.span) }
    }

    /// Seconds in Expires or `expires`: what is no number below 2^32 counts as 3600 (RFC 3261 §20.19, §10.2.1.1).
    private func seconds(_ part: ByteRange, in bytes: Span<UInt8>) -> UInt32 {
        bytes.number(part).map { UInt32($0) } ?? 3_600
    }

    /// The contact's `q` in thousandths (RFC 3261 §20.10).
    private func priority(_ contact: AddressParts, in bytes: Span<UInt8>) -> UInt16 {
        guard let part = contact.parameter("q", in: bytes), let first = part.indices.first else { return 1_000 }
        var value: UInt16 = bytes[first] == UInt8(ascii: "0") ? 0 : 1_000
        guard value == 0, part.count > 2 else { return value }
        var weight: UInt16 = 100
        for place in part.indices.dropFirst(2).prefix(3) {
            let digit = bytes[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            value += UInt16(digit) * weight
            weight /= 10
        }
        return value
    }
}

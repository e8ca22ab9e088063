/// Says whether a final answer is the right one.
///
/// A server that answers fast but wrong must not win, so every answer is looked at in every mode.
struct Judge {
    let accounts: Accounts

    /// What is wrong with the first final answer of a transaction; nil when it is right.
    func fault(_ answer: Answer, _ transaction: Transaction, packet: UnsafeRawPointer) -> String? {
        let due = transaction.dueStatuses
        guard due.contains(answer.status) else {
            return "status \(answer.status), due \(due.map(String.init).joined(separator: " or "))"
        }
        let sentCallID = UnsafeRawBufferPointer(
            start: packet + Int(transaction.callIDStart),
            count: Int(transaction.callIDLength)
        )
        guard answer.callID.equals(sentCallID) else { return "another Call-ID" }
        let method: StaticString = transaction.operation.kind == .options ? "OPTIONS" : "REGISTER"
        let sequence = answer.commandSequence
        guard sequence.decimal == transaction.commandSequence else { return "another CSeq" }
        guard sequence.after(method) != nil else { return "another method in CSeq" }
        guard let tag = answer.from.after(";tag="), tag.count >= 16 else { return "no From tag" }
        guard Hex.value(tag.slice(0, 16)) == transaction.dialogue else { return "another From tag" }
        guard answer.toTag != nil else { return "no To tag" }
        if answer.status == 401 {
            guard let challenge = answer.challenge else { return "a 401 without a challenge by MD5" }
            guard challenge.isShort else { return "a long nonce" }
        } else if answer.status == 200, transaction.operation.kind != .options, !bindsContact(answer, transaction) {
            return "a 200 without the contact"
        }
        return nil
    }

    /// What is wrong with a copy of a final answer; nil when it is the same answer (RFC 3261 §17.2.2: the server
    /// repeats its response, or §8.2.7: a stateless one sends another with the same tag).
    func fault(inCopy answer: Answer, _ transaction: Transaction) -> String? {
        guard answer.status == Int(transaction.status) else {
            return "status \(answer.status) after \(transaction.status) for one request"
        }
        guard let tag = answer.toTag, tag.fingerprint == transaction.tag else { return "two To tags for one request" }
        return nil
    }

    /// Whether the 200 lists the binding (RFC 3261 §10.3 step 8).
    private func bindsContact(_ answer: Answer, _ transaction: Transaction) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { room in
            guard let start = room.baseAddress else { return false }
            var contact = PacketWriter(start)
            contact.put(transaction.operation.name)
            contact.put(RequestWriter.contactHost)
            return answer.packet.holds(UnsafeRawBufferPointer(start: start, count: contact.count))
        }
    }
}

extension Transaction {
    /// The statuses that are right for this request.
    var dueStatuses: [Int] {
        switch (operation.kind, step) {
        case (.options, _), (.reregister, _), (.register, 2): [200]
        case (.register, _), (.wrongPassword, 1), (.unknownUser, 1): [401]
        case (.wrongPassword, _): [401, 403]
        case (.unknownUser, _): [401, 403, 404]
        }
    }
}

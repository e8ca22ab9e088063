import SIPMessages

/// One try of a PBX to place a call: an INVITE that begins it, and those that answer its challenges.
///
/// Most PBXs give each try a Call-ID of its own. A proxy keeps Call-ID, From tag and perhaps CSeq while it tries one account
/// after another (RFC 3261 §16.6): there only the transactions tell the tries apart.
struct CallTry: Sendable {
    /// Its INVITEs in order, copies left out.
    private(set) var invites: [WireMessage]
    /// The provider's last answer to the last of them; nil if it kept silent.
    private(set) var answer: WireMessage?

    /// Call-ID.
    var callID: String { invites.last?.callID ?? "" }
    /// The status of that answer.
    var status: Int? { answer?.message.status }
    /// The user name that it showed last; nil if it showed none.
    var account: String? { invites.compactMap(\.credentialsUser).last }

    /// Whether an INVITE is one of its own.
    func holds(_ invite: SIPMessage) -> Bool {
        let transaction = invite.transaction
        return invites.contains { $0.transaction == transaction }
    }

    /// Collects the tries to call a number, in the order in which they began.
    static func tries(_ messages: some Sequence<WireMessage>, to number: CalledNumber) -> [CallTry] {
        var tries: [CallTry] = []
        var places: [String: Int] = [:]
        var latest: [String: Int] = [:]
        for message in messages {
            if message.isAnswer(to: "INVITE", incoming: false) {
                guard let place = places[message.transaction],
                    tries[place].invites.last?.transaction == message.transaction
                else { continue }
                tries[place].answer = message
            } else if message.isRequest(.invite), message.isOutsideDialog, number.isCalled(by: message.message) {
                guard places[message.transaction] == nil else { continue }
                let open = latest[message.callID].flatMap { tries[$0].isContinued(by: message) ? $0 : nil }
                let place = open ?? tries.count
                if open == nil { tries.append(CallTry(invites: [])) }
                tries[place].invites.append(message)
                tries[place].answer = nil
                places[message.transaction] = place
                latest[message.callID] = place
            }
        }
        return tries
    }

    /// Whether an INVITE answers the challenge to the last one, for the account that is being tried.
    private func isContinued(by invite: WireMessage) -> Bool {
        guard status == 401 || status == 407, let user = invite.credentialsUser else { return false }
        return account == nil || account == user
    }
}

extension [CallTry] {
    /// The Call-IDs of the tries, each once.
    var callIDs: [String] {
        var seen: Set<String> = []
        return map(\.callID).filter { seen.insert($0).inserted }
    }
}

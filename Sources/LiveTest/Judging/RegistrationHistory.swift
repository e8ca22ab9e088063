import SIPMessages

/// The REGISTER requests of an account and the provider's answers, as they passed on the wire.
struct RegistrationHistory {
    /// A request and its final answer.
    struct Round {
        /// The request.
        var request: WireMessage
        /// The answer; nil if the provider kept silent.
        var answer: WireMessage?
    }

    /// All rounds in order, copies of a request left out.
    var rounds: [Round] = []

    /// Collects an account's rounds.
    init(_ messages: [WireMessage], of account: String) {
        var places: [String: Int] = [:]
        for message in messages {
            if message.isRequest(.register), Self.belongs(message.message, to: account) {
                let key = message.transaction
                guard places[key] == nil else { continue }
                places[key] = rounds.count
                rounds.append(Round(request: message, answer: nil))
            } else if message.isAnswer(to: "REGISTER", incoming: false), let status = message.message.status,
                status >= 200, let place = places[message.transaction], rounds[place].answer == nil
            {
                rounds[place].answer = message
            }
        }
    }

    /// Whether a REGISTER is for an account: it names it, or shows its credentials.
    static func belongs(_ message: SIPMessage, to account: String) -> Bool {
        message.to?.uri.user == account || message.credentialsUser == account
    }

    /// The rounds that were accepted.
    var accepted: [Round] { rounds.filter { $0.answer?.message.status == 200 } }

    /// The rounds that showed credentials.
    var authenticated: [Round] { rounds.filter { $0.request.credentialsUser != nil } }

    /// The rounds whose credentials had a nonce that ran out.
    var stale: [Round] {
        rounds.filter { round in
            round.answer?.message[.wwwAuthenticate]?.lowercased().contains("stale=true") == true
        }
    }

    /// All Call-IDs.
    var callIDs: [String] {
        var seen: Set<String> = []
        return rounds.map(\.request.callID).filter { seen.insert($0).inserted }
    }
}

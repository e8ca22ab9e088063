import Synchronization

/// Decides what a fake provider answers.
final class ProviderDesk: Sendable {
    let registrations = Recorder<FakeProvider.Registration>()
    let calls = Recorder<ReceivedMessage>()
    let refusals = Recorder<ReceivedMessage>()
    let answer: Mutex<@Sendable (WireMessage) -> FakeProvider.Answer>
    let dead = Mutex(false)

    private let accounts: [String: String]
    private let realm: String
    private let address: SocketAddress
    private let ringing = Mutex<[String: WireMessage]>([:])

    init(accounts: [String: String], realm: String, address: SocketAddress, answer: FakeProvider.Answer) {
        self.accounts = accounts
        self.realm = realm
        self.address = address
        self.answer = Mutex { _ in answer }
    }

    /// Answers a request.
    func serve(_ received: ReceivedMessage) -> [WireMessage] {
        if dead.withLock({ $0 }) { return [] }
        let request = received.message
        switch request.method {
        case "ACK": return []
        case "REGISTER":
            return authenticated(received, "Authorization", challenge: (401, "WWW-Authenticate")) { username in
                let contact = request["Contact"] ?? ""
                registrations.record(.init(username: username, contact: contact, request: received))
                return [request.reply(200, ["Contact": contact, "Expires": request["Expires"] ?? "3600"])]
            }
        // A new INVITE inside a call has a tag in To and needs no password a second time.
        case "INVITE" where request["To"]?.contains(";tag=") == true:
            return [FakePeer.accepted(request, at: address)]
        case "INVITE":
            return authenticated(received, "Proxy-Authorization", challenge: (407, "Proxy-Authenticate")) { _ in
                calls.record(received)
                return answerCall(request)
            }
        case "CANCEL":
            let invite = ringing.withLock { $0.removeValue(forKey: request["Call-ID"] ?? "") }
            return [request.reply(200)] + (invite.map { [$0.reply(487)] } ?? [])
        default: return [request.reply(200)]
        }
    }

    private func answerCall(_ invite: WireMessage) -> [WireMessage] {
        switch answer.withLock({ $0 })(invite) {
        case .accept:
            return [invite.reply(180, FakePeer.contact(address)), FakePeer.accepted(invite, at: address)]
        case .ring:
            ringing.withLock { $0[invite["Call-ID"] ?? ""] = invite }
            return [invite.reply(180, FakePeer.contact(address))]
        case .refuse(let status): return [invite.reply(100), invite.reply(status)]
        case .silence: return []
        }
    }

    private func authenticated(
        _ received: ReceivedMessage,
        _ header: String,
        challenge: (status: Int, header: String),
        then serve: (String) -> [WireMessage]
    ) -> [WireMessage] {
        let request = received.message
        guard let credentials = request[header].flatMap({ DigestCredentials($0) }) else {
            let nonce = String(UInt64.random(in: .min ... .max), radix: 16)
            let value = "Digest realm=\"\(realm)\", nonce=\"\(nonce)\", algorithm=MD5, qop=\"auth\""
            return [request.reply(challenge.status, [challenge.header: value])]
        }
        guard let password = accounts[credentials.username], credentials.prove(password, method: request.method ?? "")
        else {
            refusals.record(received)
            return [request.reply(403)]
        }
        return serve(credentials.username)
    }
}

import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// Calls that the PBX places.
extension FakePBXDesk {
    /// Something that was dialled.
    struct Dial {
        var call: OutboundDecision.Call
        /// Which of the accounts is being tried.
        var attempt = 0
        var current: Call?
        /// The first INVITE: a proxy's others have its Call-ID, From tag and CSeq.
        var first: OutgoingRequest?
        var isOver = false
    }

    /// Dials, as an extension does.
    ///
    /// - Returns: The number of what was dialled; nil if the plan refuses it.
    func dial(_ digits: String, from caller: String, now: ServerTime) -> Int? {
        guard case .sent(let call) = plan.decide(dialled: digits, from: caller).outcome else { return nil }
        let number = dials.count
        dials[number] = Dial(call: call)
        place(number, now)
        return number
    }

    private func place(_ number: Int, _ now: ServerTime) {
        guard let dial = dials[number], dial.call.accounts.indices.contains(dial.attempt) else { return }
        let account = plan.trunk.accounts[dial.call.accounts[dial.attempt]]
        let shown = "<sip:\(dial.call.callerID)@\(domain)>"
        var headers = [("P-Asserted-Identity", shown)]
        if dial.call.isAnonymous { headers.append(("Privacy", "id")) }
        let uri = "sip:\(dial.call.number)@\(domain)"
        let request =
            isProxy && dial.first != nil
            ? dial.first : server.calls.makeRequest("INVITE", uri: uri, from: shown, to: "<\(uri)>")
        guard let request else { return }
        dials[number]?.first = request
        let isWrong = fault == (dial.attempt == 0 ? .wrongFirstPassword : .wrongSecondPassword)
        let call = server.calls.placeCall(
            request,
            destination: provider,
            headers: headers,
            offer: session.offer.bytes,
            account: account.username,
            credentials: Self.credentials(account, password: isWrong ? "wrong" : nil),
            now: now
        )
        dials[number]?.current = call
        call.wake(after: Self.patience)
    }

    /// A provider that has not even said 100 by now is not there.
    func giveUp(_ call: Call) {
        guard call.state == .trying, call.response?.status != 100,
            let number = dials.first(where: { $0.value.current === call })?.key
        else { return }
        dials[number]?.current = nil
        call.hangUp()
        tryNext(number)
    }

    /// The next account is for a provider that fails or refuses the first one, not for a called party who refuses.
    func dialled(_ call: Call, ended ending: CallEnding) {
        guard let number = dials.first(where: { $0.value.current === call })?.key, dials[number]?.isOver == false,
            ending.party != .us, let status = ending.status,
            500...599 ~= status || [407, 408].contains(status) || fault == .triesNextWhenBusy
        else { return }
        tryNext(number)
    }

    private func tryNext(_ number: Int) {
        dials[number]?.attempt += 1
        guard let now = dials[number]?.current?.now ?? server.calls.openCalls.first?.now ?? lastTick else { return }
        place(number, now)
    }

    /// Ends what was dialled.
    func hangUp(_ number: Int) {
        dials[number]?.isOver = true
        dials[number]?.current?.hangUp()
    }

    /// Answers challenges for an account, with another password than its own if one is given.
    static func credentials(
        _ account: Trunk.Account,
        password: String? = nil,
        keep: @escaping (DigestChallenge) -> Void = { _ in }
    ) -> CredentialsSource {
        { message, method, uri in
            for field in message.fields where [.wwwAuthenticate, .proxyAuthenticate].contains(field.name) {
                guard let challenge = try? DigestChallenge.parse(message.bytes.span, field.value) else { continue }
                keep(challenge)
                let name = field.name == .wwwAuthenticate ? "Authorization" : "Proxy-Authorization"
                return (name, challenge.value(for: account, password: password, method, uri, count: 1))
            }
            return nil
        }
    }
}

extension DigestChallenge {
    /// The credentials of an account, as they stand in a header.
    func value(
        for account: Trunk.Account,
        password: String? = nil,
        _ method: String,
        _ uri: String,
        count: UInt32
    ) -> String {
        let bytes = credentials(
            username: account.username,
            password: password ?? account.password.reveal(),
            method: method,
            uri: uri,
            cnonce: "0a4f113b",
            count: count
        )
        return String(decoding: bytes, as: UTF8.self)
    }
}

import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// What the PBX does by itself: it registers, and asks whether the provider is there.
extension FakePBXDesk {
    /// An account's registration.
    struct Registration {
        var account: Trunk.Account
        /// The nonce that is used until it runs out, and how often it was.
        var challenge: DigestChallenge?
        var count: UInt32 = 1
        var isPending = false
        var isFirst = true
        var next = ServerTime(nanoseconds: 0)
    }

    /// How often it registers, in milliseconds: often, so that nobody waits for it.
    static let interval: UInt64 = 700

    /// Does what is due.
    func tick(_ now: ServerTime) {
        lastTick = now
        for place in registrations.indices where !registrations[place].isPending && registrations[place].next <= now {
            register(place, now)
        }
        guard fault != .silent, nextOptions <= now else { return }
        nextOptions = now + Self.interval
        let uri = "sip:\(domain)"
        let request = server.calls.makeRequest("OPTIONS", uri: uri, from: "<sip:pbx@\(host)>", to: "<\(uri)>")
        server.calls.sendRequest(request, destination: provider, now: now) { _ in }
    }

    private func register(_ place: Int, _ now: ServerTime) {
        registrations[place].isPending = true
        let account = registrations[place].account
        let takesBack = fault == .takesBackFirst && registrations[place].isFirst
        registrations[place].isFirst = false
        let address = "<sip:\(account.username)@\(domain)>"
        var request = server.calls.makeRequest("REGISTER", uri: "sip:\(domain)", from: address, to: address)
        request.headers = [
            ("Contact", "<sip:\(account.username)@\(server.calls.configuration.contactHost)>"),
            ("Expires", takesBack ? "0" : "3600"),
        ]
        if let challenge = registrations[place].challenge {
            registrations[place].count += 1
            let count = registrations[place].count
            request.headers.append(
                ("Authorization", challenge.value(for: account, "REGISTER", request.uri, count: count))
            )
        }
        let credentials = Self.credentials(account) { [weak self] challenge in
            self?.registrations[place].challenge = challenge
            self?.registrations[place].count = 1
        }
        server.calls.sendRequest(request, destination: provider, credentials: credentials, now: now) { [weak self] _ in
            guard let self else { return }
            registrations[place].isPending = false
            registrations[place].next = (lastTick ?? now) + (takesBack ? 4 : 1) * Self.interval
        }
    }
}

import SIPMessages
import TestSupport

@testable import SIPServer

/// A server without network and clock, and a telephone that talks to it.
final class Lab {
    static let pbx = Endpoint(ipv4: 0xC000_0201, port: 5_060)
    static let elsewhere = Endpoint(ipv4: 0xC633_6401, port: 5_060)

    /// The accounts of every test that has no others.
    static let accounts = [
        Account(username: "alice", password: "wonder land"), Account(username: "bob", password: "builder"),
    ]

    let network = Exchange.Network()
    let server: SIPServer
    let log = EventLog()
    /// The challenge that the telephone answers until it gets another one, and how often it did.
    private(set) var challenge: DigestChallenge?
    private var count: UInt32 = 0
    private var number = 0

    init(_ accounts: [Account] = Lab.accounts, change: (inout ServerConfiguration) -> Void = { _ in }) {
        var configuration = ServerConfiguration(
            realm: "provider.example",
            domains: ["provider.example", "203.0.113.5", "[2001:db8::5]"]
        )
        // Both, so that what concerns several challenges is seen; the default is MD5 alone.
        configuration.algorithms = [.sha256, .md5]
        change(&configuration)
        var generator = SeededGenerator(seed: 1)
        server = SIPServer(
            configuration,
            accounts: accounts,
            address: "203.0.113.5:5060",
            sink: network
        ) { generator.next() }
        server.observer = log
        // A second without meaning for any limit, so that tests do not begin at the edge of time.
        network.time = 1_000
    }

    var now: ServerTime { ServerTime(nanoseconds: network.time * 1_000_000) }

    /// Moves the clock.
    func advance(seconds: UInt64) { network.time += seconds * 1_000 }

    /// Gives the server a packet.
    ///
    /// - Returns: What it sent for that.
    @discardableResult
    func send(_ packet: [UInt8], from source: Endpoint = Lab.pbx) -> [Exchange.Sent] {
        network.sent = []
        server.receive(packet, from: source, now: now)
        return network.sent
    }

    @discardableResult
    func send(_ text: String, from source: Endpoint = Lab.pbx) -> [Exchange.Sent] {
        send(Array(text.utf8), from: source)
    }

    /// Gives the server a request.
    ///
    /// - Returns: The one answer; nil if there is none, or more than one.
    @discardableResult
    func answer(_ request: Request, from source: Endpoint = Lab.pbx) -> SIPMessage? {
        let sent = send(request.text, from: source)
        return sent.count == 1 ? sent.first?.message : nil
    }

    /// The status of the answer to a request.
    func status(_ request: Request, from source: Endpoint = Lab.pbx) -> Int? { answer(request, from: source)?.status }

    /// Challenges of a 401 or 407.
    func challenges(in answer: SIPMessage?) -> [DigestChallenge] {
        guard let answer else { return [] }
        return answer.fields.filter { [.wwwAuthenticate, .proxyAuthenticate].contains($0.name) }
            .compactMap { try? DigestChallenge.parse(answer.bytes.span, $0.value) }
    }

    /// A new challenge of the server, for the algorithm it prefers.
    func newChallenge(_ algorithm: DigestAlgorithm = .md5) -> DigestChallenge {
        // Large enough for an answer with three challenges.
        let request = Request {
            $0.branch = "z9hG4bK-challenge"
            $0.headers = ["X: \(String(repeating: "x", count: 150))"]
        }
        return challenges(in: answer(request)).first { $0.algorithm == algorithm }
            ?? DigestChallenge(realm: [], nonce: [], algorithm: algorithm)
    }

    /// A request with credentials.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - challenge: The challenge that is answered; without one, that of the last time, with the next nonce count.
    ///   - username: The name in the credentials.
    ///   - password: The password; without one, that of the account.
    ///   - uri: The digest's URI; without one the Request-URI.
    ///   - count: The nonce count; without one, the next.
    /// - Returns: The request with Authorization, or Proxy-Authorization in INVITE.
    func authorized(
        _ request: Request,
        _ challenge: DigestChallenge? = nil,
        username: String = "alice",
        password: String? = nil,
        uri: String? = nil,
        count: UInt32? = nil
    ) -> Request {
        if challenge == nil, self.challenge == nil { self.challenge = newChallenge() }
        guard let used = challenge ?? self.challenge else { return request }
        if challenge == nil, count == nil { self.count += 1 }
        let secret = password ?? Self.accounts.first { $0.username == username }?.password ?? ""
        let credentials = used.credentials(
            username: username,
            password: secret,
            method: request.method,
            uri: uri ?? request.uri,
            cnonce: "0a4f113b",
            count: count ?? (challenge == nil ? self.count : 1)
        )
        var result = request
        let name = request.method == "INVITE" ? "Proxy-Authorization" : "Authorization"
        result.headers.append("\(name): \(String(decoding: credentials, as: UTF8.self))")
        return result
    }

    /// Registers: with a CSeq and a branch that were not used before, unless the test says otherwise.
    ///
    /// - Parameters:
    ///   - contacts: The values of Contact.
    ///   - username: The account.
    ///   - change: What is different about the request.
    /// - Returns: The answer.
    @discardableResult
    func register(
        _ contacts: String...,
        username: String = "alice",
        change: (inout Request) -> Void = { _ in }
    ) -> SIPMessage? {
        answer(authorized(nextRegister(contacts, username, change), username: username))
    }

    /// The next REGISTER, without credentials.
    func nextRegister(
        _ contacts: [String],
        _ username: String = "alice",
        _ change: (inout Request) -> Void = { _ in }
    ) -> Request {
        number += 1
        return Request {
            $0.from = "<sip:\(username)@provider.example>;tag=f1"
            $0.to = "<sip:\(username)@provider.example>"
            $0.cseq = "\(number)"
            $0.branch = "z9hG4bK-r\(number)"
            $0.contacts = contacts
            change(&$0)
        }
    }

    /// The contact URIs of an account, the preferred one first.
    func contacts(of username: String = "alice") -> [String] {
        server.registrations(of: username, now: now).map(\.contact)
    }
}

/// Notes what the server tells.
final class EventLog: ServerObserver {
    var events: [String] = []

    func server(_ event: ServerEvent, now: ServerTime) {
        switch event {
        case .registered(let account, let contact, let expires, _): events.append("+ \(account) \(contact) \(expires)")
        case .unregistered(let account, let contact, _): events.append("- \(account) \(contact)")
        case .expired(let account, let contact): events.append("expired \(account) \(contact)")
        case .refused(let method, let status, let reason, let account, _):
            events.append("\(status) \(method) \(account ?? "-"): \(reason)")
        case .dropped(let reason, _): events.append("dropped: \(reason)")
        case .answered(let method, _): events.append("answered \(method)")
        }
    }
}

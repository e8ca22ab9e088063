import SIPMessages
import SIPServer
import TestSupport

/// A server that is the domain of every torture message, and what it says to one.
final class TortureServer: PacketSink {
    private(set) var answers: [SIPMessage] = []
    private var server: SIPServer?

    static let source = "192.0.2.99"
    static let password = "torture"

    /// Hosts that the messages are for.
    static let domains: Set<String> = [
        "example.com", "example.net", "example.org", "company.com", "registrar.example.com", "chair-dnrc.example.com",
        "host.example.net", "[2001:db8::10]", "[2001:db8::10:5070]", "[2001:db8:::192.0.2.1]", "[2001:db8::192.0.2.1]",
    ]

    init() {
        var random = SeededGenerator(seed: 4475)
        let accounts = ["user", "j.user", "watson"].map { Account(username: $0, password: Self.password) }
        let configuration = ServerConfiguration(realm: "example.com", domains: Self.domains)
        server = SIPServer(configuration, accounts: accounts, address: "192.0.2.1:5060", sink: self) { random.next() }
    }

    func send(_ packet: borrowing [UInt8], to destination: Endpoint) {
        guard let answer = try? SIPMessage(parsing: copy packet) else { return }
        answers.append(answer)
    }

    /// What comes back for a datagram; the last answer if there are several, nil for none.
    func answer(to datagram: [UInt8]) -> SIPMessage? {
        answers = []
        guard let source = Endpoint(Self.source, port: 5060) else { return nil }
        server?.receive(datagram, from: source, now: ServerTime(nanoseconds: 1_000_000_000))
        return answers.last
    }

    /// What comes back for a request that answers the challenge it gets.
    func answer(toChallenged datagram: [UInt8], user: String) throws -> SIPMessage? {
        guard let refusal = answer(to: datagram), refusal.status == 401 || refusal.status == 407,
            let field = refusal.fields.first(where: { [.wwwAuthenticate, .proxyAuthenticate].contains($0.name) }),
            let challenge = try DigestChallenge.parse(refusal.bytes.span, field.value)
        else { return nil }
        let request = try SIPMessage(parsing: datagram)
        let uri = request.requestURI?.description ?? ""
        let method = request.methodText ?? ""
        let value = challenge.credentials(
            username: user,
            password: Self.password,
            method: method,
            uri: uri,
            cnonce: "0123456789abcdef"
        )
        let name = refusal.status == 401 ? "Authorization: " : "Proxy-Authorization: "
        var authorized = datagram
        let end = datagram.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        authorized.insert(contentsOf: Array(name.utf8) + value + Array("\r\n".utf8), at: end)
        return answer(to: authorized)
    }
}

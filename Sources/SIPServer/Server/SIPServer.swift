internal import SIPMessages

/// A SIP server that plays a telephone provider: a registrar, and the provider's part in calls.
///
/// It has no socket, clock or randomness of its own: packets and the time are given to it, and what it sends goes to a
/// `PacketSink`. Confined to one event loop.
public final class SIPServer {
    /// How it behaves.
    public let configuration: ServerConfiguration
    // The state that every packet touches is not checked for overlapping access while the program runs: that would cost a
    // twentieth of a registration. No closure here is given a part of it that its caller is changing.

    /// What it has counted.
    @exclusivity(unchecked) public internal(set) var metrics = ServerMetrics()
    /// Who answers calls: without anybody they get 480 (RFC 3261 §21.4.18).
    public var callDelegate: (any CallDelegate)? {
        didSet { calls.delegate = callDelegate }
    }
    /// Who is told what happens; nobody costs nothing.
    public weak var observer: (any ServerObserver)?
    /// Who decides what becomes of requests; nobody costs nothing.
    @exclusivity(unchecked) public weak var director: (any RequestDirector)?
    /// Seconds since 1970 when the server's time was 0, for Date.
    public var epoch: UInt64 = 0

    /// Calls, and the transactions that have state.
    public let calls: CallCenter

    @exclusivity(unchecked) var accounts: AccountTable
    @exclusivity(unchecked) var authenticator: Authenticator
    @exclusivity(unchecked) var limits: SourceLimits
    @exclusivity(unchecked) var answers: AnswerCache
    /// The answer that is being written: its memory is used again for every answer.
    @exclusivity(unchecked) var answer: [UInt8] = []
    /// All networks of all accounts: who is outside is a stranger.
    ///
    /// Empty if an account may come from anywhere.
    let whitelist: [SourceNetwork]
    let domains: [[UInt8]]
    let sink: any PacketSink
    /// Seeds the tags of answers; Swift's hasher has a key of its own in each process.
    let tagHasher: Hasher
    /// The source of the last packet as text: most packets come in runs from one source.
    @exclusivity(unchecked) private var sourceText: (endpoint: Endpoint, text: [UInt8])
    @exclusivity(unchecked) var dateLine: (second: UInt32, text: [UInt8])?
    let softwareLine: [UInt8]
    /// Where the sweep for ended bindings goes on.
    var sweepPlace = 0

    /// A server.
    ///
    /// - Parameters:
    ///   - configuration: How it behaves.
    ///   - accounts: Who may register and call.
    ///   - address: Where it listens, as it stands in Contact and Via: host and port.
    ///   - sink: Where its packets go.
    ///   - random: Makes random numbers, which must not be guessable.
    public init(
        _ configuration: ServerConfiguration,
        accounts: [Account],
        address: String,
        sink: any PacketSink,
        random: @escaping () -> UInt64
    ) {
        self.configuration = configuration
        self.accounts = AccountTable(accounts, realm: configuration.realm)
        authenticator = Authenticator(configuration, key: (random(), random()))
        var limit = SourceLimits.Configuration()
        limit.requestsPerSecond = Float(configuration.requestsPerSecond)
        limit.requestBurst = Float(configuration.requestsPerSecond * 4)
        limit.failuresPerMinute = Float(configuration.failuresPerMinute)
        var hasher = Hasher()
        hasher.combine(random())
        tagHasher = hasher
        limits = SourceLimits(limit, seed: random())
        answers = AnswerCache(bytes: configuration.answerMemory, slots: 1 << 16)
        whitelist = accounts.contains { $0.networks.isEmpty } ? [] : Array(Set(accounts.flatMap(\.networks)))
        domains = configuration.domains.map { Array($0.lowercased().utf8) }
        self.sink = sink
        var calling = CallCenter.Configuration(contactHost: address, server: configuration.software)
        calling.maximumCalls = configuration.maximumCalls
        calling.maximumRinging = configuration.maximumRinging
        calling.maximumDuration = configuration.maximumDuration
        calls = CallCenter(configuration: calling, sink: sink, random: random)
        let nowhere = Endpoint(ipv4: 0, port: 0)
        sourceText = (nowhere, Array(nowhere.address.utf8))
        softwareLine = Array("Server: \(configuration.software)\r\n".utf8)
        answer.reserveCapacity(4_096)
    }

    /// Takes a packet.
    ///
    /// - Parameters:
    ///   - packet: The datagram's bytes.
    ///   - source: Where it came from.
    ///   - now: The time.
    public func receive(_ packet: [UInt8], from source: Endpoint, now: ServerTime) {
        metrics.received += 1
        // SIP begins with a token, perhaps behind empty lines. Keepalives of zeros, STUN and most noise do not; nor is there
        // anything in those of CRLF (RFC 5626 §4.4.1).
        guard let first = packet.first,
            first > 0x20 && first < 0x7F || first == 0x0D && packet.contains(where: { $0 > 0x20 })
        else { return drop("a packet that is no SIP", source, now, count: false) }
        guard limits.admits(source, now: now.milliseconds, isListed: isListed(source)) else {
            metrics.limited += 1
            return
        }
        let message: SIPMessage
        do throws(SIPSyntaxError) {
            message = try SIPMessage(parsing: packet)
        } catch {
            return drop(error.message, source, now)
        }
        guard message.method != nil else { return receiveResponse(message, source, now) }
        screen(message, Peer(source: source, size: packet.count, now: now))
    }

    /// Where a request came from, and what an answer to it must mind.
    struct Peer {
        var source: Endpoint
        /// The size of the request in bytes.
        var size: Int
        var now: ServerTime
        /// Where answers go (RFC 3581 §4, RFC 3261 §18.2.2).
        var replyTo: Endpoint
        /// The request's headers, once they have been read.
        var parts: RequestParts?
        /// The sender has shown that it knows a password, so the source is no forgery.
        var isProven = false

        init(source: Endpoint, size: Int, now: ServerTime) {
            self.source = source
            self.size = size
            self.now = now
            replyTo = source
        }
    }

    /// Counts a packet that gets no answer.
    func drop(_ reason: StaticText, _ source: Endpoint, _ now: ServerTime, count: Bool = true) {
        metrics.dropped += 1
        if count { observer?.server(.dropped(reason: reason.description, source: source), now: now) }
    }

    private func receiveResponse(_ message: SIPMessage, _ source: Endpoint, _ now: ServerTime) {
        calls.receiveResponse(message, from: source, now: now)
    }

    /// A source's address as it stands in `received`.
    func text(of source: Endpoint) -> [UInt8] {
        if sourceText.endpoint.high != source.high || sourceText.endpoint.low != source.low {
            sourceText = (source, Array(source.address.utf8))
        }
        return sourceText.text
    }
}

extension ServerTime {
    /// Whole milliseconds since the server began.
    var milliseconds: UInt32 { UInt32(truncatingIfNeeded: nanoseconds / 1_000_000) }
}

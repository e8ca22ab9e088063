public import SIPMessages

/// How a server behaves.
public struct ServerConfiguration: Sendable {
    /// The realm of its challenges.
    public var realm: String
    /// Host names that requests may be for, in any case; besides these, its own addresses.
    public var domains: Set<String>
    /// Whether any IP address in a Request-URI is taken as its own: for a server that listens on all addresses.
    public var ownsEveryAddress = false
    /// The algorithms that it offers, the preferred first (RFC 8760 §2.3).
    ///
    /// MD5 alone is what telephone providers offer, and what clients in use can do: SIPp 3.6 ends at a first challenge for
    /// SHA-256, and baresip 1.0 answers none of two.
    public var algorithms: [DigestAlgorithm] = [.md5]
    /// How long a nonce is good, in seconds: as long as registrations last, so that a refresh needs no second round.
    public var nonceLifetime: UInt32 = 3_600
    /// The shortest registration, in seconds; shorter ones get 423 (RFC 3261 §10.3).
    public var minimumExpiry: UInt32 = 60
    /// How long a registration lasts that does not ask for a time, in seconds.
    public var defaultExpiry: UInt32 = 3_600
    /// The longest registration, in seconds; longer ones are cut.
    public var maximumExpiry: UInt32 = 7_200
    /// Bindings of an account; more are refused.
    public var bindingsPerAccount = 10
    /// What a source outside every whitelist gets.
    public var strangers = StrangerPolicy.forbid
    /// Sources that are let in whatever the whitelists say.
    public var trusted: [SourceNetwork] = []
    /// What Server and User-Agent say.
    public var software = "Trunkline"
    /// Requests a second that one source may send in the long run; four times as many at once.
    ///
    /// Sources on a whitelist may send ten times as many.
    public var requestsPerSecond = 1_000
    /// Wrong passwords a minute that one source may send in the long run.
    public var failuresPerMinute = 6
    /// How many calls there may be; beyond that, 503 with Retry-After.
    public var maximumCalls = 1_000
    /// After how many seconds without an answer a call is given up.
    public var maximumRinging: UInt64 = 180
    /// After how many seconds an answered call is ended.
    public var maximumDuration: UInt64 = 4 * 3_600
    /// Memory for answers that may have to be sent again, in bytes.
    public var answerMemory = 16 << 20

    /// What a source outside every whitelist gets.
    public enum StrangerPolicy: String, Sendable, CaseIterable {
        /// 403.
        case forbid = "403"
        /// No answer.
        case drop
    }

    /// A configuration.
    ///
    /// - Parameters:
    ///   - realm: The realm of its challenges.
    ///   - domains: Host names and addresses that requests may be for.
    public init(realm: String, domains: Set<String>) {
        self.realm = realm
        self.domains = domains
    }
}

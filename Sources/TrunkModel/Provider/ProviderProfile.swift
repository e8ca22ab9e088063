/// What a provider requires and advises, as data: everything that Trunkline knows of a provider stands in its profile.
///
/// Built-in profiles and users' own are read by the same code; see `Resources/profiles/callvoip.yaml` for the notation.
public struct ProviderProfile: Sendable {
    /// The profile's name, such as `callvoip`.
    public var name: String
    /// The provider's name as people write it.
    public var title: String
    /// Country of the provider: what it dials before country codes decides the `international_prefix` format.
    public var country: Country
    /// The SIP server; nil where each account names its own.
    public var server: ServerAddress?
    /// How accounts are given out, per kind.
    public var kinds: [TrunkKind: Kind]
    /// Number formats that the provider accepts.
    public var numberFormats: [NumberFormat]
    /// Codecs in order of preference.
    public var codecs: [Codec]
    /// Addresses that the provider's calls come from; empty where only the server's own address is known.
    public var networks: [IPNetwork]
    /// How long a registration is asked for, in seconds (RFC 3261 §10.2.1.1).
    public var registrationExpiry: Int
    /// How often an OPTIONS request checks the provider's server, in seconds.
    public var keepaliveInterval: Int
    /// How an anonymous call is marked.
    public var anonymous: Anonymity
    /// Whether emergency and short numbers are sent as they were dialled; else as national numbers in E.164.
    public var shortNumbersAsDialled: Bool
    /// Whether calls without P-Asserted-Identity may be ignored: the header is then always sent (RFC 3325).
    public var requiresAssertedIdentity: Bool
    /// Which regions each name of `outbound.destinations` covers; nil for everywhere.
    public var destinationGroups: [DestinationGroup]
    /// `outbound.destinations` where the trunk file says nothing.
    public var defaultDestinations: String
    /// `outbound.block` where the trunk file says nothing.
    public var defaultBlocked: [BlockedType]
    /// Spending limits that the provider starts with, in euro.
    public var defaultLimits: [SpendingPeriod: Int]
    /// Shares of a spending limit, in per cent, at which the provider sends an alert.
    public var limitAlerts: [Int]
    /// What calls cost: spending limits are counted with it.
    public var prices: Prices
    /// What calls get that the provider refuses.
    public var refusals: Refusals
    /// Whether the provider admits a trunk only from the addresses on its whitelist.
    public var whitelist: [TrunkKind: WhitelistPolicy]
    /// What a request gets that comes from no address on the whitelist.
    public var whitelistRefusal: WhitelistRefusal
    /// From how many numbers on the provider advises a trunk in the place of device accounts.
    public var trunkAdvisedFrom: Int?
    /// The provider's own screens, in order: what an administrator sets there.
    public var portal: [PortalStep]
    /// The provider's advice for safety.
    public var advice: [LocalizedText]
    /// Where every fact comes from, by key.
    public var sources: [String: String]

    /// How accounts are given out.
    public struct Kind: Sendable, Hashable {
        /// Fewest accounts that work.
        public var minimumAccounts: Int
        /// Most accounts there can be.
        public var maximumAccounts: Int
        /// How many the provider gives; fewer means that failover is missing.
        public var usualAccounts: Int?
        /// The format of numbers where the trunk file says nothing.
        public var numberFormat: NumberFormat
    }

    /// Whether the PBX's address must be on the provider's whitelist.
    public enum WhitelistPolicy: String, Sendable, CaseIterable {
        case required
        case advised
        case none
    }

    /// What a request gets that comes from no address on the whitelist.
    public enum WhitelistRefusal: String, Sendable, CaseIterable {
        /// The answer 403 (RFC 3261 §21.4.4).
        case forbidden = "403"
        /// No answer.
        case drop
    }

    /// How an anonymous call is marked.
    public enum Anonymity: String, Sendable, CaseIterable {
        /// `Privacy: id`, with the real number in From and P-Asserted-Identity (RFC 3323, RFC 3325).
        case privacyIDWithRealNumber = "privacy_id_real_number"
        /// `Privacy: id` and From `anonymous@anonymous.invalid`, the number only in P-Asserted-Identity (RFC 3323 §4.1).
        case anonymousFrom = "anonymous_from"
    }

    /// One name for `outbound.destinations`.
    public struct DestinationGroup: Sendable, Hashable {
        /// The name in the trunk file.
        public var name: String
        /// What people call it.
        public var title: LocalizedText
        /// ISO 3166-1 alpha-2 regions; nil for everywhere.
        public var regions: [String]?
    }

    /// A step in the provider's own portal.
    public struct PortalStep: Sendable, Hashable {
        /// The step's heading.
        public var title: LocalizedText
        /// The kinds of trunk that it is for.
        public var kinds: [TrunkKind]
        /// What to do, before the fields.
        public var text: LocalizedText?
        /// The fields of the screen in their order.
        public var fields: [PortalField]
    }

    /// A field of the provider's portal.
    public struct PortalField: Sendable, Hashable {
        /// The label on the screen, in the portal's own language.
        public var label: String
        /// Which of the trunk's values to enter.
        public var value: PortalValue
        /// Why, in one line.
        public var reason: LocalizedText?
    }

    /// The group of a name.
    public func destinationGroup(_ name: String) -> DestinationGroup? { destinationGroups.first { $0.name == name } }

    /// What the provider dials before a country code.
    public var internationalPrefix: String { country.internationalPrefix ?? "00" }
}

/// Values of a trunk that a provider's portal asks for.
public enum PortalValue: String, Sendable, CaseIterable {
    case name
    case channels
    case brand
    case type
    case numberFormat = "number_format"
    case addresses
    case numbers
    case inboundNumbers = "inbound_numbers"
    case callerIDNumbers = "caller_id_numbers"
    case fallback
    case limits
    case destinations
    case primaryAccount = "primary_account"
    case secondaryAccount = "secondary_account"
    case deviceAccounts = "device_accounts"
    case server
    /// The field stays empty.
    case empty
}

/// A text in the two languages of the setup sheets.
public struct LocalizedText: Sendable, Hashable {
    /// Dutch.
    public var nl: String
    /// English.
    public var en: String

    /// Makes a text of its two versions.
    public init(nl: String, en: String) {
        self.nl = nl
        self.en = en
    }

    /// A text that is the same in both, such as a field's label or a value.
    public init(_ both: String) { self.init(nl: both, en: both) }

    /// The version in a language.
    public subscript(language: Language) -> String { language == .nl ? nl : en }
}

/// A language of setup sheets and reports.
public enum Language: String, Sendable, CaseIterable {
    case nl
    case en
}

/// Codecs that trunks use, by their name in most PBXs.
public enum Codec: String, Sendable, CaseIterable {
    /// G.711 A-law, RTP payload type 8 (RFC 3551 §6).
    case alaw
    /// G.711 µ-law, RTP payload type 0 (RFC 3551 §6).
    case ulaw
    /// G.722 wide band, RTP payload type 9.
    case g722
    /// G.729, RTP payload type 18.
    case g729
}

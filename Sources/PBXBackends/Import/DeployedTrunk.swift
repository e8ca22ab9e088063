public import Diagnostics
public import DialPlan
public import TrunkModel

/// What a deployed PBX does with the calls of one trunk, in no brand's terms: what a brand's reader makes of its objects, and
/// what ``TrunkImporter`` makes a trunk file of.
///
/// The two functions are the truth; the lists say what is written, so that the importer knows what to ask for. A list that
/// the deployed form does not show is empty.
public protocol DeployedTrunk: Sendable {
    /// What the objects' names suggest to call it.
    var name: String? { get }
    /// The accounts, in order of priority.
    var accounts: [DeployedAccount] { get }
    /// The codecs offered, in order of preference, in lower case (`alaw`).
    var codecs: [String] { get }
    /// How digits are sent: `rfc4733`, `info`, `inband`; nil where it cannot be told.
    var dtmf: String? { get }
    /// The networks that calls are taken from; host names are left out.
    var providerNetworks: [IPNetwork] { get }
    /// Where the PBX's own extensions live, for a brand that names the place.
    var internalContext: String? { get }
    /// Calls at the same time; nil where there is no limit.
    var channels: Int? { get }
    /// The PBX's own public addresses and networks, where the configuration holds them.
    var pbxNetworks: [IPNetwork] { get }
    /// The called numbers that are written, in order.
    var inboundPatterns: [DeployedDID] { get }
    /// The rules for dialled digits that are written, in order: they are only hints on what callers dial.
    var dialRules: [DeployedDialRule] { get }
    /// The extensions that have a rule of their own, in order.
    var callers: [String] { get }
    /// What the deployed form leaves open, so that nothing may be concluded from it.
    var gaps: Set<DeployedGap> { get }
    /// What the reader itself knows that no trunk file carries, or that is missing in the deployed form.
    var uncarried: [Uncarried] { get }

    /// Where a call from the provider goes.
    ///
    /// - Parameter called: The called number as it stands on the wire, such as `+31508200000`.
    /// - Returns: Nil when the call is refused.
    func inbound(_ called: String) -> DeployedDestination?

    /// What happens to digits that are dialled.
    ///
    /// - Parameters:
    ///   - dialled: Digits, `*`, `#`, `+`.
    ///   - extension: The caller's internal number; nil for a caller without a rule of their own.
    /// - Returns: Nil when the call does not go out over this trunk.
    func outbound(_ dialled: String, from extension: String?) -> DeployedCall?

    /// Where a part stands in what is deployed; nil where it stands nowhere.
    func location(of part: TrunkPart) -> SourceLocation?
}

extension DeployedTrunk {
    /// None.
    public var pbxNetworks: [IPNetwork] { [] }
    /// None.
    public var dialRules: [DeployedDialRule] { [] }
    /// None.
    public var gaps: Set<DeployedGap> { [] }
    /// Nothing.
    public var uncarried: [Uncarried] { [] }
}

/// Something that a deployed form leaves open.
public enum DeployedGap: Sendable, Hashable {
    /// It holds no rules for outbound calls: that none goes out does not mean that none may.
    case outboundCalls
    /// The brand judges foreign numbers by their country alone: that a foreign number of some type goes out does not mean
    /// that the type is allowed.
    case foreignTypes
}

/// An account as deployed.
public struct DeployedAccount: Sendable {
    /// The user name of registrations and From; empty where the configuration does not hold it.
    public var username: String
    /// The user name of the digest, where it is another.
    public var authName: String?
    /// The password; nil where the configuration does not hold it in clear.
    public var password: Secret?
    /// Where it registers.
    public var server: ServerAddress
    /// The number that is known as this account's own, in any notation: the registration's contact or the caller ID that
    /// stands with it.
    public var number: String?
    /// What its objects are called.
    public var label: String?
    /// What is written beside it for people.
    public var comment: String?
    /// Where it stands.
    public var location: SourceLocation?

    /// Makes an account.
    public init(
        username: String,
        authName: String? = nil,
        password: Secret?,
        server: ServerAddress,
        number: String? = nil,
        label: String? = nil,
        comment: String? = nil,
        at location: SourceLocation? = nil
    ) {
        self.username = username
        self.authName = authName
        self.password = password
        self.server = server
        self.number = number
        self.label = label
        self.comment = comment
        self.location = location
    }
}

/// Called numbers as they are written: one number or a pattern, and where calls to them go.
public struct DeployedDID: Sendable {
    /// The digits as on the wire or with any of its prefixes: `+3150820001X`, `31508200000`, `0508200000`.
    public var pattern: DialPattern
    /// Where calls go, with `{last2}` for digits that are taken over from the called number; nil where they are refused, or
    /// where only ``DeployedTrunk/inbound(_:)`` can tell.
    public var destination: InboundDestination?
    /// What is written beside it for people.
    public var comment: String?
    /// Where it stands.
    public var location: SourceLocation?

    /// Makes a DID.
    public init(
        _ pattern: DialPattern,
        to destination: InboundDestination? = nil,
        comment: String? = nil,
        at location: SourceLocation? = nil
    ) {
        self.pattern = pattern
        self.destination = destination
        self.comment = comment
        self.location = location
    }
}

/// A rule for dialled digits as it is written: what it takes and what it makes of them.
public struct DeployedDialRule: Sendable {
    /// The dialled digits.
    public var pattern: DialPattern
    /// How many are taken off.
    public var strip: Int
    /// What is put in front instead, as on the wire or as E.164 digits.
    public var prepend: String
    /// Where it stands.
    public var location: SourceLocation?

    /// Makes a rule.
    public init(_ pattern: DialPattern, strip: Int = 0, prepend: String = "", at location: SourceLocation? = nil) {
        self.pattern = pattern
        self.strip = strip
        self.prepend = prepend
        self.location = location
    }
}

/// Where a call from the provider goes.
public struct DeployedDestination: Sendable, Hashable {
    /// What answers there, as far as the PBX shows it; else an extension.
    public var kind: InboundDestination.Kind
    /// The internal number.
    public var target: String

    /// Makes a destination.
    public init(kind: InboundDestination.Kind = .extension, target: String) {
        self.kind = kind
        self.target = target
    }
}

/// A call as it goes out.
public struct DeployedCall: Sendable, Hashable {
    /// The Request-URI's user part.
    public var number: String
    /// The number in From or P-Asserted-Identity; nil where the configuration leaves it to something else.
    public var callerID: String?
    /// Whether the called party is not to see it.
    public var isHidden: Bool
    /// The accounts to try in this order, as indices into ``DeployedTrunk/accounts``.
    public var accounts: [Int]

    /// Makes a call.
    public init(number: String, callerID: String?, isHidden: Bool = false, accounts: [Int]) {
        self.number = number
        self.callerID = callerID
        self.isHidden = isHidden
        self.accounts = accounts
    }
}

/// A part of a deployed trunk that stands somewhere.
public enum TrunkPart: Sendable, Hashable {
    /// The trunk as a whole.
    case trunk
    case codecs
    case dtmf
    case providerNetworks
    case internalContext
    case channels
    /// What a caller at an extension shows.
    case caller(String)
    /// What takes these digits, or refuses them.
    case dialled(String)
    /// What takes calls to this number.
    case called(String)
}

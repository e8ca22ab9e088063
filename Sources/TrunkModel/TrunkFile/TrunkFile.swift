public import Diagnostics

/// Whether one registration carries all numbers, or each number has an account of its own (manual, "SIP trunk" and
/// "Toestelaccount(s)").
public enum TrunkKind: String, Sendable, CaseIterable {
    case trunk
    case deviceAccounts = "device_accounts"
}

/// A trunk file as it was written: every key with its place, nothing resolved, what is missing or unreadable nil.
///
/// The rules judge it, and `Trunk` is made of it when they find no error.
public struct TrunkFile: Sendable {
    /// The path as the user named it.
    public var file: String
    /// Where the file's own mapping starts.
    public var location: SourceLocation
    /// `name`: becomes section, file and object names.
    public var name: Located<String>?
    /// `provider`: a built-in profile's name, or a profile file's path.
    public var provider: Located<String>?
    /// `kind`.
    public var kind: Located<TrunkKind>?
    /// `number_format`.
    public var numberFormat: Located<NumberFormat>?
    /// `channels`: calls at the same time.
    public var channels: Located<Int>?
    /// `accounts`, primary first; nil where the key is missing or no list.
    public var accounts: Located<[Account]>?
    /// `pbx`.
    public var pbx: PBX?
    /// `numbers`.
    public var numbers: Located<[Number]>?
    /// `default_caller_id`.
    public var defaultCallerID: Located<String>?
    /// `callers`.
    public var callers: [Caller] = []
    /// `outbound`.
    public var outbound = Outbound()
    /// `provider_side`.
    public var providerSide = ProviderSide()

    /// One of `accounts`.
    public struct Account: Sendable {
        /// Such as `accounts[0]`.
        public var path: String
        /// Where it starts.
        public var location: SourceLocation
        /// SIP user name.
        public var username: Located<String>?
        /// A reference to the password.
        public var password: Located<SecretReference>?
        /// Host name or address, with or without port, when not the profile's.
        public var server: Located<String>?
        /// The account's number (device accounts only).
        public var number: Located<String>?
        /// Where calls to that number go (device accounts only).
        public var inbound: Inbound?
        /// What the account is for.
        public var description: Located<String>?
    }

    /// An `inbound` mapping: exactly one kind of destination.
    public struct Inbound: Sendable {
        /// Such as `numbers[0].inbound`.
        public var path: String
        /// Where it starts.
        public var location: SourceLocation
        /// The kinds and internal numbers that were given.
        public var targets: [(kind: InboundDestination.Kind, target: Located<String>)]
    }

    /// The `pbx` mapping.
    public struct PBX: Sendable {
        /// Where it starts.
        public var location: SourceLocation
        /// `address`: addresses and networks that the PBX calls from.
        public var addresses: [Located<String>]
        /// `country`: ISO 3166-1 alpha-2.
        public var country: Located<String>?
        /// `area_code`: with trunk prefix.
        public var areaCode: Located<String>?
        /// `internal_context`.
        public var internalContext: Located<String>?
    }

    /// One of `numbers`: a number or a range.
    public struct Number: Sendable {
        /// Such as `numbers[0]`.
        public var path: String
        /// Where it starts.
        public var location: SourceLocation
        /// `number`.
        public var number: Located<String>?
        /// `range.from` and `range.to`.
        public var range: (from: Located<String>?, to: Located<String>?)?
        /// `description`.
        public var description: Located<String>?
        /// `inbound`.
        public var inbound: Inbound?
        /// `caller_id`.
        public var mayBeCallerID: Located<Bool>?
    }

    /// One of `callers`.
    public struct Caller: Sendable {
        /// Such as `callers[0]`.
        public var path: String
        /// Where it starts.
        public var location: SourceLocation
        /// `extension`: the internal number.
        public var `extension`: Located<String>?
        /// `caller_id`: E.164 or `anonymous`.
        public var callerID: Located<String>?
    }

    /// The `outbound` mapping.
    public struct Outbound: Sendable {
        /// `outside_line`: digits dialled before an outside number.
        public var outsideLine: Located<String>?
        /// `destinations`: a name from the profile.
        public var destinations: Located<String>?
        /// `block`; nil where not given (the profile's).
        public var block: [Located<BlockedType>]?
    }

    /// The `provider_side` mapping.
    public struct ProviderSide: Sendable {
        /// `limits` in whole euro per hour, day and week.
        public var limits: [(period: SpendingPeriod, amount: Located<Int>)] = []
        /// `fallback`: the call plan that takes calls when the PBX does not answer.
        public var fallback: Located<String>?
    }
}

/// A number type that a trunk can refuse to call.
public enum BlockedType: String, Sendable, CaseIterable {
    case premiumRate = "premium_rate"
    /// Satellite phones and global networks: +870, +881, +882, +883.
    case satellite
    case sharedCost = "shared_cost"
    case personalNumber = "personal_number"
    case freephone
    case mobile
    /// Everything that is of none of the other types.
    case fixed
    /// Short numbers that are no emergency numbers, such as the Dutch 18xx and 14 0xx.
    case short
}

/// The periods for which a provider limits spending.
public enum SpendingPeriod: String, Sendable, CaseIterable {
    case hour
    case day
    case week
}

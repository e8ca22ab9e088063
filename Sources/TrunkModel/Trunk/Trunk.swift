public import Diagnostics

/// A trunk as everything behind the trunk file sees it: checked, complete, defaults filled in.
public struct Trunk: Sendable {
    /// Becomes section, context, file and object names.
    public var name: String
    /// What the provider requires.
    public var profile: ProviderProfile
    /// One registration for all numbers, or one account per number.
    public var kind: TrunkKind
    /// How numbers are written on the wire.
    public var numberFormat: NumberFormat
    /// Calls at the same time; nil where the trunk file sets no limit.
    public var channels: Int?
    /// Accounts in order of priority.
    public var accounts: [Account]
    /// The customer's PBX.
    public var pbx: PBX
    /// The numbers in the file's order; for device accounts one per account.
    public var numbers: [NumberBlock]
    /// What callers show who are not listed; nil for device accounts, where the account decides.
    public var defaultCallerID: PhoneNumber?
    /// Who calls out with which number.
    public var callers: [Caller]
    /// Digits dialled before an outside number; empty where there are none.
    public var outsideLine: String
    /// Where calls may go.
    public var destinations: ProviderProfile.DestinationGroup
    /// What may not be called even there.
    public var blocked: Set<BlockedType>
    /// Spending limits at the provider, in euro.
    public var limits: [SpendingPeriod: Int]
    /// The call plan that takes calls when the PBX does not answer.
    public var fallback: String?
    /// The trunk file's path, for findings of later stages.
    public var file: String
    /// Where keys stand in the trunk file, by path such as `accounts[0].password`.
    public var locations: [String: SourceLocation]

    /// A SIP account at the provider.
    public struct Account: Sendable {
        /// What objects made for it are called: `primary`, `secondary`, or the device account's number.
        public var label: String
        /// SIP user name.
        public var username: String
        /// SIP password.
        public var password: Secret
        /// Where it registers.
        public var server: ServerAddress
        /// The one number of a device account.
        public var number: PhoneNumber?
        /// The trunk-file path, such as `accounts[0]`.
        public var path: String
        /// What the account is for, in the customer's words.
        public var description: String?
    }

    /// The customer's PBX.
    public struct PBX: Sendable {
        /// What the provider's whitelist holds.
        public var networks: [IPNetwork]
        /// Whose dialling habits the callers have.
        public var country: Country
        /// With trunk prefix; nil where local numbers are not dialled.
        public var areaCode: String?
        /// Asterisk family: where the PBX's own extensions live.
        public var internalContext: String
    }

    /// A caller with a setting of their own.
    public struct Caller: Sendable {
        /// The internal number.
        public var `extension`: String
        /// What the caller shows.
        public var identity: Identity

        /// What a caller shows.
        public enum Identity: Sendable, Hashable {
            case number(PhoneNumber)
            /// `Privacy: id`.
            case anonymous
        }
    }

    /// A number as this trunk sends it.
    public func wireFormat(_ number: PhoneNumber) -> String {
        number.formatted(numberFormat, internationalPrefix: profile.internationalPrefix)
    }

    /// The block that holds a number, given as E.164 digits without plus.
    public func block(holding digits: String) -> NumberBlock? { numbers.first { $0.contains(digits: digits) } }

    /// How many numbers the trunk has.
    public var numberCount: Int { numbers.reduce(0) { $0 + $1.count } }

    /// Where the provider's requests come from: its networks, and account servers named by address outside them.
    public var providerNetworks: [IPNetwork] {
        var networks = profile.networks
        for address in accounts.compactMap(\.server.ipAddress) where !networks.contains(where: { $0.contains(address) })
        {
            networks.append(address)
        }
        return networks
    }
}

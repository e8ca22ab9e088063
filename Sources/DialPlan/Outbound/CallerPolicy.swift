public import TrunkModel

/// What each caller shows, and over which accounts the call goes.
public struct CallerPolicy: Sendable {
    /// What one caller shows.
    public struct Identity: Sendable, Hashable {
        /// The number in From and P-Asserted-Identity; always one of the trunk's.
        public let number: PhoneNumber
        /// Whether the called party must not see it.
        public let isAnonymous: Bool
        /// Accounts to try in this order, as indices into the trunk's accounts.
        public let accounts: [Int]
    }

    /// Callers with a setting of their own, in the trunk file's order.
    public let callers: [(extension: String, identity: Identity)]
    /// Everybody else; nil for a trunk without a single number that may be shown.
    public let everybodyElse: Identity?

    /// Makes the policy of a trunk.
    ///
    /// With device accounts a caller goes out over the account whose number is the caller's `caller_id`; else over the
    /// account whose inbound extension the caller is; else over the first. There is no failover between device accounts:
    /// another account would show another number.
    public init(_ trunk: Trunk) {
        switch trunk.kind {
        case .trunk:
            let order = Array(trunk.accounts.indices)
            everybodyElse = trunk.defaultCallerID.map { Identity(number: $0, isAnonymous: false, accounts: order) }
            callers = trunk.callers.compactMap { caller in
                switch caller.identity {
                case .number(let number):
                    (caller.extension, Identity(number: number, isAnonymous: false, accounts: order))
                case .anonymous:
                    trunk.defaultCallerID.map {
                        (caller.extension, Identity(number: $0, isAnonymous: true, accounts: order))
                    }
                }
            }
        case .deviceAccounts:
            func identity(_ index: Int?, anonymous: Bool = false) -> Identity? {
                guard let index = index ?? trunk.accounts.indices.first, let number = trunk.accounts[index].number
                else {
                    return nil
                }
                return Identity(number: number, isAnonymous: anonymous, accounts: [index])
            }
            func index(ofExtension number: String) -> Int? {
                trunk.accounts.firstIndex { account in
                    guard let digits = account.number?.digits, let inbound = trunk.block(holding: digits)?.inbound
                    else { return false }
                    return inbound.kind == .extension && inbound.target(forDigits: digits) == number
                }
            }
            everybodyElse = identity(nil)
            var callers: [(extension: String, identity: Identity)] = []
            for caller in trunk.callers {
                let made =
                    switch caller.identity {
                    case .number(let number): identity(trunk.accounts.firstIndex { $0.number == number })
                    case .anonymous: identity(index(ofExtension: caller.extension), anonymous: true)
                    }
                if let made { callers.append((caller.extension, made)) }
            }
            for block in trunk.numbers {
                guard let inbound = block.inbound, inbound.kind == .extension else { continue }
                let number = inbound.target(forDigits: block.first.digits)
                guard !callers.contains(where: { $0.extension == number }),
                    let made = identity(index(ofExtension: number))
                else {
                    continue
                }
                callers.append((number, made))
            }
            self.callers = callers
        }
    }

    /// What the caller at an extension shows; nil when the trunk has no number that may be shown.
    public func identity(of extension: String?) -> Identity? {
        callers.first { $0.extension == `extension` }?.identity ?? everybodyElse
    }
}

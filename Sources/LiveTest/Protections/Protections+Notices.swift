import DialPlan
import TrunkModel

/// What the protections say. Each text names the limit, and says that it is the provider's and no fault of the PBX.
extension Protections {
    /// A request came from an address that is not on the trunk's whitelist.
    ///
    /// - Parameter source: The address.
    /// - Returns: The notice.
    public func strangerNotice(from source: String) -> ProtectionNotice {
        let listed = plan.trunk.pbx.networks.map(\.description).joined(separator: ", ")
        return notice(
            .whitelist,
            "pbx.address",
            nl: "\(source) staat niet op de IP-whitelist (\(listed))",
            en: "\(source) is not on the IP whitelist (\(listed))"
        )
    }

    /// The PBX did not answer a call, on none of the accounts that it was offered on.
    ///
    /// - Parameters:
    ///   - number: The number that was called.
    ///   - accounts: The accounts, in the order in which they were tried.
    /// - Returns: Where the provider sends the call instead; nil without a call plan.
    public func fallbackNotice(for number: String, triedOn accounts: [String]) -> ProtectionNotice? {
        guard let fallback = plan.trunk.fallback else { return nil }
        let tried = accounts.joined(separator: ", ")
        return ProtectionNotice(
            .fallback,
            key: "provider_side.fallback",
            LocalizedText(
                nl: "de PBX nam \(number) niet aan (\(tried)): de provider stuurt het gesprek naar het belplan "
                    + "\(fallback) (provider_side.fallback)",
                en: "the PBX did not answer \(number) (\(tried)): the provider sends the call to the call plan "
                    + "\(fallback) (provider_side.fallback)"
            )
        )
    }

    func channelsNotice(_ channels: Int) -> ProtectionNotice {
        notice(
            .channels,
            "channels",
            nl: "alle \(channels) kanalen zijn bezet, in en uit samen",
            en: "all \(channels) channels are in use, in and out together"
        )
    }

    func destinationNotice(_ called: WireNumber) -> ProtectionNotice? {
        switch called {
        case .emergency, .unreadable: return nil
        case .short: return plan.trunk.blocked.contains(.short) ? blockedNotice("", .short) : nil
        case .e164(let digits):
            switch plan.destinations.rule(for: digits).verdict {
            case .allowed: return nil
            case .blocked(let type): return blockedNotice("+\(digits): ", type)
            case .outside:
                let group = plan.trunk.destinations
                return notice(
                    .destination,
                    "outbound.destinations",
                    nl: "+\(digits) ligt buiten de bestemmingen (\(group.title[.nl]))",
                    en: "+\(digits) is outside the destinations (\(group.title[.en]))"
                )
            }
        }
    }

    func amountNotice(_ period: SpendingPeriod, spent: UInt64, limit: Int) -> ProtectionNotice {
        notice(
            .amount(period),
            key(of: period),
            nl: "de limiet van \(limit) euro per \(period.dutch) is bereikt: \(Self.euros(spent)) euro verbruikt",
            en: "the limit of \(limit) euro a \(period.rawValue) is reached: \(Self.euros(spent)) euro spent"
        )
    }

    func alertNotice(percent: Int, _ period: SpendingPeriod, spent: UInt64, limit: Int) -> ProtectionNotice {
        notice(
            .alert(percent: percent, period),
            key(of: period),
            nl:
                "\(percent) % van de limiet van \(limit) euro per \(period.dutch) is bereikt: \(Self.euros(spent)) euro",
            en: "\(percent) % of the limit of \(limit) euro a \(period.rawValue) is reached: \(Self.euros(spent)) euro"
        )
    }

    private func blockedNotice(_ number: String, _ type: BlockedType) -> ProtectionNotice {
        notice(
            .destination,
            "outbound.block",
            nl: "\(number)het nummertype \(type.rawValue) is geblokkeerd",
            en: "\(number)the number type \(type.rawValue) is blocked"
        )
    }

    private func notice(_ protection: Protection, _ key: String, nl: String, en: String) -> ProtectionNotice {
        ProtectionNotice(
            protection,
            key: key,
            LocalizedText(
                nl: "\(nl): een grens van de provider (\(key)), geen fout van de PBX",
                en: "\(en): the provider's limit (\(key)), no fault of the PBX"
            )
        )
    }

    /// The key that a limit comes from: where the trunk file has none, the provider's own applies.
    private func key(of period: SpendingPeriod) -> String { "provider_side.limits.\(period.rawValue)" }

    /// An amount with two decimals, cut: a limit is not said to be reached before it is.
    private static func euros(_ amount: UInt64) -> String {
        let cents = amount * 100 / SpendingLedger.euro
        return "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}

extension SpendingPeriod {
    fileprivate var dutch: String {
        switch self {
        case .hour: "uur"
        case .day: "dag"
        case .week: "week"
        }
    }
}

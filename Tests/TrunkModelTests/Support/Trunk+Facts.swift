@testable import TrunkModel

extension Trunk {
    /// All that a trunk file decides, but for passwords and places.
    var facts: [String] {
        let shown = callers.map { "\($0.extension) \($0.identity)" }
        let entries = accounts.map { account in
            "\(account.label) \(account.username) \(account.server) \(account.number?.e164 ?? "-") \(account.description ?? "-")"
        }
        return [
            name, profile.name, kind.rawValue, numberFormat.rawValue, "\(channels ?? 0)", defaultCallerID?.e164 ?? "-",
            outsideLine, destinations.name, blocked.map(\.rawValue).sorted().joined(separator: ","), fallback ?? "-",
            SpendingPeriod.allCases.map { "\(limits[$0] ?? 0)" }.joined(separator: ","), pbx.country.region,
            pbx.areaCode ?? "-", pbx.internalContext, pbx.networks.map(\.description).joined(separator: ","),
        ] + shown + entries + numbers.map { "\($0)" }
    }
}

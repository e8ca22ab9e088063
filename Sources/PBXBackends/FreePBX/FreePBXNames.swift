import DialPlan
import TrunkModel

/// Names of what is made in FreePBX, within the lengths that its database holds.
enum FreePBXNames {
    /// `trunks.name`, varchar(50).
    static let maximumTrunk = 50
    /// `outbound_routes.name`, varchar(40).
    static let maximumRoute = 40

    /// The name of an account's trunk, which is its channel and section name too: `groningen-primary`.
    ///
    /// A device account on chan_sip is called as its number, as in the provider's manual (appendix 3a). Not on pjsip: who
    /// knows an endpoint's name can call as it from anywhere, unless it is told apart by address only.
    static func trunk(_ account: Trunk.Account, in trunk: Trunk, line: FreePBXLine) -> String {
        if line.driver == .sip, trunk.kind == .deviceAccounts { return account.label }
        return joined(trunk.name, account.label, maximum: maximumTrunk)
    }

    /// The name of an outbound route: `groningen`, `groningen-emergency`.
    static func route(_ part: String?, in trunk: Trunk) -> String {
        guard let part else { return trunk.name }
        return joined(trunk.name, part, maximum: maximumRoute)
    }

    /// The context that calls from the provider come in by, in `extensions_custom_NAME.conf`.
    static func inboundContext(_ trunk: Trunk) -> String { "from-\(trunk.name)" }

    /// `NAME-PART`; a name that is too long is cut, and four hexadecimal digits of a checksum keep it apart from others
    /// that begin alike.
    static func joined(_ name: String, _ part: String, maximum: Int) -> String {
        let whole = "\(name)-\(part)"
        guard whole.utf8.count > maximum else { return whole }
        // FNV-1a, 32 bits, folded to 16.
        let hash = name.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let digits = String((hash ^ (hash >> 16)) & 0xffff, radix: 16)
        let sum = String(repeating: "0", count: 4 - digits.count) + digits
        return "\(name.prefix(max(maximum - part.utf8.count - sum.count - 2, 1)))-\(sum)-\(part)"
    }
}

import Diagnostics
import DialPlan
import TrunkModel

/// What two trunks say differently, key by key, and what becomes of one that is given the other's keys.
struct TrunkComparison {
    let old: Trunk
    let new: Trunk

    /// The keys that differ, in a fixed order; numbers count one by one, however they are written.
    var keys: [String] {
        Self.values(of: old).compactMap { key, value in
            Self.values(of: new).first { $0.0 == key }.map { $0.1 != value } ?? true ? key : nil
        }
    }

    private static func values(of trunk: Trunk) -> [(String, String)] {
        let inbound = trunk.numbers.flatMap { block in
            block.numbers.compactMap { number in
                block.inbound.map { "\(number.e164) \($0.kind.rawValue) \($0.target(forDigits: number.digits))" }
            }
        }
        let accounts = trunk.accounts
        return [
            ("name", trunk.name), ("kind", trunk.kind.rawValue), ("number_format", trunk.numberFormat.rawValue),
            ("channels", trunk.channels.map(String.init) ?? ""),
            ("accounts.username", accounts.map(\.username).joined(separator: ",")),
            ("accounts.password", accounts.map { $0.password.reveal() }.joined(separator: "\n")),
            ("accounts.server", accounts.map(\.server.uriHostPort).joined(separator: ",")),
            ("accounts.number", accounts.map { $0.number?.e164 ?? "" }.joined(separator: ",")),
            ("pbx.address", trunk.pbx.networks.map(\.description).joined(separator: ",")),
            ("pbx.country", trunk.pbx.country.region), ("pbx.area_code", trunk.pbx.areaCode ?? ""),
            ("pbx.internal_context", trunk.pbx.internalContext), ("numbers", inbound.joined(separator: ",")),
            ("numbers.description", trunk.numbers.compactMap(\.description).joined(separator: ",")),
            ("default_caller_id", trunk.defaultCallerID?.e164 ?? ""),
            ("callers", trunk.callers.map { "\($0.extension) \($0.identity)" }.joined(separator: ",")),
            ("outbound.outside_line", trunk.outsideLine), ("outbound.destinations", trunk.destinations.name),
            ("outbound.block", trunk.blocked.map(\.rawValue).sorted().joined(separator: ",")),
        ]
    }

    /// The new trunk with some of the old one's keys.
    func mended(_ keys: Set<String>) -> Trunk {
        var trunk = new
        if keys.contains("name") { trunk.name = old.name }
        if keys.contains("channels") { trunk.channels = old.channels }
        if keys.contains("numbers") || keys.contains("numbers.description") { trunk.numbers = old.numbers }
        if keys.contains("pbx.country") { trunk.pbx.country = old.pbx.country }
        if keys.contains("pbx.area_code") { trunk.pbx.areaCode = old.pbx.areaCode }
        if keys.contains("default_caller_id") { trunk.defaultCallerID = old.defaultCallerID }
        if keys.contains("number_format") { trunk.numberFormat = old.numberFormat }
        if keys.contains("kind") { trunk.kind = old.kind }
        if keys.contains("accounts.number") { trunk.accounts = old.accounts }
        return trunk
    }
}

import TrunkModel

/// IPv4 networks as a regular expression over dotted addresses: chan_sip's dial plan knows no netmasks.
enum AddressPattern {
    /// One expression for all networks, such as `^185\.19\.(236|237|238|239)\.[0-9]+$`; POSIX extended, as Asterisk's
    /// `REGEX()` takes it.
    static func regularExpression(_ networks: [IPNetwork]) -> String {
        let expressions = networks.map(pattern)
        return expressions.count == 1 ? "^\(expressions[0])$" : "^(\(expressions.joined(separator: "|")))$"
    }

    private static func pattern(_ network: IPNetwork) -> String {
        network.bytes.enumerated().map { index, byte in
            let bits = min(max(network.prefixLength - index * 8, 0), 8)
            switch bits {
            case 8: return String(byte)
            case 0: return "[0-9]+"
            default:
                let last = Int(byte) + (1 << (8 - bits)) - 1
                return "(\((Int(byte)...last).map(String.init).joined(separator: "|")))"
            }
        }.joined(separator: "\\.")
    }
}

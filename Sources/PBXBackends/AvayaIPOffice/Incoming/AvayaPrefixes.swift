import DialPlan
import TrunkModel

/// The line's fields that rewrite numbers of incoming calls, before any route is looked up.
///
/// A leading plus becomes the International Prefix; the Country Code, also behind that prefix, becomes the National Prefix;
/// what then has neither gets the International Prefix.
struct AvayaPrefixes {
    /// National Prefix.
    let national: String
    /// Country Code.
    let countryCode: String
    /// International Prefix.
    let international: String
    /// The country's own trunk prefix and international prefix.
    private let trunkPrefix: String
    private let internationalPrefix: String

    /// The prefixes of a plan.
    ///
    /// Numbers in the log are meant to be dialled back, so the prefixes begin with the outside line; but not where the
    /// provider itself sends the international prefix, which would not be recognised then. In a country without trunk
    /// prefix nothing is rewritten but the plus.
    init(_ plan: DialPlan) {
        let country = plan.numbering.country
        let trunk = plan.trunk
        let sendsPrefix = trunk.numberFormat == .internationalPrefix
        let line = sendsPrefix ? "" : trunk.outsideLine
        trunkPrefix = country.trunkPrefix
        internationalPrefix = sendsPrefix ? trunk.profile.internationalPrefix : country.internationalPrefix ?? ""
        let isRewritten = !country.trunkPrefix.isEmpty && !internationalPrefix.isEmpty
        national = isRewritten ? line + country.trunkPrefix : ""
        countryCode = isRewritten ? String(country.callingCode) : ""
        international = internationalPrefix.isEmpty ? "" : line + internationalPrefix
    }

    /// How a route names a number: as it is after the rewriting, but for the outside line, since routes are compared from
    /// the right.
    ///
    /// - Parameter digits: E.164 digits, or such with `X` at the end.
    /// - Returns: The Incoming Number.
    func incomingNumber(_ digits: String) -> String {
        guard !countryCode.isEmpty else { return digits }
        return digits.hasPrefix(countryCode)
            ? trunkPrefix + digits.dropFirst(countryCode.count) : internationalPrefix + digits
    }
}

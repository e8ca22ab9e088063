/// How numbers are written on the wire between PBX and provider.
public enum NumberFormat: String, Sendable, CaseIterable {
    /// `+31508200000`
    case plus
    /// `31508200000`
    case withoutPlus = "without_plus"
    /// `0031508200000`
    case internationalPrefix = "international_prefix"

    /// What stands before the E.164 digits.
    ///
    /// - Parameter internationalPrefix: What the provider's country dials before a country code, such as `00`.
    /// - Returns: `+`, nothing, or that prefix.
    public func prefix(internationalPrefix: String = "00") -> String {
        switch self {
        case .plus: "+"
        case .withoutPlus: ""
        case .internationalPrefix: internationalPrefix
        }
    }

    /// E.164 digits (without plus) in this format.
    public func text(ofDigits digits: String, internationalPrefix: String = "00") -> String {
        prefix(internationalPrefix: internationalPrefix) + digits
    }
}

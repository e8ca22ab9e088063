public import TrunkModel

/// Where calls to a number or range go.
public struct InboundRule: Sendable, Hashable {
    /// The numbers.
    public let block: NumberBlock
    /// The same as patterns over E.164 digits without plus.
    public let patterns: [DialPattern]
    /// Where they go; nil when calls to these numbers are refused.
    public let destination: InboundDestination?
}

/// What happens to a call from the provider.
public enum InboundDecision: Sendable, Hashable {
    /// The rule takes it, to this internal number.
    case accepted(InboundRule, target: String)
    /// The number is the trunk's, but takes no calls.
    case outboundOnly(InboundRule)
    /// The number is none of the trunk's.
    case unknown(digits: String)
}

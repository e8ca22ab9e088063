public import TrunkModel

/// A means by which the provider keeps a customer's damage small.
public enum Protection: Sendable, Hashable {
    /// Calls at the same time, in and out together.
    case channels
    /// The addresses that requests may come from.
    case whitelist
    /// Where calls may go.
    case destination
    /// What may be spent in a period.
    case amount(SpendingPeriod)
    /// A share of that, in per cent, at which the customer is told.
    case alert(percent: Int, SpendingPeriod)
    /// Calls go to a call plan when the PBX does not answer.
    case fallback

    /// A stable name for reports.
    public var name: String {
        switch self {
        case .channels: "channels"
        case .whitelist: "whitelist"
        case .destination: "destination"
        case .amount: "amount"
        case .alert: "alert"
        case .fallback: "fallback"
        }
    }
}

/// What a protection did, for people.
public struct ProtectionNotice: Sendable, Hashable {
    /// The protection.
    public var protection: Protection
    /// Which limit, how much, and that it is the provider's.
    public var text: LocalizedText
    /// The key in the trunk file that it comes from, such as `provider_side.limits.hour`.
    public var key: String

    /// A notice.
    ///
    /// - Parameters:
    ///   - protection: The protection.
    ///   - key: The key in the trunk file that it comes from.
    ///   - text: What it did.
    public init(_ protection: Protection, key: String, _ text: LocalizedText) {
        self.protection = protection
        self.key = key
        self.text = text
    }
}

/// Whether a call may begin.
public enum ProtectionDecision: Sendable, Hashable {
    /// It may.
    case allow
    /// It gets this status, for this reason.
    case refuse(status: Int, ProtectionNotice)
}

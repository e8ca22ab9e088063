import DialPlan
import TrunkModel

/// A number that a PBX calls, as the provider reads it.
enum WireNumber: Hashable {
    /// 112 and the like: never refused.
    case emergency
    /// Another number that is sent as dialled: no destination whitelist and no limit on spending applies.
    case short
    /// E.164 digits without plus.
    case e164(String)
    /// Nothing that a provider could call; whoever looks at number formats has to say so.
    case unreadable

    /// Reads the user part of a Request-URI: as dialled, or in any of the three number formats.
    init(_ text: String, in plan: DialPlan) {
        let hasPlus = text.hasPrefix("+")
        var digits = hasPlus ? String(text.dropFirst()) : text
        if !hasPlus {
            if plan.numbering.emergency.contains(where: { $0.matches(digits) }) {
                self = .emergency
                return
            }
            if plan.numbering.short.contains(where: { $0.matches(digits) }) {
                self = .short
                return
            }
            let prefix = plan.trunk.profile.internationalPrefix
            if digits.hasPrefix(prefix) { digits.removeFirst(prefix.count) }
        }
        let isNumber = digits.utf8.allSatisfy { (0x30...0x39).contains($0) } && !digits.isEmpty
        self = isNumber && !digits.hasPrefix("0") ? .e164(digits) : .unreadable
    }

    /// What a minute costs, in hundredths of a cent.
    func price(_ prices: ProviderProfile.Prices) -> UInt64 {
        guard case .e164(let digits) = self else { return 0 }
        let price =
            switch (try? PhoneNumber(e164: "+\(digits)"))?.type {
            case .freephone: 0
            case .fixed, .fixedOrMobile, .voip, .companyNumber, .voicemail: prices.fixed
            case .mobile: prices.mobile
            case .premiumRate, .sharedCost, .personalNumber, .pager, .unknown, nil: prices.other
            }
        return UInt64(max(0, price))
    }
}

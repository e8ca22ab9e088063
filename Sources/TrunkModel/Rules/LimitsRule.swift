import Diagnostics

/// `limits`: whole euro, at least 1; `limits-order` warns when a longer period has the smaller limit, which then is the
/// only one that counts.
enum LimitsRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        var before: (period: SpendingPeriod, amount: Int)?
        for (period, amount) in file.providerSide.limits {
            if !(1...1_000_000).contains(amount.value) {
                log.error(
                    "provider_side.limits.\(period.rawValue) must be 1 to 1000000 euro, not \(amount.value)",
                    rule: "limits",
                    at: amount.location
                )
            } else if let before, amount.value < before.amount {
                log.warning(
                    "provider_side.limits: \(amount.value) euro a \(period.rawValue) is less than \(before.amount) a \(before.period.rawValue)",
                    rule: "limits-order",
                    at: amount.location
                )
            }
            before = (period, amount.value)
        }
    }
}

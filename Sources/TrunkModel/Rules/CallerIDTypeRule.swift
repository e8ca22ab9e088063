import Diagnostics

/// `caller-id-type` warns of numbers that networks do not carry as a caller ID: premium-rate, shared-cost and freephone
/// numbers cannot be called back from everywhere, and the provider or the law refuses the first.
enum CallerIDTypeRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        guard file.kind?.value != .deviceAccounts else { return }
        for entry in file.numbers?.value ?? [] where entry.mayBeCallerID?.value ?? true {
            guard let text = entry.number ?? entry.range?.from, let number = try? PhoneNumber(e164: text.value) else {
                continue
            }
            guard [.premiumRate, .sharedCost, .freephone].contains(number.type) else { continue }
            log.warning(
                "\(entry.path): \(number.e164) is a \(number.type.rawValue) number, which cannot be shown as caller ID; "
                    + "set caller_id: false",
                rule: "caller-id-type",
                at: (entry.mayBeCallerID?.location ?? text.location)
            )
        }
    }
}

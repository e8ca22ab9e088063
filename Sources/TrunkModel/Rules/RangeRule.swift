import Diagnostics

/// `range-order`, `range-length`, `range-size`, `range-country`: a range runs upwards between two numbers of one length
/// and country, and holds at most 10,000; `number-invalid` where a number in between is none.
enum RangeRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        for entry in file.numbers?.value ?? [] {
            guard let fromText = entry.range?.from, let toText = entry.range?.to,
                let from = try? PhoneNumber(e164: fromText.value), let to = try? PhoneNumber(e164: toText.value)
            else { continue }
            func report(_ message: String, _ rule: String) {
                log.error("\(entry.path).range \(message)", rule: rule, at: toText.location)
            }
            guard from.digits.count == to.digits.count else {
                report("runs from a number of \(from.digits.count) digits to one of \(to.digits.count)", "range-length")
                continue
            }
            guard from.callingCode == to.callingCode else {
                report("runs from one country to another", "range-country")
                continue
            }
            guard let count = size(from, to) else {
                report("runs backwards: \(to.e164) comes before \(from.e164)", "range-order")
                continue
            }
            guard count <= NumberBlock.maximumCount else {
                report("holds \(count) numbers; at most \(NumberBlock.maximumCount) fit", "range-size")
                continue
            }
            let invalid = (1..<max(count - 1, 1)).lazy.map { from.advanced(by: $0).e164 }
                .first { (try? PhoneNumber(e164: $0)) == nil }
            if let invalid { report("holds \(invalid), which is not a valid number", "number-invalid") }
        }
    }

    /// How many numbers a range holds; nil when it runs backwards.
    static func size(_ from: PhoneNumber, _ to: PhoneNumber) -> Int? {
        guard let low = UInt64(from.digits), let high = UInt64(to.digits), low <= high else { return nil }
        return Int(high - low) + 1
    }
}

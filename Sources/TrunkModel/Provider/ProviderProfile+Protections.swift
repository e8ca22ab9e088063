import Diagnostics

extension ProviderProfile {
    /// What calls get that the provider refuses to protect its customer: final answers, 400 to 699.
    ///
    /// 403 and 486 are answers after which no PBX tries the other account.
    public struct Refusals: Sendable, Hashable {
        /// More calls at the same time than the trunk has channels.
        public var channels = 486
        /// A destination that the trunk may not call.
        public var destination = 403
        /// The trunk has spent what it may spend.
        public var amount = 403
    }

    /// What calls cost, in hundredths of a euro cent a minute; freephone numbers cost nothing.
    public struct Prices: Sendable, Hashable {
        /// Fixed numbers, and all others that are no more expensive.
        public var fixed = 500
        /// Mobile numbers.
        public var mobile = 1_000
        /// Premium-rate, shared-cost and personal numbers, satellite telephones, and whatever is of no known type.
        public var other = 10_000
    }
}

extension ProviderProfile.Refusals {
    init(_ mapping: MappingReader) {
        var reader = mapping
        func status(_ key: String, else standard: Int) -> Int {
            guard let status = reader.integer(key) else { return standard }
            guard 400...699 ~= status.value else {
                reader.context.log.error(
                    "\(reader.path(of: key)) must be a final answer from 400 to 699, not \(status.value)",
                    rule: "wrong-type",
                    at: status.location
                )
                return standard
            }
            return status.value
        }
        channels = status("channels", else: channels)
        destination = status("destination", else: destination)
        amount = status("amount", else: amount)
        reader.finish()
    }
}

extension ProviderProfile.Prices {
    init(_ mapping: MappingReader) {
        var reader = mapping
        func price(_ key: String, else standard: Int) -> Int {
            guard let text = reader.text(key) else { return standard }
            guard let price = Self.price(text.value) else {
                reader.context.log.error(
                    "\(reader.path(of: key)) must be a price in euro with at most four decimals, such as 0.05, "
                        + "not '\(text.value)'",
                    rule: "wrong-type",
                    at: text.location
                )
                return standard
            }
            return price
        }
        fixed = price("fixed", else: fixed)
        mobile = price("mobile", else: mobile)
        other = price("other", else: other)
        reader.finish()
    }

    /// Reads `0.05`: by digits, for a binary fraction would not be what was written.
    private static func price(_ text: String) -> Int? {
        guard let match = text.wholeMatch(of: /([0-9]{1,4})(?:\.([0-9]{1,4}))?/), let euros = Int(match.1) else {
            return nil
        }
        let fraction = match.2.map { $0 + String(repeating: "0", count: 4 - $0.count) } ?? "0"
        return Int(fraction).map { euros * 10_000 + $0 }
    }
}

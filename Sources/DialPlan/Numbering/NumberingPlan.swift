public import TrunkModel

/// How people of one country dial: what Trunkline knows of a national numbering plan.
public struct NumberingPlan: Sendable {
    /// The country's prefixes and lengths.
    public let country: Country
    /// Numbers of help in need, as dialled.
    public let emergency: [DialPattern]
    /// Other numbers that exist in short form only.
    public let short: [DialPattern]
    /// National numbers without trunk prefix, those of regular length.
    public let national: [DialPattern]
    /// National numbers without trunk prefix of irregular length: freephone, premium rate.
    public let service: [DialPattern]
    /// What a subscriber's number without area code can begin with.
    public let localFirstDigits: DigitSet

    /// The plan of a country: by hand for those in `curated`, else made of libphonenumber's prefixes, lengths and short
    /// numbers.
    public init(country: Country, data: NumberingData) {
        switch country.region {
        case "NL": self = .netherlands(country)
        default: self.init(derivedFor: country, data: data)
        }
    }

    init(
        country: Country,
        emergency: [String],
        short: [String],
        national: [String],
        service: [String] = [],
        localFirstDigits: DigitSet = DigitSet(2...9)
    ) {
        self.country = country
        self.emergency = emergency.compactMap(DialPattern.init)
        self.short = short.compactMap(DialPattern.init)
        self.national = national.compactMap(DialPattern.init)
        self.service = service.compactMap(DialPattern.init)
        self.localFirstDigits = localFirstDigits
    }

    /// How many digits a local number has, when the area code (without trunk prefix) is left out.
    ///
    /// - Parameters:
    ///   - areaCode: The area code without trunk prefix.
    ///   - samples: National numbers that the trunk itself holds: one with that area code tells the length.
    /// - Returns: Nil where so few digits would be left that they are no number.
    func localLength(areaCode: String, samples: [String]) -> Int? {
        let national =
            samples.first { $0.hasPrefix(areaCode) }?.count ?? country.nationalLengths.first { $0 >= 8 }
            ?? country.nationalLengths.last
        guard let national, national - areaCode.count >= 3 else { return nil }
        return national - areaCode.count
    }
}

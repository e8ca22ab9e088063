import TrunkModel

extension NumberingPlan {
    /// A plan made of what libphonenumber knows of a country.
    ///
    /// Where national numbers have a few fixed lengths, each becomes a pattern; where almost any length occurs (Germany,
    /// Austria), one open pattern. In a country without trunk prefix, national numbers share the number space with the
    /// PBX's extensions, so nothing shorter than six digits is taken for an outside number.
    init(derivedFor country: Country, data: NumberingData) {
        let shortest = country.trunkPrefix.isEmpty ? 6 : 4
        let lengths = country.nationalLengths.filter { $0 >= shortest }
        let first = "[1-9]"
        var national: [String] = []
        if let low = lengths.first, lengths.count > 4 {
            national.append(first + String(repeating: "X", count: low - 2) + ".")
        } else {
            national = lengths.map { first + String(repeating: "X", count: $0 - 1) }
        }
        if country.trunkPrefix.isEmpty {
            // Italian landlines and some others begin with 0 in E.164 too; 00 stays the international prefix.
            national += lengths.filter { $0 >= 6 }.map { "0[1-9]" + String(repeating: "X", count: $0 - 2) }
        }
        // Short numbers that people call begin with 0 or 1; the others are for text messages, and look like extensions.
        let short = data.short(in: country.region).filter { pattern in
            DialPattern(pattern)?.positions.first.map { DigitSet(0...1).isSuperset(of: $0) } ?? false
        }
        self.init(
            country: country,
            emergency: data.emergency(in: country.region) ?? ["112"],
            short: short,
            national: national
        )
    }
}

import TrunkModel

/// E.164 numbers as they are written on the wire or in a configuration, in whatever format.
struct WireNumber {
    /// What the provider's country dials before a country code.
    let internationalPrefix: String

    /// The format in which a text is a number; nil when it is another number.
    func format(of text: String, digits: String) -> NumberFormat? {
        NumberFormat.allCases.first {
            $0.text(ofDigits: digits, internationalPrefix: internationalPrefix) == text
        }
    }

    /// The number that a text is, in any of the formats or as it is dialled in a country.
    func number(_ text: String, dialledIn country: Country?) -> PhoneNumber? {
        guard text.utf8.count <= 24 else { return nil }
        var candidates: [String] = []
        func add(_ digits: some StringProtocol) { candidates.append("+" + digits) }
        if text.hasPrefix("+") {
            add(text.dropFirst())
        } else {
            let prefixes = Set([internationalPrefix, country?.internationalPrefix].compactMap(\.self))
            for prefix in prefixes.sorted() where text.hasPrefix(prefix) { add(text.dropFirst(prefix.count)) }
            add(text)
            if let country, text.hasPrefix(country.trunkPrefix) {
                add("\(country.callingCode)\(text.dropFirst(country.trunkPrefix.count))")
            }
        }
        return candidates.lazy.compactMap { try? PhoneNumber(e164: $0) }.first
    }

    /// The format that a text seems to have.
    func format(of text: String) -> NumberFormat {
        if text.hasPrefix("+") { return .plus }
        return text.hasPrefix(internationalPrefix) ? .internationalPrefix : .withoutPlus
    }
}

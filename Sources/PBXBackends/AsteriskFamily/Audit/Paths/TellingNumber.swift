/// A number by what it costs, with the ways in which it is dialled.
struct TellingNumber {
    /// The E.164 digits, without plus.
    let e164: String
    /// As it is dialled in its own country; nil for a number abroad.
    let national: String?

    private init(_ e164: String, national: String? = nil) {
        self.e164 = e164
        self.national = national
    }

    /// What may be dialled for it, with the usual outside lines before it.
    var dialled: [String] {
        let plain = (national.map { [$0] } ?? ["011\(e164)"]) + ["00\(e164)"]
        return ["", "0", "9"].flatMap { line in plain.map { line + $0 } } + ["+\(e164)", e164]
    }

    /// Whether a number that is sent to a provider is this one.
    func isCalled(by sent: String) -> Bool {
        var digits = sent[...]
        if digits.hasPrefix("+") { digits = digits.dropFirst() }
        let bare = digits.hasPrefix("00") ? digits.dropFirst(2) : digits.hasPrefix("011") ? digits.dropFirst(3) : digits
        return bare == e164[...] || sent == national
    }

    /// Premium-rate numbers: 0900 and 0906 of the Netherlands in both lengths, and the international ones (+979).
    static let premium = [
        TellingNumber("319001234", national: "09001234"), TellingNumber("319061234", national: "09061234"),
        TellingNumber("319001234567", national: "09001234567"), TellingNumber("319061234567", national: "09061234567"),
        TellingNumber("979123456789"),
    ]
    /// Satellite networks: +881 and +870 (ITU-T E.164, list of country codes).
    static let satellite = [TellingNumber("881612345678"), TellingNumber("870771234567")]
    /// A country of each of four parts of the world that an office in the Netherlands has no trade with for the most part:
    /// Cuba, Somalia, the Maldives, Sierra Leone.
    static let faraway = [
        TellingNumber("5371234567"), TellingNumber("252611234567"), TellingNumber("9607712345"),
        TellingNumber("23276123456"),
    ]
    /// A mobile number at home and one abroad: what every outside line calls.
    static let ordinary = [TellingNumber("31612345678", national: "0612345678"), TellingNumber("491701234567")]

    /// Who calls over a line: a number of no office's own.
    static let caller = "+31881234567"
}

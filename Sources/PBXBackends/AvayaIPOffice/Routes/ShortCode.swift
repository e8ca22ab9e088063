/// A short code, in Avaya's own notation `Code/Feature/Telephone Number/Line Group ID`.
struct ShortCode: Hashable {
    /// What is dialled: digits, `X` for one digit, a final `N` for any, a final `;` to wait for the end of dialling.
    let code: String
    /// What it does.
    let feature: Feature
    /// What goes on: literal characters (others than digits in quotes), `N` for the dialled wildcards, `.` for all.
    let telephoneNumber: String
    /// An outgoing group, or an ARS form as `51:groningen`.
    let lineGroup: String

    /// What a short code does.
    enum Feature: String {
        case dial = "Dial"
        case dialEmergency = "Dial Emergency"
        case busy = "Busy"
    }

    /// Most characters of a code (Manager 10, Short Code).
    static let maximumCode = 31
    /// Most characters of a telephone number (the same).
    static let maximumTelephoneNumber = 32

    /// The notation.
    var notation: String { "\(code)/\(feature.rawValue)/\(telephoneNumber)/\(lineGroup)" }

    /// Whether both fields hold it.
    var fits: Bool {
        code.count <= Self.maximumCode && telephoneNumber.count <= Self.maximumTelephoneNumber
    }

    /// Characters as they go out, in a telephone number: a plus has to be in quotes.
    static func literal(_ text: String) -> String {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? text : "\"\(text)\""
    }
}

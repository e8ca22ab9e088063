/// How well a password stands against somebody who tries many, by what attackers try first.
///
/// Nothing of this says what a password is: only which of these it fails.
enum PasswordWeakness: Sendable, Hashable {
    /// There is none.
    case empty
    /// It is the user name, forwards, backwards, doubled or with digits behind it.
    case sameAsName
    /// It is in every list of defaults, or a row of keys.
    case wellKnown
    /// It has so few characters or so few kinds of them that it is found by trying.
    case short

    /// What is weak about a password; nil if it is not.
    ///
    /// - Parameters:
    ///   - password: The password.
    ///   - name: The user's name or extension.
    /// - Returns: The worst that is true of it.
    static func of(_ password: String, name: String) -> PasswordWeakness? {
        if password.isEmpty { return .empty }
        let (word, own) = (password.lowercased(), name.lowercased())
        let bare = String(word.reversed().drop { $0.isNumber || "!.-_".contains($0) }.reversed())
        if !own.isEmpty, [own, String(own.reversed()), own + own].contains(word) || (own.count > 2 && bare == own) {
            return .sameAsName
        }
        if defaults.contains(word) || defaults.contains(bare) || isRow(word) { return .wellKnown }
        return bits(password) < minimum ? .short : nil
    }

    /// Passwords are to need this many binary decisions to guess: 12 characters of capital and small letters and digits have
    /// 71, ten digits only 33.
    private static let minimum = 50.0

    /// The size of the alphabet that a password seems to be drawn from, to the power of its length, as a logarithm.
    private static func bits(_ password: String) -> Double {
        var size = 0.0
        let characters = password.unicodeScalars
        if characters.contains(where: { ("a"..."z").contains($0) }) { size += 26 }
        if characters.contains(where: { ("A"..."Z").contains($0) }) { size += 26 }
        if characters.contains(where: { ("0"..."9").contains($0) }) { size += 10 }
        if characters.contains(where: {
            !("a"..."z").contains($0) && !("A"..."Z").contains($0) && !("0"..."9").contains($0)
        }) {
            size += 33
        }
        // A character that comes again and again decides nothing.
        let length = min(characters.count, 2 * Set(characters).count)
        return Double(length) * logarithm(size)
    }

    /// The binary logarithm of a size of an alphabet, near enough.
    private static func logarithm(_ size: Double) -> Double {
        var (rest, result) = (size, 0.0)
        while rest >= 2 {
            rest /= 2
            result += 1
        }
        return result + (rest - 1)
    }

    /// Whether it is one character again and again, or a row such as 1234567890 or abcdef, up or down.
    private static func isRow(_ word: String) -> Bool {
        let values = word.unicodeScalars.map { Int($0.value) }
        guard values.count > 2 else { return false }
        let isDigits = word.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let steps = Set(
            zip(values, values.dropFirst()).map { first, second -> Int in
                let step = second - first
                // After 9 comes 0.
                return isDigits && abs(step) == 9 ? -step.signum() : step
            }
        )
        return steps.count == 1 && steps.isSubset(of: [0, 1, -1])
    }

    private static let defaults: Set<String> = [
        "password", "passw0rd", "wachtwoord", "welkom", "welcome", "secret", "geheim", "admin", "administrator", "root",
        "test",
        "guest", "user", "asterisk", "freepbx", "elastix", "trixbox", "pbx", "voip", "telefoon", "phone", "qwerty",
        "letmein",
        "changeme", "default", "1234567890", "112233", "121212", "123123", "amp109", "amp111", "amportal", "mysecret",
        "mypassword", "supersecret", "blah", "unsecurepassword", "jacob", "public", "private", "sip", "trunk",
        "callvoip", "kamailiorw", "kamailioro", "openserrw", "openserro",
        "lente", "zomer", "herfst", "winter", "voorjaar", "najaar", "spring", "summer", "autumn", "fall",
        "azerty", "asdfgh", "zxcvbn", "1q2w3e4r", "qwertyuiop", "iloveyou", "monkey", "dragon", "hallo", "hello",
    ]
}

extension PasswordWeakness {
    /// What it is, in English; never so exact that it tells the password.
    var english: String {
        switch self {
        case .empty: "empty"
        case .sameAsName: "made of the user name"
        case .wellKnown: "a well-known one"
        case .short: "short or simple"
        }
    }

    /// What it is, in Dutch.
    var dutch: String {
        switch self {
        case .empty: "leeg"
        case .sameAsName: "van de gebruikersnaam gemaakt"
        case .wellKnown: "een bekend wachtwoord"
        case .short: "kort of eenvoudig"
        }
    }
}

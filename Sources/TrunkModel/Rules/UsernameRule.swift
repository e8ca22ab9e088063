import Diagnostics

/// `account-username`: user names that every PBX can put into a SIP URI and a registration line unchanged;
/// `account-duplicate`: each only once.
///
/// RFC 3261 §25.1 allows more characters unescaped, but chan_sip's `register =>` ends a name at `:`, `/`, `?` and `@`, a
/// quote breaks the digest's quoted string, and `$`, `,`, `&`, `;` mean something in dial plans.
enum UsernameRule: TrunkRule {
    static let maximumLength = 64

    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        var seen: Set<String> = []
        for account in file.accounts?.value ?? [] {
            guard let username = account.username else { continue }
            func report(_ message: String, rule: String = "account-username") {
                log.error(message, rule: rule, at: username.location)
            }
            if username.value.isEmpty { report("\(account.path).username is empty") }
            if username.value.utf8.count > maximumLength {
                report("\(account.path).username has \(username.value.count) characters; at most \(maximumLength) fit")
            }
            if let bad = username.value.first(where: { !($0.utf8.count == 1 && $0.utf8.allSatisfy(isAllowed)) }) {
                report("\(account.path).username holds '\(printable(bad))'; use letters, digits and . _ ~ + -")
            } else if let first = username.value.first, first == "_" || first == "." || first == "-" || first == "~" {
                report("\(account.path).username must begin with a letter, a digit or +")
            }
            if !seen.insert(username.value).inserted {
                report(
                    "\(account.path).username '\(username.value)' is used by an account above",
                    rule: "account-duplicate"
                )
            }
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        NameRule.isNameByte(byte) || [0x2e, 0x7e, 0x2b].contains(byte)
    }
}

/// A character for an error message: control characters by their code point.
func printable(_ character: Character) -> String {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
        scalar.value < 0x20 || scalar.value == 0x7f
    else { return String(character) }
    let code = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: 4 - code.count) + code
}

import Diagnostics

/// `account-username`: user names that every PBX can put into a SIP URI and a registration line unchanged;
/// `account-duplicate`: each only once.
///
/// RFC 3261 §25.1 allows more characters unescaped, but chan_sip's `register =>` ends a name at `:`, `/`, `?`, `@` and `~`, a
/// quote breaks the digest's quoted string, and `$`, `,`, `&`, `;` mean something in dial plans.
enum UsernameRule: TrunkRule {
    static let maximumLength = 64

    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        var seen: Set<String> = []
        for account in file.accounts?.value ?? [] {
            guard let username = account.username else { continue }
            func report(_ message: String, rule: String = "account-username", at place: SourceLocation? = nil) {
                log.error(message, rule: rule, at: place ?? username.location)
            }
            if username.value.isEmpty { report("\(account.path).username is empty") }
            if username.value.utf8.count > maximumLength {
                report("\(account.path).username has \(username.value.count) characters; at most \(maximumLength) fit")
            }
            if let (bad, place) = username.first(where: { !isAllowed($0) }) {
                report("\(account.path).username holds '\(bad)'; use letters, digits and . _ + -", at: place)
            } else if let first = username.value.first, first == "_" || first == "." || first == "-" {
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

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        NameRule.isName(scalar) || ".+".unicodeScalars.contains(scalar)
    }
}

import ConfigFormats
import Diagnostics
import TrunkModel

/// `weak-password`: passwords that attackers try first, of telephones, lines and the manager interface.
///
/// `shared-password`: one password for several of them.
struct WeakPasswordRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "weak-password",
            .error,
            .warning,
            finds: LocalizedText(
                nl: "een wachtwoord is leeg, bekend, kort of lijkt op de naam",
                en: "a password is empty, well-known, short or like the name"
            )
        ),
        AuditRuleSummary(
            "shared-password",
            .warning,
            finds: LocalizedText(
                nl: "meer aanmeldingen hebben hetzelfde wachtwoord",
                en: "several logins have the same password"
            )
        ),
    ]

    private struct Login {
        let name: String
        let password: String
        let location: SourceLocation
        let isManager: Bool
    }

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        let logins = Self.logins(in: system)
        var first: [String: Login] = [:]
        var result: [AuditFinding] = []
        for login in logins {
            if let weakness = PasswordWeakness.of(login.password, name: login.name) {
                result.append(Self.weak(login, weakness))
            } else if let other = first[login.password], other.name != login.name {
                result.append(Self.shared(login, other))
            } else {
                first[login.password] = login
            }
        }
        return result
    }

    private static func logins(in system: AsteriskSystem) -> [Login] {
        func login(_ name: String, _ key: String, _ section: SettingTree.Section, isManager: Bool = false) -> Login {
            let place = section.location(of: key)
            return Login(name: name, password: section[key] ?? "", location: place, isManager: isManager)
        }
        let ari = system.ari.filter { $0["type"] == "user" && $0["password_format"] != "crypt" }.map {
            login($0.name, "password", $0, isManager: true)
        }
        let auths = system.pjsip("auth").filter { $0["password"] != nil || $0["md5_cred"] == nil }.map {
            login($0["username"] ?? $0.name, "password", $0)
        }
        let peers = system.sipPeers.flatMap { peer in
            ["secret", "remotesecret"].filter { peer[$0] != nil }.map { key in
                login(peer["defaultuser"] ?? peer["username"] ?? peer.name, key, peer)
            }
        }
        let managers = system.manager.filter { $0.name != "general" && $0["secret"] != nil }.map {
            login($0.name, "secret", $0, isManager: true)
        }
        return auths + peers + managers + ari
    }

    private static func weak(_ login: Login, _ weakness: PasswordWeakness) -> AuditFinding {
        AuditFinding(
            weakness == .short ? .warning : .error,
            "weak-password",
            LocalizedText(
                nl: "het wachtwoord van '\(login.name)' is \(weakness.dutch): wie het raadt, \(consequence(login).nl)",
                en: "the password of '\(login.name)' is \(weakness.english): who guesses it \(consequence(login).en)"
            ),
            advice: LocalizedText(
                nl: "neem minstens 16 willekeurige letters en cijfers",
                en: "take at least 16 random letters and digits"
            ),
            at: login.location
        )
    }

    private static func shared(_ login: Login, _ other: Login) -> AuditFinding {
        AuditFinding(
            .warning,
            "shared-password",
            LocalizedText(
                nl:
                    "'\(login.name)' heeft hetzelfde wachtwoord als '\(other.name)': wie het ene toestel kent, kent beide",
                en: "'\(login.name)' has the same password as '\(other.name)': who knows one knows both"
            ),
            advice: LocalizedText(nl: "geef elk een eigen wachtwoord", en: "give each its own password"),
            at: login.location
        )
    }

    private static func consequence(_ login: Login) -> LocalizedText {
        login.isManager
            ? LocalizedText(nl: "bestuurt de hele centrale", en: "controls the whole PBX")
            : LocalizedText(nl: "belt op jouw kosten", en: "calls at your cost")
    }
}

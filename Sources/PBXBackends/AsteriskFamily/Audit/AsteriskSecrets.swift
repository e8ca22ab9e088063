import ConfigFormats
import TrunkModel

/// The passwords in an Asterisk's files, so that no finding shows one.
///
/// Findings name endpoints, contexts and numbers, and somebody may have used his password as such a name.
struct AsteriskSecrets {
    private let passwords: Set<String>

    private static let keys: Set<String> = [
        "password", "secret", "remotesecret", "md5secret", "md5_cred", "inbound_auth/password",
        "outbound_auth/password",
    ]

    init(_ system: AsteriskSystem) {
        let general = system.sipGeneral.map { [$0] } ?? []
        let sections = system.pjsip + general + system.sipPeers + system.manager + system.ari
        let found = sections.lazy.flatMap(\.settings).filter { Self.keys.contains($0.key) }.map(\.value)
        // Digits alone are extensions far more often than passwords, and would take every number out.
        passwords = Set(found.filter { !$0.isEmpty && !$0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    }

    /// A finding with stars for a name that is a password too.
    func hiding(_ finding: AuditFinding) -> AuditFinding {
        let message = LocalizedText(nl: hiding(finding.message.nl), en: hiding(finding.message.en))
        guard message != finding.message else { return finding }
        return AuditFinding(finding.severity, finding.rule, message, advice: finding.advice, at: finding.location)
    }

    /// Names stand between these in messages.
    private static let quotes: Set<Character> = ["'", "[", "]"]

    private func hiding(_ text: String) -> String {
        var result = ""
        var word = ""
        for character in text {
            if Self.quotes.contains(character) {
                result += shown(word)
                result.append(character)
                word = ""
            } else {
                word.append(character)
            }
        }
        return result + shown(word)
    }

    private func shown(_ word: String) -> String { passwords.contains(word) ? Secret.stars : word }
}

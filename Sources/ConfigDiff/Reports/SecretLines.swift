import ConfigFormats
import Diagnostics
import PBXBackends

/// Knows which lines and values hold a password, so that no report and no patch shows one.
struct SecretLines: Sendable {
    private let places: Set<Place>
    /// Passwords that may be a part of something larger, and those that must stand alone to be meant.
    private let parts: [String]
    private let words: Set<String>

    private struct Place: Hashable {
        let file: String
        let line: Int
    }

    /// Collects what is secret.
    ///
    /// - Parameters:
    ///   - expected: What should be.
    ///   - deployed: What is deployed, whosever it is.
    ///   - kinds: What is known of the objects.
    ///   - own: The trunk's own passwords.
    init(expected: [ConfigObject], deployed: [ConfigObject], kinds: [ObjectKind], own: [String]) {
        let byName = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in first }
        func secrets(_ objects: [ConfigObject]) -> [ConfigSetting] {
            objects.flatMap { object in
                object.settings.filter { SecretKeys.isSecret($0.key, of: byName[object.kind]) }
            }
        }
        let theirs = secrets(deployed)
        places = Set(theirs.map { Place(file: $0.location.file, line: $0.location.line) })
        var parts: Set<String> = []
        var words: Set<String> = []
        // Of other people's passwords, weak ones such as `210` stand everywhere: those are known by their places.
        let found = own + secrets(expected).map(\.value) + theirs.map(\.value).filter { $0.utf8.count >= 8 }
        for value in found where !value.isEmpty {
            if value.utf8.count < 4 || value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                words.insert(value)
            } else {
                parts.formUnion([
                    value, AsteriskConf.escape(value), XMLText.escape(value), JSONText.escape(value),
                    CSVText.escape(value), DBText.escape(value), KamailioString.escape(value),
                ])
            }
        }
        self.parts = parts.sorted()
        self.words = words
    }

    /// Whether a line of a deployed file holds a password, as far as is known from reading it.
    func holds(_ line: String, file: String, number: Int) -> Bool {
        places.contains(Place(file: file, line: number)) || holds(line)
    }

    /// Whether a text holds one of the passwords that are known, or one in a URI (`sip:user:password@host`).
    func holds(_ text: String) -> Bool {
        if parts.contains(where: { text.contains($0) }) { return true }
        if !words.isEmpty {
            let found = text.split { !($0.isLetter || $0.isNumber) }
            if found.contains(where: { words.contains(String($0)) }) { return true }
        }
        return Self.hasUserInfo(text)
    }

    /// Whether a line could hold a password that nobody knows, such as one that is commented out.
    func mayHold(_ line: String) -> Bool {
        if holds(line) { return true }
        let text = line.lowercased()
        return SecretKeys.signs.contains { text.contains($0) }
    }

    /// Whether `word:word@` stands in a text.
    private static func hasUserInfo(_ text: String) -> Bool {
        guard text.contains("@"), text.contains(":") else { return false }
        for piece in text.split(whereSeparator: { " \t/,;()<>\"'&|=".contains($0) }) {
            guard let at = piece.lastIndex(of: "@") else { continue }
            var parts = piece[..<at].split(separator: ":", omittingEmptySubsequences: false)
            if let scheme = parts.first, ["sip", "sips", "ami", "http", "https"].contains(scheme.lowercased()) {
                parts.removeFirst()
            }
            if parts.count > 1, parts.dropFirst().contains(where: { !$0.isEmpty }) { return true }
        }
        return false
    }
}

/// Keys whose values are passwords.
enum SecretKeys {
    /// What the names of such keys have in them.
    static let signs = ["secret", "passw", "wachtwoord", "pwd", "md5", "credential", "token", "apikey", "api_key"]

    /// Whether a key's value may not be shown: its rule says so, or no rule knows it and its name sounds like it.
    static func isSecret(_ key: String, of kind: ObjectKind?) -> Bool {
        if let rule = kind?.rule(for: key) { return rule.isSecret }
        return soundsSecret(key)
    }

    /// Whether a key that nothing is known of sounds like a password's.
    static func soundsSecret(_ key: String) -> Bool {
        let text = key.lowercased()
        return text == "pass" || text.hasSuffix("_pass")
            || (signs + ["cred", "pin", "privatekey"]).contains { text.contains($0) }
    }
}

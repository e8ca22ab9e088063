import Diagnostics

/// Fetches passwords, and refuses those that no PBX's configuration can hold.
///
/// Rules: `secret-unset`, `secret-file`, `secret-empty`, `secret-characters`, `secret-length`. No message shows a
/// password.
struct SecretResolver {
    let sources: SecretSources
    private(set) var log = DiagnosticLog()

    init(sources: SecretSources) { self.sources = sources }

    /// Longer ones than any provider gives out; chan_sip's digest buffer ends at 255 bytes.
    static let maximumLength = 200

    mutating func resolve(_ reference: Located<SecretReference>, path: String) -> Secret? {
        // `secret-reference` has reported it.
        guard reference.value.isWellFormed else { return nil }
        if sources.redact { return .redacted }
        let secret: Secret
        switch reference.value {
        case .plain(let plain): secret = plain
        case .environment(let name):
            guard let value = sources.environment(name) else {
                log.error(
                    "\(path): the environment variable \(name) is not set",
                    rule: "secret-unset",
                    at: reference.location
                )
                return nil
            }
            secret = Secret(value)
        case .file(let name):
            do {
                secret = Secret(Self.withoutFinalLineBreak(try sources.file(name)))
            } catch {
                log.error("\(path): cannot read \(name): \(error)", rule: "secret-file", at: reference.location)
                return nil
            }
        }
        return check(secret, path, reference.location) ? secret : nil
    }

    private mutating func check(_ secret: Secret, _ path: String, _ location: SourceLocation) -> Bool {
        let text = secret.reveal()
        if text.isEmpty {
            log.error("\(path) is empty", rule: "secret-empty", at: location)
            return false
        }
        if text.unicodeScalars.contains(where: \.isControl) {
            log.error(
                "\(path) holds a line break or another control character, which no configuration file can keep",
                rule: "secret-characters",
                at: location
            )
            return false
        }
        // By scalars: as a Character, a blank with a combining mark behind it is no blank.
        let scalars = text.unicodeScalars
        if scalars.first?.properties.isWhitespace == true || scalars.last?.properties.isWhitespace == true {
            log.error(
                "\(path) begins or ends with a blank, which PBXs cut off",
                rule: "secret-characters",
                at: location
            )
            return false
        }
        if text.utf8.count > Self.maximumLength {
            log.error("\(path) is longer than \(Self.maximumLength) bytes", rule: "secret-length", at: location)
            return false
        }
        return true
    }

    /// Editors end a file with a line break; a password file has one line.
    private static func withoutFinalLineBreak(_ text: String) -> String {
        text.last == "\n" || text.last == "\r\n" ? String(text.dropLast()) : text
    }
}

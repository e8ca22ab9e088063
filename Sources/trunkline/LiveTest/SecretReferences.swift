import Diagnostics
import FoundationEssentials

/// `${env:NAME}` and `${file:PATH}` within an argument: a secret does not belong on a command line, where all users see it.
enum SecretReferences {
    /// Puts secrets in the place of references, percent-encoded as a URI's user and password are (RFC 3986 §2.1).
    ///
    /// - Parameter text: The argument.
    /// - Returns: The argument without references.
    /// - Throws: `DiagnosedFailure` naming the variable or file that cannot be had.
    static func resolve(_ text: String) throws(DiagnosedFailure) -> String {
        var result = "", rest = Substring(text)
        while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
            result += rest[..<start.lowerBound]
            result += encoded(try value(of: rest[start.upperBound..<end]))
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func value(of reference: Substring) throws(DiagnosedFailure) -> String {
        if reference.hasPrefix("env:") {
            let name = String(reference.dropFirst(4))
            guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
                throw DiagnosedFailure("the environment variable \(name) is not set", rule: "secret-unset", at: nil)
            }
            return value
        }
        guard reference.hasPrefix("file:") else {
            throw DiagnosedFailure(
                "${\(reference.prefix { $0 != ":" })…} is neither ${env:NAME} nor ${file:PATH}",
                rule: "secret-reference",
                at: nil
            )
        }
        let text = try FileReading.text(String(reference.dropFirst(5)))
        // Editors end a file with a line break; a password file has one line.
        return text.last == "\n" || text.last == "\r\n" ? String(text.dropLast()) : text
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

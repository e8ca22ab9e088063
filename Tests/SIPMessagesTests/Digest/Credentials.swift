@testable import SIPMessages

/// Shortens the tests of digest authentication.
enum Credentials {
    /// Reads the value of an authorization header that has credentials.
    static func parse(_ bytes: [UInt8]) throws -> DigestCredentials? {
        switch try DigestCredentials.parse(bytes.span, ByteRange(0, bytes.count)) {
        case .digest(let credentials): credentials
        case .otherScheme: nil
        }
    }

    /// Reads the value of a header that has a challenge.
    static func challenge(_ text: String) throws -> DigestChallenge? {
        let bytes = Array(text.utf8)
        return try DigestChallenge.parse(bytes.span, ByteRange(0, bytes.count))
    }

    /// The value of a parameter as a text.
    static func text(_ parameter: DigestParameter, of value: String) throws -> String? {
        let bytes = Array(value.utf8)
        guard let credentials = try parse(bytes) else { return nil }
        return credentials.content(of: parameter, in: bytes.span).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether credentials are right.
    static func verify(_ value: [UInt8], _ secret: DigestSecret, method: String = "REGISTER") throws -> Bool {
        guard let credentials = try parse(value) else { return false }
        return secret.verify(credentials, in: value.span, method: Array(method.utf8).span)
    }

    /// What an error says; nil if there is none.
    static func complaint(_ text: String) -> String? {
        do {
            _ = try parse(Array(text.utf8))
            return nil
        } catch let error as SIPSyntaxError {
            return error.message.description
        } catch {
            return "another kind of error"
        }
    }
}

import Crypto

/// The value of an Authorization or Proxy-Authorization header (RFC 2617 §3.2.2, as RFC 3261 §22.4 uses it).
public struct DigestCredentials: Sendable {
    /// The parameters by name, without their quotes.
    public var parameters: [String: String]

    /// Reads a header's value; nil if it is of another scheme.
    public init?(_ value: String) {
        guard value.lowercased().hasPrefix("digest ") else { return nil }
        parameters = [:]
        var rest = value.dropFirst(7)
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].trimmed.lowercased()
            rest = rest[rest.index(after: equals)...]
            var text = ""
            if rest.first == "\"" {
                rest.removeFirst()
                while let next = rest.popFirst(), next != "\"" {
                    // A backslash inside quotes takes the next character as it is (RFC 3261 §25.1, quoted-pair).
                    text.append(next == "\\" ? rest.popFirst() ?? next : next)
                }
            } else {
                text = rest.prefix { $0 != "," }.trimmed
            }
            parameters[name] = text
            rest = rest.drop { $0 != "," }.dropFirst()
        }
    }

    /// The user who claims to be this.
    public var username: String { parameters["username"] ?? "" }

    /// Whether the response proves that its sender knows the password.
    ///
    /// - Parameters:
    ///   - password: The right password.
    ///   - method: The request's method.
    /// - Returns: Whether it does.
    public func prove(_ password: String, method: String) -> Bool {
        let get = { (name: String) in parameters[name] ?? "" }
        let user = Self.md5("\(get("username")):\(get("realm")):\(password)")
        let request = Self.md5("\(method):\(get("uri"))")
        let protection = parameters["qop"].map { "\(get("nc")):\(get("cnonce")):\($0):" } ?? ""
        return get("response") == Self.md5("\(user):\(get("nonce")):\(protection)\(request)")
    }

    /// The value of Authorization or Proxy-Authorization that answers a challenge, with `qop=auth` and MD5.
    ///
    /// - Parameters:
    ///   - challenge: The value of WWW-Authenticate or Proxy-Authenticate.
    ///   - username: The user name.
    ///   - password: The password.
    ///   - method: The request's method.
    ///   - uri: Its Request-URI.
    ///   - count: How often the nonce was used, this time included.
    /// - Returns: The header's value; nil for a challenge of another scheme.
    public static func answer(
        _ challenge: String,
        username: String,
        password: String,
        method: String,
        uri: String,
        count: Int = 1
    ) -> String? {
        guard let asked = Self(challenge) else { return nil }
        let realm = asked.parameters["realm"] ?? "", nonce = asked.parameters["nonce"] ?? ""
        let digits = String(count, radix: 16)
        let counter = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        let user = md5("\(username):\(realm):\(password)")
        let response = md5("\(user):\(nonce):\(counter):0a4f113b:auth:\(md5("\(method):\(uri)"))")
        return "Digest username=\"\(username)\", realm=\"\(realm)\", nonce=\"\(nonce)\", uri=\"\(uri)\", "
            + "algorithm=MD5, qop=auth, nc=\(counter), cnonce=\"0a4f113b\", response=\"\(response)\""
    }

    private static func md5(_ text: String) -> String {
        let digits = Array("0123456789abcdef")
        return Insecure.MD5.hash(data: Array(text.utf8)).reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}

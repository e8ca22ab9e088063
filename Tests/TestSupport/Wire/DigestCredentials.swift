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

    private static func md5(_ text: String) -> String {
        let digits = Array("0123456789abcdef")
        return Insecure.MD5.hash(data: Array(text.utf8)).reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}

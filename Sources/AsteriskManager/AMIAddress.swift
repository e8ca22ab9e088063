/// Where the Asterisk Manager Interface is, and who logs in there: `ami://USER:SECRET@HOST:PORT/CONTEXT`.
///
/// User and secret are percent-decoded (RFC 3986 §2.1); IPv6 stands in brackets; the port is 5038 if left out. Context is
/// where internal telephones dial, if given.
public struct AMIAddress: Sendable, Hashable, CustomStringConvertible {
    /// The user of `manager.conf`.
    public var user: String
    /// Its secret.
    public var secret: ManagerSecret
    /// Host name or address, without brackets.
    public var host: String
    /// The TCP port.
    public var port: Int
    /// The context in which internal telephones dial; nil if the address does not say.
    public var context: String?

    /// Asterisk's own choice.
    public static let defaultPort = 5038

    /// Why a text is no such address; never holds any of the secret.
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong with it.
        public let description: String
    }

    /// Reads an address.
    ///
    /// - Parameters:
    ///   - text: `ami://USER:SECRET@HOST:PORT/CONTEXT`; port and context may be left out.
    ///   - elsewhere: The secret where the address holds none; nil if it has to.
    /// - Throws: `Failure`, which says what is wrong.
    public init(_ text: String, secret elsewhere: ManagerSecret? = nil) throws(Failure) {
        let scheme = "ami://"
        guard text.lowercased().hasPrefix(scheme) else {
            throw Failure(description: "an AMI address begins with ami://")
        }
        let rest = text.dropFirst(scheme.count)
        // A secret may hold anything but an unescaped slash, so that the last @ before the path ends it.
        let authority = rest.prefix { $0 != "/" }
        guard let at = authority.lastIndex(of: "@") else {
            throw Failure(description: "the AMI address lacks USER:SECRET@ (in a secret, write / as %2F)")
        }
        let login = authority[..<at]
        user = try Self.decode(login.prefix { $0 != ":" }, "user")
        if let colon = login.firstIndex(of: ":") {
            secret = ManagerSecret(try Self.decode(login[login.index(after: colon)...], "secret"))
        } else if let elsewhere {
            secret = elsewhere
        } else {
            throw Failure(description: "the AMI address lacks the secret: USER:SECRET@HOST")
        }
        (host, port) = try Self.place(authority[authority.index(after: at)...])
        let path = rest.dropFirst(authority.count + 1)
        context = path.isEmpty ? nil : try Self.decode(path, "context")
        if let context, !Self.isContext(context) {
            throw Failure(description: "the context in the AMI address is no name of a context")
        }
    }

    /// The address with stars for the secret.
    public var description: String {
        let place = host.contains(":") ? "[\(host)]" : host
        return "ami://\(user):\(secret)@\(place):\(port)" + (context.map { "/\($0)" } ?? "")
    }

    /// Whether a text names a context: what Asterisk keeps of a name, and what does not end one in `Local/…@…`.
    package static func isContext(_ text: String) -> Bool {
        (1...79).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"/@,;&|[]".utf8.contains($0) }
    }

    private static func place(_ text: Substring) throws(Failure) -> (String, Int) {
        var host = text
        var port: Substring?
        if text.hasPrefix("[") {
            guard let bracket = text.firstIndex(of: "]") else {
                throw Failure(description: "the AMI address lacks the ] behind its IPv6 address")
            }
            host = text[text.index(after: text.startIndex)..<bracket]
            let behind = text[text.index(after: bracket)...]
            guard behind.isEmpty || behind.hasPrefix(":") else {
                throw Failure(description: "only :PORT may follow the ] of an AMI address")
            }
            port = behind.isEmpty ? nil : behind.dropFirst()
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
            if port?.contains(":") == true {
                throw Failure(description: "an IPv6 address in an AMI address needs brackets: [::1]")
            }
        }
        guard !host.isEmpty, host.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw Failure(description: "the AMI address lacks the host")
        }
        guard let port else { return (String(host), defaultPort) }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(port), number > 0 else {
            throw Failure(description: "the port in the AMI address is no number from 1 to 65535")
        }
        return (String(host), Int(number))
    }

    private static func decode(_ text: Substring, _ part: String) throws(Failure) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            else { throw Failure(description: "in the \(part) of the AMI address, % is not followed by two digits") }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        guard !bytes.isEmpty else { throw Failure(description: "the \(part) in the AMI address is empty") }
        guard let decoded = String(validating: bytes, as: UTF8.self),
            decoded.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { throw Failure(description: "the \(part) in the AMI address holds control characters") }
        return decoded
    }
}

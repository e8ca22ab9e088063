/// A SIP server: a host name or IP address, and a port.
public struct ServerAddress: Sendable, Hashable {
    /// Host name or IPv4 address, or IPv6 address without brackets.
    public let host: String
    /// UDP port; 5060 unless said otherwise (RFC 3261 §19.1.2).
    public let port: Int

    /// The port that SIP has when none is given.
    public static let defaultPort = 5060

    /// Why a text is no server.
    public enum Fault: Error, Sendable, Equatable {
        case host
        case port
        /// It begins with `sip:` or another scheme.
        case scheme
    }

    /// Makes an address from its parts.
    public init(host: String, port: Int = Self.defaultPort) {
        self.host = host
        self.port = port
    }

    /// Parses `pbx.callvoip.nl`, `pbx.callvoip.nl:5062`, `192.0.2.1:5060`, `[2001:db8::1]:5060`.
    ///
    /// - Throws: `Fault`.
    public init(_ text: String) throws(Fault) {
        let lower = text.lowercased()
        if lower.hasPrefix("sip:") || lower.hasPrefix("sips:") || lower.contains("//") { throw .scheme }
        var host = Substring(text)
        var port: Substring?
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { throw .host }
            host = text[text.index(after: text.startIndex)..<end]
            guard host.contains(":") else { throw .host }
            let rest = text[text.index(after: end)...]
            if !rest.isEmpty {
                guard rest.hasPrefix(":") else { throw .host }
                port = rest.dropFirst()
            }
        } else if let colon = text.firstIndex(of: ":"), text[text.index(after: colon)...].contains(":") == false {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        guard (try? IPNetwork(String(host)))?.isSingleAddress == true && !host.contains("/") || Self.isHostName(host)
        else {
            throw .host
        }
        if let port {
            guard let number = Int(port), port.allSatisfy(\.isNumber), (1...65535).contains(number) else { throw .port }
            self.port = number
        } else {
            self.port = Self.defaultPort
        }
        self.host = String(host)
    }

    /// The address, where the host is an IP address and no name.
    public var ipAddress: IPNetwork? { try? IPNetwork(host) }

    /// The host as a SIP URI writes it: IPv6 in brackets (RFC 3261 §25.1).
    public var uriHost: String { host.contains(":") ? "[\(host)]" : host }

    /// Host and port as a SIP URI writes them; the usual port is left out.
    public var uriHostPort: String { port == Self.defaultPort ? uriHost : "\(uriHost):\(port)" }

    /// Labels of letters, digits and hyphens (RFC 1123 §2.1), not all digits in the last one.
    private static func isHostName(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 253, let last = labels.last, !last.allSatisfy(\.isNumber) else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                        || byte == 0x2d
                }
        }
    }
}

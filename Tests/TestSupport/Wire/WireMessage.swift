/// A SIP message as it went over the wire, read just well enough for tests.
///
/// Not the product's own SIP library, on purpose: a fault in that must not hide itself here.
public struct WireMessage: Sendable, CustomStringConvertible {
    /// A header line.
    public struct Header: Sendable, Hashable {
        /// The name as spelt.
        public var name: String
        /// The value without outer blanks.
        public var value: String
    }

    /// The first line: a request line or a status line.
    public var startLine: String
    /// The headers in order; a folded line is joined.
    public var headers: [Header]
    /// What follows the empty line.
    public var body: String

    /// Makes a message.
    ///
    /// `Content-Length` is added when it is written.
    public init(_ startLine: String, headers: KeyValuePairs<String, String>, body: String = "") {
        self.startLine = startLine
        self.headers = headers.map { Header(name: $0.key, value: $0.value) }
        self.body = body
    }

    /// Reads a message; nil for what is none, such as a keep-alive of CR and LF.
    public init?(parsing text: String) {
        // CRLF is one character in Swift.
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        var lines: [String] = []
        for line in parts[0].split(separator: "\r\n") {
            if let first = line.first, first == " " || first == "\t", !lines.isEmpty {
                lines[lines.count - 1] += " " + line.trimmed
            } else {
                lines.append(String(line))
            }
        }
        guard let start = lines.first, start.contains("SIP/2.0") else { return nil }
        startLine = start
        headers = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return Header(name: line[..<colon].trimmed, value: line[line.index(after: colon)...].trimmed)
        }
        body = parts.count > 1 ? String(parts[1]) : ""
    }

    /// The method of a request, nil for a response.
    public var method: String? { status == nil ? startLine.split(separator: " ").first.map(String.init) : nil }

    /// The Request-URI of a request, nil for a response.
    public var requestURI: String? {
        let words = startLine.split(separator: " ")
        return status == nil && words.count == 3 ? String(words[1]) : nil
    }

    /// The status code of a response, nil for a request.
    public var status: Int? {
        guard startLine.hasPrefix("SIP/2.0 ") else { return nil }
        return Int(startLine.dropFirst(8).prefix(3))
    }

    /// The first header of this name, in any spelling of upper and lower case.
    public subscript(name: String) -> String? { self.all(name).first }

    /// All headers of this name, in order.
    public func all(_ name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// The method named in CSeq: what a response answers.
    public var sequenceMethod: String? { self["CSeq"]?.split(separator: " ").last.map(String.init) }

    /// What tells one transaction from another (RFC 3261 §17.2.3): the topmost branch and the CSeq.
    public var transaction: String {
        let branch = self["Via"]?.split(separator: ";").first { $0.hasPrefix("branch=") } ?? ""
        return "\(branch) \(self["CSeq"] ?? "")"
    }

    /// The message as it is sent.
    public var text: String {
        let lines = [startLine] + headers.map { "\($0.name): \($0.value)" } + ["Content-Length: \(body.utf8.count)"]
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }

    /// The message for a person to read.
    public var description: String {
        ([startLine] + headers.map { "  \($0.name): \($0.value)" }).joined(separator: "\n")
    }
}

extension StringProtocol {
    /// The text without blanks at either end.
    var trimmed: String {
        let begun = drop { $0.isWhitespace }
        guard let last = begun.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(begun[...last])
    }
}

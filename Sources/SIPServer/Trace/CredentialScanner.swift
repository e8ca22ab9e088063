/// Reads the value of a header field with credentials, parameter by parameter (RFC 7235 §2.1).
///
/// Stricter than the parser: where the two could differ, a trace would show what it must not.
struct CredentialScanner {
    /// What has not been read.
    var rest: ArraySlice<UInt8>

    /// Whether a parameter comes next, as in Authentication-Info, and not the name of a scheme.
    var startsWithParameter: Bool {
        var ahead = self
        _ = ahead.token()
        ahead.skipSpace()
        return ahead.rest.first == UInt8(ascii: "=")
    }

    /// A name in small letters, behind any space; empty when there is none.
    mutating func token() -> [UInt8] {
        skipSpace()
        let separators = Array("\",=;:".utf8)
        let token = rest.prefix { !$0.isWhiteSpace && !separators.contains($0) }
        rest = rest[token.endIndex...]
        return token.map(\.lowercased)
    }

    /// The next parameter with its value, quotes left out; nil at the end, or, with a rest, where there is none.
    mutating func parameter() -> (name: [UInt8], value: ArraySlice<UInt8>)? {
        var ahead = self
        ahead.rest = rest.drop { $0.isWhiteSpace || $0 == UInt8(ascii: ",") }
        guard !ahead.rest.isEmpty else {
            rest = ahead.rest
            return nil
        }
        let name = ahead.token()
        ahead.skipSpace()
        guard !name.isEmpty, ahead.rest.popFirst() == UInt8(ascii: "=") else { return nil }
        ahead.skipSpace()
        guard let value = ahead.value() else { return nil }
        ahead.skipSpace()
        guard ahead.rest.isEmpty || ahead.rest.first == UInt8(ascii: ",") else { return nil }
        self = ahead
        return (name, value)
    }

    private mutating func skipSpace() { rest = rest.drop(while: \.isWhiteSpace) }

    private mutating func value() -> ArraySlice<UInt8>? {
        guard rest.first == UInt8(ascii: "\"") else {
            let value = rest.prefix { !$0.isWhiteSpace && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") }
            rest = rest[value.endIndex...]
            return value
        }
        let start = rest.startIndex + 1
        var index = start
        while index < rest.endIndex, rest[index] != UInt8(ascii: "\"") {
            index += rest[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < rest.endIndex else { return nil }
        let value = rest[start..<index]
        rest = rest[(index + 1)...]
        return value
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    var isSpaceOrTab: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var isWhiteSpace: Bool { isSpaceOrTab || self == .lineFeed || self == .carriageReturn }
    var lowercased: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}

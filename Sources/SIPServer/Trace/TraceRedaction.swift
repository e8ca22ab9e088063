/// Makes credentials in a message unreadable, and leaves everything else as it is.
///
/// From the `response` of a digest a password can be guessed by trying, and so it can from the `rspauth` that the server
/// answers with (RFC 7616 §5); with other schemes the password itself may stand there. Each of these bytes becomes a
/// `0`: the length stays, and a digest of zeros is still one by the grammar. The other parameters of a digest that
/// RFC 7616 §3.4 and §3.5 define stay; one that is not known might be anything.
///
/// Header fields are looked for on every line, also in bodies and in what follows a message: a message within a message
/// has credentials too. A field that breaks the grammar loses all of its value.
public enum TraceRedaction {
    /// A payload without credentials.
    ///
    /// - Parameter payload: A message, or anything else.
    /// - Returns: As many bytes.
    public static func redacted(_ payload: [UInt8]) -> [UInt8] {
        var result = payload
        var line = 0
        while line < payload.count {
            let end = endOfField(in: payload, from: line)
            if let value = value(in: payload[line..<end]) { redact(value, in: &result) }
            line = end
        }
        return result
    }

    private static let fields = [
        "authorization", "proxy-authorization", "authentication-info", "proxy-authentication-info",
    ].map { Array($0.utf8) }

    private static let harmless = [
        "username", "realm", "nonce", "uri", "algorithm", "cnonce", "opaque", "qop", "nc", "userhash", "nextnonce",
    ].map { Array($0.utf8) }

    /// The offset behind a field's last line, with the lines that are folded onto it.
    private static func endOfField(in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            defer { index += 1 }
            guard bytes[index] == .lineFeed || bytes[index] == .carriageReturn else { continue }
            if bytes[index] == .carriageReturn, index + 1 < bytes.count, bytes[index + 1] == .lineFeed { index += 1 }
            guard index + 1 < bytes.count, bytes[index + 1].isSpaceOrTab else { return index + 1 }
        }
        return bytes.count
    }

    /// The value of a field that holds credentials; nil for any other.
    private static func value(in field: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        // Most fields are told apart by their first letter.
        guard let first = field.first, first | 0x20 == UInt8(ascii: "a") || first | 0x20 == UInt8(ascii: "p"),
            let colon = field.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let name = field[..<colon].filter { !$0.isWhiteSpace }.map(\.lowercased)
        return fields.contains(name) ? field[(colon + 1)...] : nil
    }

    private static func redact(_ value: ArraySlice<UInt8>, in bytes: inout [UInt8]) {
        var scanner = CredentialScanner(rest: value)
        if !scanner.startsWithParameter, scanner.token() != Array("digest".utf8) { return blank(value, in: &bytes) }
        let parameters = scanner.rest
        while let (name, value) = scanner.parameter() {
            if !harmless.contains(name) { blank(value, in: &bytes) }
        }
        // With a quote too few, what looks like the next value is the one to be hidden.
        if !scanner.rest.isEmpty { blank(parameters, in: &bytes) }
    }

    private static func blank(_ part: ArraySlice<UInt8>, in bytes: inout [UInt8]) {
        for index in part.indices where !bytes[index].isWhiteSpace { bytes[index] = UInt8(ascii: "0") }
    }
}

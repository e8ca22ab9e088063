/// The notation in which RFC 4475 prints its messages, so that each byte of a strange message can be read.
///
/// - Every line ends in CRLF. A message without an empty line gets the one that ends its headers.
/// - The lines between `<allOneLine>` and `</allOneLine>`, each alone on a line, are one (§2.1).
/// - `<hex>00FF</hex>` are bytes; white space within does not count (§2.2).
/// - `<repeat count=3>abc</repeat>` is `abcabcabc` (§2.3).
public enum TortureNotation {
    /// The bytes that a text stands for.
    ///
    /// - Parameter text: The text; its own lines end in a single line feed.
    /// - Returns: The message.
    /// - Throws: `Mistake` when a tag is not closed or holds what it may not.
    public static func bytes(of text: String) throws -> [UInt8] {
        try expanded(try hexed(Array(joined(text).utf8)))
    }

    /// What is wrong with a text in this notation.
    public struct Mistake: Error, CustomStringConvertible {
        /// What is wrong.
        public let description: String
    }

    private static func joined(_ text: String) throws -> String {
        var lines: [String] = []
        var parts: [Substring]?
        let written = text.hasSuffix("\n") ? text.dropLast() : text[...]
        for line in written.split(separator: "\n", omittingEmptySubsequences: false) {
            switch (line, parts) {
            case ("<allOneLine>", nil): parts = []
            case ("</allOneLine>", let complete?):
                lines.append(complete.joined())
                parts = nil
            case (_, nil): lines.append(String(line))
            default: parts?.append(line)
            }
        }
        guard parts == nil else { throw Mistake(description: "<allOneLine> without end") }
        if !lines.contains("") { lines.append("") }
        return lines.map { $0 + "\r\n" }.joined()
    }

    private static func hexed(_ bytes: [UInt8]) throws -> [UInt8] {
        try replacing("<hex>", "</hex>", in: bytes) { content in
            let digits = content.filter { !Array(" \r\n".utf8).contains($0) }
            return try stride(from: 0, to: digits.count, by: 2).map { start in
                let pair = digits[start..<min(start + 2, digits.count)].map { Character(UnicodeScalar($0)) }
                guard let high = pair.first?.hexDigitValue, let low = pair.dropFirst().first?.hexDigitValue else {
                    throw Mistake(description: "<hex> with \(String(pair))")
                }
                return UInt8(high * 16 + low)
            }
        }
    }

    private static func expanded(_ bytes: [UInt8]) throws -> [UInt8] {
        try replacing("<repeat count=", "</repeat>", in: bytes) { content in
            guard let end = content.firstIndex(of: UInt8(ascii: ">")),
                let count = Int(String(decoding: content[..<end], as: UTF8.self))
            else { throw Mistake(description: "<repeat> without count") }
            return [[UInt8]](repeating: Array(content[(end + 1)...]), count: count).flatMap { $0 }
        }
    }

    private static func replacing(
        _ open: String,
        _ close: String,
        in bytes: [UInt8],
        by content: (ArraySlice<UInt8>) throws -> [UInt8]
    ) throws -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let start = rest.firstRange(of: Array(open.utf8)) {
            let inner = rest[start.upperBound...]
            guard let end = inner.firstRange(of: Array(close.utf8)) else {
                throw Mistake(description: "\(open) without end")
            }
            result += rest[..<start.lowerBound]
            result += try content(inner[..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
        return result + rest
    }
}

/// Parameters behind an address or a Via, in their order (`generic-param`, RFC 3261 §25.1).
public struct Parameters: Sendable {
    /// Names and values as they were written; quoted values without their quotes, nil where there is no value.
    public let pairs: [(name: String, value: String?)]

    init(_ bytes: [UInt8], _ part: ByteRange) {
        let span = bytes.span
        var pairs: [(name: String, value: String?)] = []
        var place = Int(part.start)
        while place < Int(part.end), let (name, value, next) = try? ParameterParts.read(span, place, Int(part.end)) {
            pairs.append((bytes.text(name), value.isEmpty ? nil : QuotedText.content(bytes, value)))
            place = next
        }
        self.pairs = pairs
    }

    /// The value of a parameter: empty where it has none, nil if it does not occur.
    ///
    /// - Parameter name: Its name, in any case.
    public subscript(_ name: String) -> String? {
        pairs.first { $0.name.lowercased() == name.lowercased() }.map { $0.value ?? "" }
    }
}

/// Texts in quotes (`quoted-string`, RFC 3261 §25.1).
enum QuotedText {
    /// The text of a part without its quotes and backslashes; a part without quotes as it is.
    static func content(_ bytes: [UInt8], _ part: ByteRange) -> String {
        guard part.count >= 2, bytes[Int(part.start)] == UInt8(ascii: "\"") else { return bytes.text(part) }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in bytes[ByteRange(Int(part.start) + 1, Int(part.end) - 1)] {
            if byte == UInt8(ascii: "\\"), !isEscaped {
                isEscaped = true
            } else {
                result.append(byte)
                isEscaped = false
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

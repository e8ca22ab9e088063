/// A line of a session description (RFC 8866 §5), as it came.
public struct SDPLine: Sendable, Hashable {
    /// How a line ends.
    public enum Ending: Sendable, Hashable {
        /// With CR and LF, as it should.
        case crlf
        /// With LF alone, which is to be borne.
        case lf
        /// With the description.
        case none
    }

    /// The letter before the equals sign; zero for an empty line at the end.
    public let type: UInt8
    /// What stands behind the equals sign.
    public let value: [UInt8]
    /// How it ends.
    public let ending: Ending

    /// A line as it came.
    init(type: UInt8, value: [UInt8], ending: Ending) {
        self.type = type
        self.value = value
        self.ending = ending
    }

    /// A line of our own.
    ///
    /// Line breaks and NUL in its value are left out, so that it stays one line.
    init(_ type: Character, _ value: String) {
        self.type = type.asciiValue ?? 0
        self.value = value.utf8.filter { $0 != 0x0a && $0 != 0x0d && $0 != 0 }
        ending = .crlf
    }

    /// The value as a text; what is no UTF-8 becomes U+FFFD.
    public var text: String { String(decoding: value, as: UTF8.self) }

    /// For an attribute (`a=`), its name and what stands behind the colon (RFC 8866 §5.13).
    public var attribute: (name: String, value: String?)? {
        guard isOf("a") else { return nil }
        guard let colon = value.firstIndex(of: UInt8(ascii: ":")) else { return (text, nil) }
        return (value[..<colon].decodedText, value[(colon + 1)...].decodedText)
    }

    /// Whether it has a type.
    func isOf(_ type: Unicode.Scalar) -> Bool { UInt32(self.type) == type.value }

    /// The value's words.
    var fields: [ArraySlice<UInt8>] { value.split(separator: UInt8(ascii: " ")) }

    /// Appends the line.
    func write(into output: inout [UInt8]) {
        if type != 0 {
            output.append(type)
            output.append(UInt8(ascii: "="))
        }
        output.append(contentsOf: value)
        switch ending {
        case .crlf: output.append("\r\n")
        case .lf: output.append("\n")
        case .none: break
        }
    }
}

extension Collection<UInt8> {
    /// A number of decimal digits and nothing else.
    ///
    /// - Parameter limit: The highest it may be.
    /// - Returns: The number, or nil.
    func decimal(upTo limit: UInt64 = .max) -> UInt64? {
        guard !isEmpty else { return nil }
        var number: UInt64 = 0
        for byte in self {
            guard ByteClass.digit.contains(byte) else { return nil }
            let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = product.addingReportingOverflow(UInt64(byte & 0xf))
            guard !isTooLarge, !overflows, sum <= limit else { return nil }
            number = sum
        }
        return number
    }

    /// The bytes as a text.
    var decodedText: String { String(decoding: self, as: UTF8.self) }
}

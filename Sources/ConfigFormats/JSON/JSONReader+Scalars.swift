/// Numbers and strings.
extension JSONReader {
    /// A number as it is written (RFC 8259 §6).
    mutating func readNumber() throws(Failure) -> String {
        var number = ""
        take("-", into: &number)
        if take("0", into: &number) {
            if let scalar = cursor.current, ("0"..."9").contains(scalar) {
                throw failure("a number does not begin with a zero")
            }
        } else {
            try takeDigits(into: &number)
        }
        if take(".", into: &number) { try takeDigits(into: &number) }
        if take("e", into: &number) || take("E", into: &number) {
            if !take("+", into: &number) { take("-", into: &number) }
            try takeDigits(into: &number)
        }
        return number
    }

    @discardableResult
    private mutating func take(_ scalar: Unicode.Scalar, into text: inout String) -> Bool {
        guard cursor.skip(scalar) else { return false }
        text.unicodeScalars.append(scalar)
        return true
    }

    /// One digit or more.
    private mutating func takeDigits(into number: inout String) throws(Failure) {
        var isEmpty = true
        while let scalar = cursor.current, ("0"..."9").contains(scalar) {
            take(scalar, into: &number)
            isEmpty = false
        }
        if isEmpty { throw failure("a digit is expected here") }
    }

    /// A string from its opening to behind its closing quote (RFC 8259 §7).
    mutating func readString() throws(Failure) -> String {
        let open = failure("the string is never closed")
        cursor.advance()
        var text = String.UnicodeScalarView()
        while let scalar = cursor.current {
            if scalar == "\\" {
                text.append(try readEscape())
            } else if scalar.value < 0x20 {
                throw failure("a control character or line break stands in a string; it must be escaped")
            } else {
                cursor.advance()
                if scalar == "\"" { return String(text) }
                text.append(scalar)
            }
        }
        throw open
    }

    private mutating func readEscape() throws(Failure) -> Unicode.Scalar {
        let start = failure("an escape is '\\\"', '\\\\', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t' or '\\uXXXX'")
        cursor.advance()
        let scalar = cursor.current
        cursor.advance()
        switch scalar {
        case "\"", "\\", "/": return scalar ?? "/"
        case "b": return "\u{8}"
        case "f": return "\u{c}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": break
        default: throw start
        }
        // Codes above U+FFFF are two escapes, a high and a low surrogate; one alone is no character.
        let half = Failure(message: "half of a pair of surrogates is no character", location: start.location)
        let code = try readCode()
        if let single = Unicode.Scalar(code) { return single }
        guard code < 0xdc00, cursor.skip("\\"), cursor.skip("u") else { throw half }
        let low = try readCode()
        guard (0xdc00...0xdfff).contains(low) else { throw half }
        guard let pair = Unicode.Scalar(0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)) else { throw half }
        return pair
    }

    /// The four hexadecimal digits behind `\u`.
    private mutating func readCode() throws(Failure) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let scalar = cursor.current, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw failure("a hexadecimal digit is expected here")
            }
            code = code << 4 | UInt32(digit)
            cursor.advance()
        }
        return code
    }
}

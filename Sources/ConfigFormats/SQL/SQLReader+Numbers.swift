/// Numbers, and bytes written as digits.
extension SQLReader {
    /// A number as it is written, or `0x…`; a plus before it is left out.
    ///
    /// - Returns: Whether it is one.
    mutating func readNumber() -> Bool {
        if cursor.current == UInt8(ascii: "0"), cursor.peek(1) == UInt8(ascii: "x") {
            cursor.advance()
            cursor.advance()
            return readDigitPairs(isPadded: true)
        }
        if !cursor.skip(UInt8(ascii: "+")) { take(UInt8(ascii: "-")) }
        let whole = takeDigits()
        let fraction = take(UInt8(ascii: ".")) ? takeDigits() : 0
        guard whole + fraction > 0 else { return false }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { take(UInt8(ascii: "-")) }
            guard takeDigits() > 0 else { return false }
        }
        return cursor.current.map { !Self.isWord($0) && $0 != UInt8(ascii: ".") } ?? true
    }

    @discardableResult
    private mutating func take(_ byte: UInt8) -> Bool {
        guard cursor.skip(byte) else { return false }
        open.cells.append(byte)
        return true
    }

    private mutating func takeDigits() -> Int {
        var count = 0
        while let byte = cursor.current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            take(byte)
            count += 1
        }
        return count
    }

    /// `'…'` behind an X: two digits for each byte.
    mutating func readHexadecimal() -> Bool {
        cursor.advance()
        return readDigitPairs(isPadded: false) && cursor.skip(UInt8(ascii: "'"))
    }

    /// Hexadecimal digits as bytes; an odd number of them is right only where a zero may be thought before them.
    private mutating func readDigitPairs(isPadded: Bool) -> Bool {
        var count = 0
        while let byte = cursor.peek(count), Self.digit(byte) != nil { count += 1 }
        guard count > 0 || !isPadded, isPadded || count.isMultiple(of: 2) else { return false }
        var isHigh = count.isMultiple(of: 2)
        var value: UInt8 = 0
        while let byte = cursor.current, let digit = Self.digit(byte) {
            value = value << 4 | digit
            if !isHigh {
                open.cells.append(value)
                value = 0
            }
            isHigh.toggle()
            cursor.advance()
        }
        return true
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// `'…'` behind a B: bits, which come out as a number in decimal.
    mutating func readBits() -> Bool {
        cursor.advance()
        var value: UInt64 = 0
        while let byte = cursor.current, byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") {
            guard value >> 63 == 0 else { return false }
            value = value << 1 | UInt64(byte - UInt8(ascii: "0"))
            cursor.advance()
        }
        for byte in String(value).utf8 { open.cells.append(byte) }
        return cursor.skip(UInt8(ascii: "'"))
    }
}

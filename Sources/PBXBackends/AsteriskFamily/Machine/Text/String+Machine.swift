extension String {
    /// The number that `sscanf("%d")` or `atoi` reads at its beginning; nil where none stands there.
    var scannedInteger: Int? { Self.scanInteger(utf8[...])?.value }

    /// The number at the beginning of a text, and what follows it.
    static func scanInteger(_ text: Substring.UTF8View) -> (value: Int, rest: Substring.UTF8View)? {
        var rest = text
        while let byte = rest.first, byte == 0x20 || (0x09...0x0d).contains(byte) { rest = rest.dropFirst() }
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest = rest.dropFirst()
        }
        guard let first = rest.first, (0x30...0x39).contains(first) else { return nil }
        var value = 0
        while let byte = rest.first, (0x30...0x39).contains(byte) {
            // The format is `%30d`: more than an `int` holds is not a number that a dial plan means.
            value = Swift.min(value * 10 + Int(byte - 0x30), Int(Int32.max))
            rest = rest.dropFirst()
        }
        return (isNegative ? -value : value, rest)
    }

    /// The text without blanks and control characters around it.
    var stripped: String {
        let bytes = utf8
        guard let start = bytes.firstIndex(where: { $0 > 0x20 }), let end = bytes.lastIndex(where: { $0 > 0x20 }) else {
            return ""
        }
        return String(self[start...end])
    }

    /// Whether a condition holds, as `GotoIf` and its like see it: empty no, a number unless it is 0, all else yes.
    var isTrueCondition: Bool {
        if isEmpty { return false }
        return (scannedInteger ?? 1) != 0
    }

    /// `${X:offset:length}`: bytes from an offset, which counts from the end where it is negative; a negative length
    /// leaves that many out at the end.
    func bytes(from offset: Int, length: Int) -> String {
        let count = utf8.count
        if offset == 0, length >= count { return self }
        let start = offset < 0 ? Swift.max(0, count + offset) : offset
        guard start < count else { return "" }
        let end = length >= 0 ? Swift.min(count, start + Swift.min(length, count)) : count + length
        guard end > start else { return "" }
        let bytes = Array(utf8)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Up to so many bytes of it: what a buffer of Asterisk's holds.
    func cut(to limit: Int) -> String {
        utf8.count <= limit ? self : String(decoding: utf8.prefix(limit), as: UTF8.self)
    }

    /// Splits at the first of a character; the second part is nil without one (`strsep`).
    func cutOnce(at character: Character) -> (String, String?) {
        guard let byte = character.asciiValue, let place = utf8.firstIndex(of: byte) else { return (self, nil) }
        return (String(self[..<place]), String(self[utf8.index(after: place)...]))
    }
}

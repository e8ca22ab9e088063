/// `[…]` in a regular expression.
enum PosixBracket {
    /// What `[:space:]` takes.
    static let blanks: [UInt8] = [0x20] + Array(0x09...0x0d)

    /// Reads one from behind its `[`; nil if it is none.
    static func read(_ bytes: [UInt8], _ index: inout Int) -> PosixByteSet? {
        var set = PosixByteSet()
        var isInverted = false
        if index < bytes.count, bytes[index] == UInt8(ascii: "^") {
            isInverted = true
            index += 1
        }
        var isFirst = true
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "]"), !isFirst {
                index += 1
                return isInverted ? set.inverted : set
            }
            isFirst = false
            if byte == UInt8(ascii: "["), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ":") {
                guard let members = namedClass(bytes, &index) else { return nil }
                for member in members { set.insert(member) }
                continue
            }
            index += 1
            guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-"), bytes[index + 1] != UInt8(ascii: "]")
            else {
                set.insert(byte)
                continue
            }
            let last = bytes[index + 1]
            guard byte <= last else { return nil }
            for member in byte...last { set.insert(member) }
            index += 2
        }
        return nil
    }

    /// `[:digit:]` and its like.
    private static func namedClass(_ bytes: [UInt8], _ index: inout Int) -> [UInt8]? {
        let start = index + 2
        var end = start
        while end + 1 < bytes.count, !(bytes[end] == UInt8(ascii: ":") && bytes[end + 1] == UInt8(ascii: "]")) {
            end += 1
        }
        guard end + 1 < bytes.count else { return nil }
        index = end + 2
        let digits = Array(UInt8(0x30)...0x39), upper = Array(UInt8(0x41)...0x5a), lower = Array(UInt8(0x61)...0x7a)
        let signs = (UInt8(0x21)...0x7e).filter { !(digits + upper + lower).contains($0) }
        switch String(decoding: bytes[start..<end], as: UTF8.self) {
        case "digit": return digits
        case "alpha": return upper + lower
        case "alnum": return digits + upper + lower
        case "upper": return upper
        case "lower": return lower
        case "xdigit": return digits + Array(0x41...0x46) + Array(0x61...0x66)
        case "space": return blanks
        case "blank": return [0x20, 0x09]
        case "punct": return signs
        case "graph": return Array(0x21...0x7e)
        case "print": return Array(0x20...0x7e)
        case "cntrl": return Array(0x00...0x1f) + [0x7f]
        default: return nil
        }
    }
}

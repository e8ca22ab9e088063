/// A nonce that a server made: 24 characters that need no quotes and no escapes.
public struct DigestNonce: Sendable {
    /// How many characters it has.
    static let count = 24

    /// The characters, eight to a word, in the order in which they are written.
    let words: (UInt64, UInt64, UInt64)

    /// A nonce of the characters that three times six bytes make.
    ///
    /// - Parameter parts: 48 bits each.
    @inline(__always)
    init(_ parts: (UInt64, UInt64, UInt64)) {
        words = (Self.characters(of: parts.0), Self.characters(of: parts.1), Self.characters(of: parts.2))
    }

    /// Its characters.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return bytes
    }

    /// Appends its characters.
    ///
    /// - Parameter output: What they are appended to.
    public func write(into output: inout [UInt8]) {
        withUnsafeBytes(of: words) { output.append(contentsOf: $0) }
    }

    /// Eight characters of six bits each: letters, digits, `-` and `_` (RFC 4648 §5).
    @inline(__always)
    static func characters(of part: UInt64) -> UInt64 {
        var characters: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 48, by: 6) {
            characters = characters << 8 | UInt64(character(of: UInt8(truncatingIfNeeded: part >> (42 - shift)) & 63))
        }
        return characters.bigEndian
    }

    /// The six bytes of eight characters; nil if one of them is none of the 64.
    @inline(__always)
    static func part(of characters: UInt64) -> UInt64? {
        let characters = UInt64(bigEndian: characters)
        var part: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            guard let value = value(of: UInt8(truncatingIfNeeded: characters >> (56 - shift))) else { return nil }
            part = part << 6 | UInt64(value)
        }
        return part
    }

    /// The character of six bits, without a table and without a branch.
    @inline(__always)
    private static func character(of value: UInt8) -> UInt8 {
        // From one kind of character to the next, what is added to the value changes.
        var character = value &+ UInt8(ascii: "A")
        if value > 25 { character &+= 6 }
        if value > 51 { character &-= 75 }
        if value > 61 { character &-= 13 }
        if value > 62 { character &+= 49 }
        return character
    }

    /// The six bits of a character.
    @inline(__always)
    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}

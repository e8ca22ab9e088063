/// How messages are written: by appending to bytes that keep their capacity from one message to the next.
extension [UInt8] {
    /// Appends a text of the program's own.
    @inline(__always)
    package mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a part of a message.
    @inline(__always)
    package mutating func append(_ part: ByteRange, of bytes: Span<UInt8>) {
        bytes.extracting(part.indices).withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Appends bytes that are somebody else's.
    @inline(__always)
    package mutating func append(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Appends a number in decimal digits.
    package mutating func append(decimal number: UInt64) {
        if number < 10 {
            append(UInt8(ascii: "0") + UInt8(number))
            return
        }
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var rest = number
        var place = 20
        repeat {
            place -= 1
            digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        } while rest > 0
        append(digits.span.extracting(place..<20))
    }

    /// Appends a number in lower-case hexadecimal digits, all sixteen.
    package mutating func append(hexadecimal number: UInt64) {
        var digits = InlineArray<16, UInt8>(repeating: 0)
        for step in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * step)) & 15
            digits[step] = digit &+ (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
        }
        append(digits.span)
    }
}

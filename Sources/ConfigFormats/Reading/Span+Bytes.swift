// Lines are taken apart as spans: parts of an array would each be counted, which takes longer than reading them.

extension Span<UInt8> {
    /// Where a byte stands first, from `start` on; nil if it does not.
    func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
        var index = start
        while index < count, self[index] != byte { index += 1 }
        return index < count ? index : nil
    }

    /// What is left of a part without the blanks and control characters around it.
    func trimmed(_ part: Range<Int>) -> Range<Int> {
        var start = part.lowerBound
        var end = part.upperBound
        while start < end, self[start] <= 0x20 { start += 1 }
        while start < end, self[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    /// A part as text.
    func text(_ part: Range<Int>) -> String {
        extracting(part).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}

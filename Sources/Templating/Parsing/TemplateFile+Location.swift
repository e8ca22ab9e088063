import Diagnostics

extension TemplateFile {
    /// The place of a byte of the text, for an error.
    ///
    /// Worked out only when there is an error to report, so that tags need to keep no more than their offset.
    func location(of offset: Int) -> SourceLocation {
        var line = 1
        var column = 1
        for byte in text.utf8.prefix(offset).dropFirst(text.utf8.starts(with: ByteOrderMark.bytes) ? 3 : 0) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                // Any byte but a continuation byte of UTF-8 begins a scalar.
                column += 1
            }
        }
        return SourceLocation(file: origin, line: line, column: column)
    }
}

/// What some editors put before a file's first line.
enum ByteOrderMark {
    static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
}

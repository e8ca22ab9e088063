import Diagnostics

/// A place in a file that a reader moves through byte by byte, with its line and column.
///
/// For formats whose markup is ASCII and whose texts may be of several encodings, as in a dump that holds binary values.
/// Lines end in LF or CRLF. A byte order mark (UTF-8) at the start is passed over and has no column.
struct ByteCursor {
    let file: String
    private let bytes: [UInt8]
    /// Whether all of the file is UTF-8.
    private let isUTF8: Bool

    /// How far the file is read.
    struct Position {
        fileprivate(set) var index = 0
        fileprivate var line = 1
        /// The column of `counted`; everything between that and `index` is not counted yet.
        fileprivate var column = 1
        fileprivate var counted = 0
        /// Whether bytes in the middle of a character are no column of their own.
        fileprivate var lineIsUTF8 = true
    }

    /// Where this is; an earlier one may be set again.
    var position = Position()

    /// How many bytes were passed.
    var index: Int { position.index }

    init(_ bytes: [UInt8], file: String) {
        self.file = file
        self.bytes = bytes
        isUTF8 = String(validating: bytes, as: UTF8.self) != nil
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position.index = 3 }
        startLine()
    }

    /// The byte at this place; nil at the end.
    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// The byte so many places further on; nil beyond the end.
    func peek(_ offset: Int) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

    /// Goes on to the next byte; at the end nothing happens.
    mutating func advance() {
        guard index < bytes.count else { return }
        let passed = bytes[index]
        position.index += 1
        if passed == UInt8(ascii: "\n") {
            position.line += 1
            startLine()
        }
    }

    /// Passes over a byte if it is this one.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        advance()
        return true
    }

    /// Whether this text stands here.
    func starts(with text: [UInt8]) -> Bool {
        index + text.count <= bytes.count && bytes[index..<(index + text.count)].elementsEqual(text)
    }

    /// Line and column; each byte is counted once, however often this is asked.
    mutating func place() -> (line: Int, column: Int) {
        for byte in bytes[position.counted..<index] where !position.lineIsUTF8 || byte & 0xc0 != 0x80 {
            position.column += 1
        }
        position.counted = index
        return (position.line, position.column)
    }

    /// Where this is.
    mutating func location() -> SourceLocation {
        let place = place()
        return SourceLocation(file: file, line: place.line, column: place.column)
    }

    private mutating func startLine() {
        position.column = 1
        position.counted = index
        guard !isUTF8 else { return }
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        position.lineIsUTF8 = String(validating: bytes[index..<end], as: UTF8.self) != nil
    }
}

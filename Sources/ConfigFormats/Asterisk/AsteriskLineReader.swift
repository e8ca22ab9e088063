import Diagnostics

/// A line of a `.conf` file that says something: without comments and without the blanks around it.
struct AsteriskLine {
    /// The text, with `\;` turned into `;`; never empty.
    var text: ArraySlice<UInt8>
    /// Where it starts.
    var location: SourceLocation
}

/// Splits a `.conf` file into the lines that say something, as Asterisk does (`main/config.c`).
///
/// It knows of comments, of block comments and of lines that are too long, and nothing of sections and settings.
struct AsteriskLineReader {
    /// How deep block comments may lie in each other.
    static let maximumCommentDepth = 128

    private let bytes: [UInt8]
    private let file: String
    private let isUTF8: Bool
    private var next = 0
    /// The line that was read last.
    private(set) var number = 0
    /// How many block comments (`;--` … `--;`) are open; below zero after a `--;` that closes none, and then Asterisk
    /// skips lines until a `;--` opens one.
    private(set) var commentDepth: Int
    // Where the comments directly above the next line stand.
    private var comments: [Range<Int>] = []

    /// Begins at the start of a file.
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - shown: Its name in findings.
    ///   - commentDepth: How many block comments are open: those that the file before it in a glob has left open.
    init(_ source: SourceFile, shown: String, commentDepth: Int = 0) {
        isUTF8 = source.isUTF8
        bytes = isUTF8 ? source.bytes : Array(source.text.utf8)
        file = shown
        self.commentDepth = commentDepth
        // A byte order mark is skipped by Asterisk as well.
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { next = 3 }
    }

    /// The next line that says something; nil at the end.
    mutating func nextLine(_ log: inout BoundedLog) -> AsteriskLine? {
        while next < bytes.count {
            let start = next
            let (found, hasSemicolon) = Self.lineEnd(in: bytes, from: start)
            var end = found
            next = end + 1
            number += 1
            if end - start > AsteriskConf.maximumLineLength, isTooLong(start..<end, &log) { continue }
            // C strings end at a NUL.
            if let zero = bytes[start..<end].firstIndex(of: 0) { end = zero }
            if let line = hasSemicolon || commentDepth != 0 ? uncommented(start..<end, &log) : plain(start..<end) {
                return line
            }
        }
        return nil
    }

    /// Where a line ends, and whether a `;` stands in it.
    private static func lineEnd(in bytes: [UInt8], from start: Int) -> (end: Int, hasSemicolon: Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            var end = start
            var hasSemicolon = false
            while end < bytes.count, bytes[end] != 0x0a {
                if bytes[end] == UInt8(ascii: ";") { hasSemicolon = true }
                end += 1
            }
            return (end, hasSemicolon)
        }
    }

    /// The comment on whole lines directly above the line that was read last.
    mutating func takeComment() -> String? {
        guard !comments.isEmpty else { return nil }
        defer { comments = [] }
        return comments.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: "\n")
    }

    /// Forgets the comments above the line that was read last.
    mutating func dropComment() { if !comments.isEmpty { comments = [] } }

    private func isTooLong(_ line: Range<Int>, _ log: inout BoundedLog) -> Bool {
        // Latin-1 was one byte a sign in the file.
        let length = isUTF8 ? line.count : bytes[line].count { $0 & 0xc0 != 0x80 }
        guard length > AsteriskConf.maximumLineLength else { return false }
        let place = SourceLocation(file: file, line: number)
        log.warning("the line is too long (\(length) bytes): Asterisk skips it", rule: "conf-line", at: place)
        return true
    }

    private mutating func plain(_ line: Range<Int>) -> AsteriskLine? {
        let text = Self.trimmed(bytes[line])
        guard !text.isEmpty else {
            dropComment()
            return nil
        }
        return AsteriskLine(text: text, location: location(text.startIndex, in: line))
    }

    private func location(_ index: Int, in line: Range<Int>) -> SourceLocation {
        var column = 1
        var at = line.lowerBound
        while at < index {
            if bytes[at] & 0xc0 != 0x80 { column += 1 }
            at += 1
        }
        return SourceLocation(file: file, line: number, column: column)
    }

    /// What is left of a line without its comments.
    private mutating func uncommented(_ line: Range<Int>, _ log: inout BoundedLog) -> AsteriskLine? {
        var cleaner = AsteriskLineCleaner(depth: commentDepth)
        cleaner.clean(bytes[line])
        if cleaner.isTooDeep {
            let message = "more than \(Self.maximumCommentDepth) block comments are open: Asterisk hangs here"
            log.error(message, rule: "conf-comment", at: SourceLocation(file: file, line: number))
        }
        defer { commentDepth = cleaner.depth }
        let text = Self.trimmed(cleaner.text[...])
        guard text.isEmpty else { return AsteriskLine(text: text, location: location(cleaner.origin, in: line)) }
        let whole = Self.trimmed(bytes[line])
        if commentDepth == 0, cleaner.depth == 0, whole.first == UInt8(ascii: ";") {
            comments.append(Self.trimmed(whole.drop { $0 == UInt8(ascii: ";") }).indices)
        } else {
            dropComment()
        }
        return nil
    }

    /// Without the blanks and control characters around it.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var start = bytes.startIndex
        var end = bytes.endIndex
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
        return bytes[start..<end]
    }
}

import Diagnostics

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
    // The line that was read last, and where in it what it says starts.
    private var number = 0
    private var column = 1
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

    /// Where what was read last starts.
    var location: SourceLocation { SourceLocation(file: file, line: number, column: column) }

    /// What the next line says that says something; nil at the end.
    mutating func next(_ log: inout BoundedLog) -> AsteriskStatement? {
        while next < bytes.count {
            let start = next
            let found = Self.lineEnd(in: bytes.span, from: start)
            next = found.end + 1
            number += 1
            if found.end - start > AsteriskConf.maximumLineLength, isTooLong(start..<found.end, &log) { continue }
            let line = start..<(found.zero ?? found.end)
            if let statement = found.hasSemicolon || commentDepth != 0 ? uncommented(line, &log) : plain(line) {
                return statement
            }
        }
        return nil
    }

    /// Where a line ends, where its text ends before that, and whether a `;` stands in it.
    private static func lineEnd(
        in bytes: Span<UInt8>,
        from start: Int
    ) -> (end: Int, zero: Int?, hasSemicolon: Bool) {
        precondition(start >= 0)
        var end = start
        var zero: Int?
        var hasSemicolon = false
        while true {
            // Letters are above all that is looked for.
            while end < bytes.count, bytes[unchecked: end] > UInt8(ascii: ";") { end += 1 }
            guard end < bytes.count, bytes[end] != 0x0a else { break }
            if bytes[end] == UInt8(ascii: ";") { hasSemicolon = true }
            // C strings end at a NUL.
            if bytes[end] == 0, zero == nil { zero = end }
            end += 1
        }
        return (end, zero, hasSemicolon)
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

    private mutating func plain(_ line: Range<Int>) -> AsteriskStatement? {
        let text = bytes.span.trimmed(line)
        guard !text.isEmpty else {
            dropComment()
            return nil
        }
        column = column(of: text.lowerBound, in: line)
        return AsteriskStatement(bytes.span.extracting(text))
    }

    private func column(of index: Int, in line: Range<Int>) -> Int {
        var column = 1
        var at = line.lowerBound
        while at < index {
            if bytes[at] & 0xc0 != 0x80 { column += 1 }
            at += 1
        }
        return column
    }

    /// What is left of a line without its comments.
    private mutating func uncommented(_ line: Range<Int>, _ log: inout BoundedLog) -> AsteriskStatement? {
        var cleaner = AsteriskLineCleaner(depth: commentDepth)
        cleaner.clean(bytes[line])
        if cleaner.isTooDeep {
            let message = "more than \(Self.maximumCommentDepth) block comments are open: Asterisk hangs here"
            log.error(message, rule: "conf-comment", at: SourceLocation(file: file, line: number))
        }
        defer { commentDepth = cleaner.depth }
        let text = cleaner.text.span.trimmed(cleaner.text.indices)
        guard text.isEmpty else {
            column = column(of: cleaner.origin, in: line)
            return AsteriskStatement(cleaner.text.span.extracting(text))
        }
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

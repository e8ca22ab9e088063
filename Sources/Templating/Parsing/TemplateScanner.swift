import Diagnostics

/// Finds the tags of a template.
///
/// It works on bytes: all that matters in Mustache is ASCII, and no byte of a longer UTF-8 sequence looks like ASCII. It
/// accepts less than swift-mustache does: whatever would print a value raw or choose a template at run time is refused,
/// because it would go round the escaping and the checks.
struct TemplateScanner {
    /// What a tag does.
    enum Kind {
        case variable, section, inverted, close, partial, comment
    }

    /// A tag and the bytes that it takes up.
    struct Tag {
        var kind: Kind
        var name: String
        var range: Range<Int>
    }

    /// The template.
    let file: TemplateFile
    /// Its text.
    let bytes: [UInt8]
    /// Where the text begins: after a byte order mark.
    let start: Int
    /// What is wrong with the tags so far.
    private(set) var log = DiagnosticLog()
    private var position: Int

    init(_ file: TemplateFile) {
        self.file = file
        bytes = Array(file.text.utf8)
        start = bytes.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0
        position = start
    }

    /// Reports an error at a byte.
    mutating func error(_ message: String, at offset: Int) {
        log.error(message, rule: "template-syntax", at: file.location(of: offset))
    }

    /// Reads on to the next tag; nil at the end of the text.
    ///
    /// A tag that is in error is reported and read as a comment, so that the ones after it are checked as well.
    mutating func next() -> Tag? {
        guard let open = find(Self.opening, 2, from: position) else { return nil }
        let inner = open + 2
        let sigil = inner < bytes.count ? Character(UnicodeScalar(bytes[inner])) : " "
        if let refusal = Self.refused[sigil] {
            error(refusal, at: open)
            let braces = sigil == "{" && find(Self.closing, 3, from: inner) != nil ? 3 : 2
            return finish(.comment, "", open, to: find(Self.closing, braces, from: inner).map { $0 + braces })
        }
        let kind = Self.kinds[sigil] ?? .variable
        let close = kind == .comment ? find(Self.closing, 2, from: inner) ?? bytes.count : endOfName(from: inner)
        guard close < bytes.count, bytes[close] == Self.closing else {
            error("the tag that begins here has no '}}'", at: open)
            return finish(.comment, "", open, to: close)
        }
        let name = kind == .comment ? "" : trimmed((kind == .variable ? inner : inner + 1)..<close)
        if let fault = Self.fault(of: name, kind) {
            error(fault, at: open)
            return finish(.comment, "", open, to: close + 2)
        }
        return finish(kind, name, open, to: close + 2)
    }

    private mutating func finish(_ kind: Kind, _ name: String, _ open: Int, to end: Int?) -> Tag {
        position = end ?? bytes.count
        return Tag(kind: kind, name: name, range: open..<position)
    }

    /// The first of so many equal braces in a row.
    private func find(_ brace: UInt8, _ count: Int, from index: Int) -> Int? {
        var found = index
        while found + count <= bytes.count {
            if bytes[found] == brace, bytes[found + 1] == brace, bytes[found + count - 1] == brace { return found }
            found += 1
        }
        return nil
    }

    /// Where a name ends at the latest: at `}}`, but also at the end of the line or at another tag, which mean that `}}`
    /// was forgotten.
    private func endOfName(from inner: Int) -> Int {
        var index = inner
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
            let isBrace = bytes[index] == Self.closing || bytes[index] == Self.opening
            if isBrace, index + 1 < bytes.count, bytes[index + 1] == bytes[index] { break }
            index += 1
        }
        return index
    }

    private static let opening = UInt8(ascii: "{")
    private static let closing = UInt8(ascii: "}")

    private func trimmed(_ range: Range<Int>) -> String {
        guard let first = bytes[range].firstIndex(where: { !Self.isBlank($0) }),
            let last = bytes[range].lastIndex(where: { !Self.isBlank($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    /// Whether a byte is a space or a tab.
    static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

import Diagnostics

/// A place in a text that a reader moves through scalar by scalar, with its line and column.
///
/// Lines end in LF, CRLF or CR. A byte order mark at the start is passed over and has no column.
struct TextCursor {
    private let file: String
    private let scalars: String.UnicodeScalarView
    private var index: String.UnicodeScalarView.Index
    private var line = 1
    private var column = 1

    /// How many scalars were passed.
    private(set) var passed = 0

    /// The scalar at this place; nil at the end.
    private(set) var current: Unicode.Scalar?

    /// Begins at the start of a text.
    init(_ text: String, file: String) {
        self.file = file
        // Text that came from another encoding would be slow to walk through.
        var text = text
        text.makeContiguousUTF8()
        scalars = text.unicodeScalars
        index = scalars.startIndex
        if scalars.first == "\u{feff}" { index = scalars.index(after: index) }
        current = index < scalars.endIndex ? scalars[index] : nil
    }

    /// Where this is.
    var location: SourceLocation { SourceLocation(file: file, line: line, column: column) }

    /// Goes on to the next scalar; at the end nothing happens.
    mutating func advance() {
        guard let last = current else { return }
        passed += 1
        index = scalars.index(after: index)
        current = index < scalars.endIndex ? scalars[index] : nil
        if last == "\n" || (last == "\r" && current != "\n") {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }

    /// Passes over a scalar if it is this one.
    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        advance()
        return true
    }
}

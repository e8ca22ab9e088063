import Diagnostics
import Foundation

extension String {
    /// Where a text stands, if exactly once; compared by scalars, so that CRLF counts as two.
    func onlyRange(of text: String) -> Range<String.Index>? {
        guard let range = self.range(of: text, options: .literal),
            self.range(of: text, options: .literal, range: range.upperBound..<endIndex) == nil
        else { return nil }
        return range
    }

    /// The line and column at which a text begins that stands exactly once.
    func location(of text: String, file: String) -> SourceLocation? {
        guard let range = onlyRange(of: text) else { return nil }
        let before = self[..<range.lowerBound].unicodeScalars
        let line = before.count { $0 == "\n" } + 1
        let column = before.reversed().prefix { $0 != "\n" }.count + 1
        return SourceLocation(file: file, line: line, column: column)
    }
}

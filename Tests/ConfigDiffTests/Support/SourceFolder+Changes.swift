import ConfigFormats
import Foundation

extension SourceFolder {
    /// The folder with all places of some texts replaced; nil if one of them does not stand in the file.
    func replacingAll(_ changes: [(String, String)], in path: String) -> SourceFolder? {
        guard let file = self[path] else { return nil }
        var text = file.text
        for (old, new) in changes {
            guard text.contains(old) else { return nil }
            text = text.replacingOccurrences(of: old, with: new)
        }
        return with(SourceFile(path: path, text: text))
    }

    /// The folder with two blocks in each other's place: the one that begins with a text, and the one behind it.
    ///
    /// Both end with the same text.
    func swapping(_ start: String, _ end: String, in path: String) -> SourceFolder? {
        guard let text = self[path]?.text, let first = text.range(of: start),
            let firstEnd = text.range(of: end, range: first.upperBound..<text.endIndex),
            let secondEnd = text.range(of: end, range: firstEnd.upperBound..<text.endIndex)
        else { return nil }
        let one = text[first.lowerBound..<firstEnd.upperBound]
        let two = text[firstEnd.upperBound..<secondEnd.upperBound]
        let (head, tail) = (text[..<first.lowerBound], text[secondEnd.upperBound...])
        return with(SourceFile(path: path, text: String(head) + String(two) + String(one) + String(tail)))
    }
}

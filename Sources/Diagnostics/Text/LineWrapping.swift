/// Breaks text into lines.
package enum LineWrapping {
    /// Wraps a text at blanks; a word that is longer than a line stands by itself.
    ///
    /// - Parameters:
    ///   - text: One line.
    ///   - width: The longest line.
    ///   - indent: Blanks before the first line.
    ///   - hanging: Blanks before the lines after it.
    ///   - taken: Columns of the first line that are used already, the indent among them.
    /// - Returns: Lines with their ends.
    package static func wrap(_ text: String, width: Int, indent: Int, hanging: Int, taken: Int) -> String {
        var result = String(repeating: " ", count: indent)
        var column = taken
        var isFirst = true
        // Blanks within a line stay: they set columns apart.
        for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            if !isFirst, !word.isEmpty, column + 1 + word.count > width {
                while result.last == " " { result.removeLast() }
                result += "\n" + String(repeating: " ", count: hanging) + word
                column = hanging + word.count
            } else {
                result += (index == 0 ? "" : " ") + word
                column += word.count + (index == 0 ? 0 : 1)
            }
            if !word.isEmpty { isFirst = false }
        }
        return result + "\n"
    }
}

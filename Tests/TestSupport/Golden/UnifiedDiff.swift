/// The difference of two texts as `diff -u` prints it, for a person to read in a failing test.
public enum UnifiedDiff {
    /// Compares two texts.
    ///
    /// - Parameters:
    ///   - old: The expected text.
    ///   - new: The text that was made.
    ///   - name: The file's name, for the two head lines.
    ///   - context: How many equal lines to show around each change.
    /// - Returns: Nil when the texts are the same.
    public static func of(_ old: String, _ new: String, name: String, context: Int = 3) -> String? {
        if old == new { return nil }
        let left = old.split(separator: "\n", omittingEmptySubsequences: false)
        let right = new.split(separator: "\n", omittingEmptySubsequences: false)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in right.difference(from: left) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [(mark: Character, text: Substring, left: Int, right: Int)] = []
        var i = 0
        var j = 0
        while i < left.count || j < right.count {
            if i < left.count, removed.contains(i) {
                lines.append(("-", left[i], i, j))
                i += 1
            } else if j < right.count, inserted.contains(j) {
                lines.append(("+", right[j], i, j))
                j += 1
            } else {
                lines.append((" ", left[i], i, j))
                i += 1
                j += 1
            }
        }
        var text = "--- \(name) (expected)\n+++ \(name) (made)\n"
        var index = 0
        while let change = lines[index...].firstIndex(where: { $0.mark != " " }) {
            let start = max(change - context, index)
            var end = change
            while let next = lines[end...].dropFirst().firstIndex(where: { $0.mark != " " }), next - end <= 2 * context
            { end = next }
            end = min(end + context, lines.count - 1)
            let hunk = lines[start...end]
            let old = hunk.filter { $0.mark != "+" }.count
            let new = hunk.filter { $0.mark != "-" }.count
            text += "@@ -\(lines[start].left + 1),\(old) +\(lines[start].right + 1),\(new) @@\n"
            for line in hunk { text += "\(line.mark)\(line.text)\n" }
            index = end + 1
            if index >= lines.count { break }
        }
        return text
    }
}

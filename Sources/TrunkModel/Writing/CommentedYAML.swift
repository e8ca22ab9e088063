/// A YAML text that is written line by line, with comments that stand below each other.
struct CommentedYAML {
    /// What has been written.
    private(set) var text = ""

    /// The column (0-based) where comments begin; a longer line has its comment two blanks behind it.
    private static let commentColumn = 37

    /// A comment on a line of its own.
    mutating func comment(_ comment: String, indent: Int = 0) {
        text += String(repeating: " ", count: indent) + "# " + YAMLScalar.comment(comment) + "\n"
    }

    /// An empty line.
    mutating func blank() { text += "\n" }

    /// A line, and what it means.
    mutating func line(_ line: String, _ comment: String? = nil) {
        text += line
        if let comment, !comment.isEmpty {
            let gap = max(Self.commentColumn - line.unicodeScalars.count, 2)
            text += String(repeating: " ", count: gap) + "# " + YAMLScalar.comment(comment)
        }
        text += "\n"
    }
}

/// Codes of which no two take the same number, so that it does not matter which of several matches would win.
struct CodeList {
    /// The codes in order, with what belongs to each.
    private(set) var entries: [Entry] = []

    /// A code and its rule.
    struct Entry {
        let pattern: CodePattern
        let action: CodeAction
    }

    /// Adds what the codes so far leave of a pattern.
    mutating func add(_ pattern: CodePattern, _ action: CodeAction) {
        let rivals = entries.map(\.pattern).filter { $0.overlaps(pattern) }
        if rivals.isEmpty {
            entries.append(Entry(pattern: pattern, action: action))
        } else if !rivals.contains(where: { $0.covers(pattern) }) {
            for part in pattern.split { add(part, action) }
        }
    }
}

/// What becomes of the dialled characters.
struct CodeAction: Hashable {
    var feature = ShortCode.Feature.dial
    /// How many characters are taken off the front; nil for a number that goes out as dialled.
    var strip: Int?
    /// What is put in front instead.
    var prepend = ""

    /// The telephone number of a code.
    func telephoneNumber(_ pattern: CodePattern) -> String {
        guard let strip else { return pattern.isLiteral ? ShortCode.literal(pattern.literal) : "." }
        let head = prepend + pattern.literal.dropFirst(strip)
        return (head.isEmpty ? "" : ShortCode.literal(head)) + (pattern.isLiteral ? "" : "N")
    }
}

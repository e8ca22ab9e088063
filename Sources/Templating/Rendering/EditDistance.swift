/// Finds the name that was meant.
enum EditDistance {
    /// Says ", did you mean …?" if one of the names is close to the misspelt one; else nothing.
    static func hint(for name: String, among names: [String]) -> String {
        // A third of the letters may be wrong: more would suggest names that have nothing in common.
        let limit = max(1, name.count / 3)
        let close = names.map { (distance: between(name, $0), name: $0) }.filter { $0.distance <= limit }
        // The same suggestion at every run: the names come in no particular order.
        guard let best = close.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return "" }
        return ", did you mean '\(best.name)'?"
    }

    /// The number of letters to insert, remove, replace or swap with their neighbour (optimal string alignment).
    static func between(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var older: [Int] = []
        var above = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var best = min(above[column + 1] + 1, current[column] + 1, above[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    best = min(best, older[column - 1] + 1)
                }
                current.append(best)
            }
            older = above
            above = current
        }
        return above[right.count]
    }
}

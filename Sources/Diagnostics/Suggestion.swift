/// "Did you mean": the known name that is nearest to a misspelt one.
public enum Suggestion {
    /// The nearest name, nil when none is near: at most a third of its letters may differ (one at least).
    public static func nearest(to name: String, among names: [String]) -> String? {
        let wanted = Array(name.lowercased().map { $0 == "-" ? "_" : $0 })
        var best: (name: String, distance: Int)?
        for candidate in names {
            let distance = self.distance(wanted, Array(candidate.lowercased().map { $0 == "-" ? "_" : $0 }))
            // A name of one letter is near to nothing; of two names that are equally near, the first by alphabet.
            guard distance <= max(1, candidate.count / 3), distance < candidate.count else { continue }
            if let best, (best.distance, best.name) <= (distance, candidate) { continue }
            best = (candidate, distance)
        }
        return best?.name
    }

    /// `; did you mean 'x'?`, or nothing.
    public static func phrase(for name: String, among names: [String]) -> String {
        nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// Edits between two words: insertion, deletion, substitution, and exchange of two neighbours.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        // A word that is far longer than any known name is not worth the square of its length.
        guard left.count < 100, right.count < 100 else { return .max }
        var before = Array(repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for i in 0..<left.count {
            var row = [i + 1]
            for j in 0..<right.count {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, before[j - 1] + 1)
                }
                row.append(cost)
            }
            (before, last) = (last, row)
        }
        return last[right.count]
    }
}

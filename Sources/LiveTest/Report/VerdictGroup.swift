import TrunkModel

/// Verdicts that one entry may stand for.
struct VerdictGroup {
    var check: Check { verdicts[0].check }
    var outcome: Verdict.Outcome { verdicts[0].outcome }
    private(set) var verdicts: [Verdict]
    /// Where they stood.
    private(set) var offsets: [Int]

    /// Folds what says the same of several subjects, in the order of the first of each.
    ///
    /// What passed is folded by check; what did not, where the same was seen and the same is to be done.
    static func fold(_ verdicts: [Verdict]) -> [VerdictGroup] {
        var groups: [VerdictGroup] = []
        var places: [Key: Int] = [:]
        for (offset, verdict) in verdicts.enumerated() {
            let key = Key(verdict)
            if let place = places[key] {
                groups[place].verdicts.append(verdict)
                groups[place].offsets.append(offset)
            } else {
                places[key] = groups.count
                groups.append(VerdictGroup(verdicts: [verdict], offsets: [offset]))
            }
        }
        return groups
    }

    private struct Key: Hashable {
        var check: Check
        var outcome: Verdict.Outcome
        var seen: String?
        var advice: [Advice]

        init(_ verdict: Verdict) {
            check = verdict.check
            outcome = verdict.outcome
            seen = verdict.outcome == .passed ? nil : verdict.seen.en
            advice = verdict.advice
        }
    }

    /// One verdict in the place of all: their subjects, what was expected of them, and their ladders.
    var merged: Verdict {
        var merged = verdicts[0]
        guard verdicts.count > 1 else { return merged }
        merged.subject = verdicts.map(\.subject).joined(separator: ", ")
        merged.ladders = verdicts.flatMap(\.ladders).uniqued
        let expected = verdicts.map(\.expected).uniqued
        merged.expected = LocalizedText(
            nl: expected.map(\.nl).joined(separator: "; "),
            en: expected.map(\.en).joined(separator: "; ")
        )
        return merged
    }
}

extension Sequence where Element: Hashable {
    /// The elements, each only once, in their order.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

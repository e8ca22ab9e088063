/// Verdicts that one line may stand for.
struct VerdictGroup {
    var check: Check { verdicts[0].check }
    var outcome: Verdict.Outcome { verdicts[0].outcome }
    private(set) var verdicts: [Verdict]

    /// Folds what passed by check, in the order of the first of each; all else stays by itself.
    static func fold(_ verdicts: [Verdict]) -> [VerdictGroup] {
        var groups: [VerdictGroup] = []
        var places: [Check: Int] = [:]
        for verdict in verdicts {
            if verdict.outcome == .passed, let place = places[verdict.check] {
                groups[place].verdicts.append(verdict)
            } else {
                if verdict.outcome == .passed { places[verdict.check] = groups.count }
                groups.append(VerdictGroup(verdicts: [verdict]))
            }
        }
        return groups
    }
}

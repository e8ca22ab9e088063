/// What is counted while the load runs.
struct Tally {
    var started = 0
    /// Operations that ended with the right answer.
    var completed = 0
    var byKind = [Int](repeating: 0, count: OperationKind.allCases.count)
    var requests = 0
    var retransmissions = 0
    /// Transactions without a final answer after Timer F.
    var timeouts = 0
    /// Answers that are not the one that was due, and packets that are no answers at all.
    var wrong = 0
    /// Further copies of an answer, as a repeated request gets them.
    var copies = 0
    /// Answers to transactions that are over.
    var late = 0
    /// Operations that were due while too many were under way.
    var unsent = 0
    var latency = Histogram()

    /// Whether every transaction got its right answer.
    var isClean: Bool { wrong == 0 && timeouts == 0 && unsent == 0 }
}

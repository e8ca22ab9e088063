import TrunkModel

@testable import LiveTest

/// What judges wrote, in the shortest form: the checks that passed, and those that did not.
struct Findings {
    let book = VerdictBook { _ in }

    /// All verdicts with an outcome, by the names of their checks, in the order of the checks.
    func checks(_ outcome: Verdict.Outcome) -> [String] {
        book.all.filter { $0.outcome == outcome }.map(\.check.rawValue)
    }

    /// The names of the checks that failed, with a space between them.
    var failed: String { checks(.failed).joined(separator: " ") }

    /// What was seen in a check, in English.
    func seen(_ check: Check) -> String { book.all.first { $0.check == check }?.seen.en ?? "" }
}

public import TrunkModel

/// What came of one check on one subject.
public struct Verdict: Sendable {
    /// How a check ended.
    public enum Outcome: String, Sendable, CaseIterable {
        /// As it should be.
        case passed
        /// Wrong: calls would fail, or somebody would be at risk.
        case failed
        /// It works, but the provider advises otherwise, or it could not be proven to the end.
        case warned
        /// It could not be judged: something that it rests on failed, or nobody was there to do it.
        case notJudged = "not-judged"
    }

    /// What was judged.
    public var check: Check
    /// The act in which it was judged.
    public var act: Act
    /// On what: an account, a number, a call such as `0612345678 from 219`.
    public var subject: String
    /// How it ended.
    public var outcome: Outcome
    /// What was expected.
    public var expected: LocalizedText
    /// What was seen; for what was not judged, why.
    public var seen: LocalizedText
    /// What to change, by brand; empty unless it failed or warned.
    public var advice: [Advice] = []
    /// The Call-IDs of the ladders that show it.
    public var ladders: [String] = []

    /// A verdict without advice and ladders.
    public init(
        _ check: Check,
        in act: Act,
        _ subject: String,
        _ outcome: Outcome,
        expected: LocalizedText,
        seen: LocalizedText
    ) {
        self.check = check
        self.act = act
        self.subject = subject
        self.outcome = outcome
        self.expected = expected
        self.seen = seen
    }
}

import Synchronization

/// How much running of a dial plan an import may do: a plan made to go round and round must not hold it up.
final class AsteriskRunBudget: Sendable {
    private let left: Mutex<Int>

    /// Some forty times what the thousands of trials with a usual dial plan take.
    static let usual = 5_000_000

    init(_ steps: Int = AsteriskRunBudget.usual) { left = Mutex(steps) }

    /// Whether nothing more may be run.
    var isExhausted: Bool { left.withLock { $0 <= 0 } }

    /// Runs a call, unless too much was run before it: then nothing becomes of it.
    func run(_ call: DialplanMachine.Call, on machine: DialplanMachine) -> DialplanMachine.Outcome {
        guard !isExhausted else { return DialplanMachine.Outcome() }
        let outcome = machine.run(call)
        // A call that is not seen through costs most, however few its steps.
        let cost = outcome.end == .tooLong ? DialplanMachine.maximumSteps : outcome.trail.count + 10
        left.withLock { $0 -= cost }
        return outcome
    }
}

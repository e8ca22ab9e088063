/// Asks again and again until an answer satisfies a condition: for state that nothing announces.
///
/// - Parameters:
///   - awaited: What is waited for, for the error's text.
///   - time: How long to go on asking. Only a failing test waits that long.
///   - ask: Fetches the state.
///   - holds: The condition.
/// - Returns: The first answer that the condition holds for.
/// - Throws: `NothingCame` with the last answer; and what `ask` throws.
public func eventually<Answer>(
    _ awaited: String,
    within time: Duration = .patience,
    ask: () async throws -> Answer,
    until holds: (Answer) -> Bool
) async throws -> Answer {
    let end = ContinuousClock.now + time
    while true {
        let answer = try await ask()
        if holds(answer) { return answer }
        if ContinuousClock.now >= end { throw NothingCame(awaited, "not within \(time)", [answer]) }
        // Short against what is waited for, long against what asking costs.
        try await Task.sleep(for: .milliseconds(20))
    }
}

extension Duration {
    /// How long a test waits for what must come: only one that fails waits so long, and a machine with much to do may be slow.
    public static let patience = Duration.seconds(30)

    /// The duration in seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

/// Lets only so many through at a time; the others wait in line.
actor Gate {
    private var free: Int
    private var line: [CheckedContinuation<Void, Never>] = []

    /// Makes a gate of this width.
    init(width: Int) { free = width }

    /// Does something as soon as there is room.
    nonisolated func pass<Result: Sendable>(_ body: () async throws -> Result) async rethrows -> Result {
        await enter()
        do {
            let result = try await body()
            await leave()
            return result
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { line.append($0) }
        }
    }

    private func leave() {
        if line.isEmpty {
            free += 1
        } else {
            // The place goes straight to the next one, so that nobody can slip in between.
            line.removeFirst().resume()
        }
    }
}

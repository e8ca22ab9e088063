/// All client transactions: a limited number, of which the ones longest finished go first.
struct ClientTransactionStore {
    private var entries: [ClientTransaction.Key: ClientTransaction] = [:]
    private var finished = FinishedQueue<ClientTransaction.Key>()
    private let limit: Int

    /// An empty store.
    ///
    /// - Parameter limit: How many transactions it holds.
    init(limit: Int) { self.limit = max(1, limit) }

    /// Whether it holds none.
    var isEmpty: Bool { entries.isEmpty }

    /// How many it holds.
    var count: Int { entries.count }

    /// The transaction with a key.
    subscript(_ key: ClientTransaction.Key) -> ClientTransaction? { entries[key] }

    /// Makes room for one more.
    ///
    /// - Returns: False if there is none: all that it holds are waiting for an answer.
    mutating func makeRoom() -> Bool {
        guard entries.count >= limit else { return true }
        guard let oldest = finished.popFirst(where: { entries[$0]?.isFinished == true }) else { return false }
        entries[oldest] = nil
        return true
    }

    /// Takes a transaction in.
    mutating func insert(_ transaction: ClientTransaction) { entries[transaction.key] = transaction }

    /// Notes that a transaction has its final answer.
    mutating func finish(_ key: ClientTransaction.Key) { finished.append(key) }

    /// Does what is due in each transaction, and forgets those that have ended.
    ///
    /// - Returns: Those to which no final answer came.
    mutating func tick(sink: any PacketSink, now: ServerTime) -> [ClientTransaction] {
        var failed: [ClientTransaction] = []
        for (key, transaction) in entries {
            if transaction.tick(sink: sink, now: now) { failed.append(transaction) }
            if transaction.state == .terminated { entries[key] = nil }
        }
        finished.compact(limit: 2 * limit) { entries[$0] != nil }
        return failed
    }
}

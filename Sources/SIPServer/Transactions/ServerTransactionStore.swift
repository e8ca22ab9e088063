/// All server transactions: a limited number, of which the ones longest finished go first.
struct ServerTransactionStore {
    private var entries: [ServerTransactionKey: ServerTransaction] = [:]
    private var merges: [MergeKey: ServerTransactionKey] = [:]
    private var finished = FinishedQueue<ServerTransactionKey>()
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
    subscript(_ key: ServerTransactionKey) -> ServerTransaction? { entries[key] }

    /// Whether a transaction is going on for a copy of the request that came another way.
    func holds(_ key: MergeKey) -> Bool { merges[key].flatMap { entries[$0] }?.isOngoing ?? false }

    /// Takes a transaction in.
    ///
    /// - Returns: False if there is no room: all that it holds are waiting for an answer.
    mutating func insert(_ transaction: ServerTransaction, _ key: ServerTransactionKey) -> Bool {
        if entries.count >= limit {
            guard let oldest = finished.popFirst(where: { entries[$0]?.isFinished == true }) else { return false }
            remove(oldest)
        }
        entries[key] = transaction
        if let merge = transaction.mergeKey { merges[merge] = key }
        return true
    }

    /// Notes that a transaction has its final answer.
    mutating func finish(_ key: ServerTransactionKey) { finished.append(key) }

    /// Does what is due in each transaction, and forgets those that have ended.
    mutating func tick(sink: any PacketSink, now: ServerTime) {
        for (key, transaction) in entries {
            transaction.tick(sink: sink, now: now)
            if transaction.state == .terminated { remove(key) }
        }
        finished.compact(limit: 2 * limit) { entries[$0] != nil }
    }

    private mutating func remove(_ key: ServerTransactionKey) {
        guard let transaction = entries.removeValue(forKey: key) else { return }
        if let merge = transaction.mergeKey, merges[merge] == key { merges[merge] = nil }
    }
}

/// Keys in the order in which their transactions finished.
struct FinishedQueue<Key: Hashable> {
    private var keys: [Key] = []
    private var head = 0

    /// Puts a key at the end.
    mutating func append(_ key: Key) { keys.append(key) }

    /// Takes the first key for which something holds; those before it are forgotten.
    mutating func popFirst(where isUsable: (Key) -> Bool) -> Key? {
        while head < keys.count {
            let key = keys[head]
            head += 1
            if isUsable(key) {
                dropHead(atLeast: 1_024)
                return key
            }
        }
        dropHead(atLeast: 1)
        return nil
    }

    /// Forgets keys that are out of use.
    ///
    /// - Parameters:
    ///   - limit: How many it may hold before all of them are looked at.
    ///   - isUsed: Whether a key is in use.
    mutating func compact(limit: Int, _ isUsed: (Key) -> Bool) {
        if keys.count - head > limit {
            dropHead(atLeast: 0)
            keys.removeAll { !isUsed($0) }
        }
        // The oldest mostly leave first: as a rule it is enough to look at the front.
        while head < keys.count, !isUsed(keys[head]) { head += 1 }
        dropHead(atLeast: head == keys.count ? 1 : 1_024)
    }

    private mutating func dropHead(atLeast count: Int) {
        guard head >= count else { return }
        keys.removeFirst(head)
        head = 0
    }
}

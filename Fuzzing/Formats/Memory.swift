import CAllocations

/// How much memory is in use, and how much was at most.
enum Memory {
    /// What a reader may take beside 64 times its input, in bytes: a hundred findings, and what libxml2 sets up.
    static let floor = 128 << 10
    /// How many times its input a reader may take.
    static let factor = 64

    /// Begins to count; true also if it has begun before.
    static let isCounting = allocations_begin() != 0

    /// Does something, and says how much memory it had at most beside what was in use before.
    static func peak(of work: () -> Void) -> Int {
        require(isCounting, "allocations are counted")
        let before = allocations_in_use()
        allocations_reset_peak()
        work()
        return allocations_peak() - before
    }
}

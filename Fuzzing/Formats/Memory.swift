import CSanitizer

/// How much memory is in use, and how much was at most: AddressSanitizer tells of each allocation.
enum Memory {
    /// What a reader may take beside 64 times its input, in bytes: a hundred findings, and what libxml2 sets up.
    static let floor = 128 << 10
    /// How many times its input a reader may take.
    static let factor = 64

    nonisolated(unsafe) private static var used = 0
    nonisolated(unsafe) private static var peak = 0

    /// Begins to count; true also if it has begun before.
    static let isCounting: Bool = {
        // What the hooks touch must be there before they run.
        (used, peak) = (0, 0)
        return __sanitizer_install_malloc_and_free_hooks(
            { _, size in
                used += size
                if used > peak { peak = used }
            },
            { used -= __sanitizer_get_allocated_size($0) }
        ) > 0
    }()

    /// Does something, and says how much memory it had at most beside what was in use before.
    static func peak(of work: () -> Void) -> Int {
        require(isCounting, "allocations are counted")
        let before = used
        peak = used
        work()
        return peak - before
    }
}

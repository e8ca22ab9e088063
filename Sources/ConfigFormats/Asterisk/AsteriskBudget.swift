/// How much one reading may take, so that no small file can fill the memory or keep the reader busy.
///
/// Each limit is far above what a real system needs, and linear in what is there.
struct AsteriskBudget {
    /// Bytes of text that may be read, each inclusion counted.
    private var text: Int
    /// Settings that may be copied from templates.
    private var inherited: Int
    /// Steps of searches and bytes that `+=` copies.
    private var work: Int
    private var isReported = false
    /// Whether a limit was passed.
    private(set) var isExhausted = false

    /// - Parameter input: The bytes of all files together.
    init(input: Int) {
        text = max(1 << 20, min(16 * input, 64 << 20) + input)
        inherited = max(500_000, input)
        work = max(4 << 20, 64 * input)
    }

    /// Takes text; false if there is too much.
    mutating func take(text count: Int) -> Bool { Self.take(count, from: &text, &isExhausted) }

    /// Takes inherited settings.
    mutating func take(inherited count: Int) -> Bool { Self.take(count, from: &inherited, &isExhausted) }

    /// Takes steps.
    mutating func take(work count: Int) -> Bool { Self.take(count, from: &work, &isExhausted) }

    /// Whether this is the first time that the user is told.
    mutating func report() -> Bool {
        defer { isReported = true }
        return !isReported
    }

    private static func take(_ count: Int, from left: inout Int, _ isExhausted: inout Bool) -> Bool {
        left -= count
        if left < 0 { isExhausted = true }
        return !isExhausted
    }
}

/// A POSIX extended regular expression as Asterisk's are (`regcomp` with `REG_EXTENDED`), matched without going back: a
/// stranger's pattern costs its own length times the text's and no more.
///
/// The longest of the leftmost matches counts. What the first group takes is what a greedy reading gives it. References
/// back (`\1`) are not taken.
struct PosixRegex: Sendable {
    /// What was found.
    enum Result: Equatable, Sendable {
        /// The pattern is none.
        case invalid
        case none(hasGroups: Bool)
        /// What the whole pattern takes, and what its first group takes, in bytes.
        case found(Range<Int>, group: Range<Int>?, hasGroups: Bool)

        /// Whether something was found.
        var isFound: Bool { if case .found = self { true } else { false } }
    }

    /// A step of the compiled pattern.
    enum Step: Sendable {
        case bytes(PosixByteSet)
        /// Go on at both, the first before the second.
        case fork(Int, Int)
        case jump(Int)
        /// The first group begins (0) or ends (1).
        case mark(Int)
        case lineStart
        case lineEnd
        case wordBorder(Bool)
        case match
    }

    let steps: [Step]
    let hasGroups: Bool

    /// More steps than this no dial plan means: repeats of repeats.
    static let maximumSteps = 4_000

    /// Compiles a pattern; nil if it is none, or more than any dial plan needs.
    init?(_ pattern: String) {
        var compiler = PosixRegexCompiler(pattern)
        guard let node = compiler.parse() else { return nil }
        var steps: [Step] = []
        guard PosixRegexCompiler.emit(node, &steps) else { return nil }
        steps.append(.match)
        self.steps = steps
        hasGroups = compiler.groups > 0
    }

    /// What matching a text costs, in steps.
    func cost(_ text: String) -> Int { (text.utf8.count + 1) * steps.count }

    private struct Thread {
        var step: Int
        var start: Int
        var groupStart = -1
        var groupEnd = -1
    }

    /// Looks for the pattern in a text.
    func find(in text: String) -> Result {
        let bytes = Array(text.utf8)
        var current: [Thread] = []
        var next: [Thread] = []
        var seen = [Int](repeating: -1, count: steps.count)
        var best: (thread: Thread, end: Int)?
        for place in 0...bytes.count {
            if best == nil { add(Thread(step: 0, start: place), place, bytes, place, &seen, &current) }
            if current.isEmpty, best != nil { break }
            next.removeAll(keepingCapacity: true)
            for thread in current {
                switch steps[thread.step] {
                case .match:
                    if let found = best, thread.start > found.thread.start { continue }
                    if let found = best, thread.start == found.thread.start, place <= found.end { continue }
                    best = (thread, place)
                case .bytes(let set):
                    guard place < bytes.count, set.contains(bytes[place]) else { continue }
                    if let found = best, thread.start > found.thread.start { continue }
                    var moved = thread
                    moved.step += 1
                    add(moved, place + 1, bytes, place + 1, &seen, &next)
                default: continue
                }
            }
            swap(&current, &next)
        }
        guard let best else { return .none(hasGroups: hasGroups) }
        let thread = best.thread
        let group = thread.groupEnd >= 0 ? thread.groupStart..<thread.groupEnd : nil
        return .found(thread.start..<best.end, group: group, hasGroups: hasGroups)
    }

    /// Follows the steps that take no byte, best first, each step once at each place.
    private func add(
        _ thread: Thread,
        _ place: Int,
        _ bytes: [UInt8],
        _ generation: Int,
        _ seen: inout [Int],
        _ list: inout [Thread]
    ) {
        var open = [thread]
        while var thread = open.popLast() {
            guard seen[thread.step] != generation else { continue }
            seen[thread.step] = generation
            switch steps[thread.step] {
            case .bytes, .match: list.append(thread)
            case .jump(let step):
                thread.step = step
                open.append(thread)
            case .fork(let first, let second):
                var other = thread
                other.step = second
                thread.step = first
                open.append(other)
                open.append(thread)
            case .mark(let which):
                if which == 0 {
                    thread.groupStart = place
                    thread.groupEnd = -1
                } else {
                    thread.groupEnd = place
                }
                thread.step += 1
                open.append(thread)
            case .lineStart, .lineEnd, .wordBorder:
                guard holds(steps[thread.step], place, bytes) else { continue }
                thread.step += 1
                open.append(thread)
            }
        }
    }

    private func holds(_ step: Step, _ place: Int, _ bytes: [UInt8]) -> Bool {
        switch step {
        case .lineStart: return place == 0
        case .lineEnd: return place == bytes.count
        case .wordBorder(let wanted):
            let before = place > 0 && PosixByteSet.word.contains(bytes[place - 1])
            let behind = place < bytes.count && PosixByteSet.word.contains(bytes[place])
            return (before != behind) == wanted
        default: return true
        }
    }
}

/// A set of bytes.
struct PosixByteSet: Sendable, Equatable {
    private var words: SIMD4<UInt64> = .zero

    init() {}

    init(_ bytes: some Sequence<UInt8>) { for byte in bytes { insert(byte) } }

    mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }

    /// All that is not in it.
    var inverted: PosixByteSet {
        var set = PosixByteSet()
        set.words = ~words
        return set
    }

    static let word = PosixByteSet(Array(0x30...0x39) + Array(0x41...0x5a) + Array(0x61...0x7a) + [0x5f])
    static let any = PosixByteSet().inverted
}

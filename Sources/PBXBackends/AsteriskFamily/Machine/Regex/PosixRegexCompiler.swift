/// Reads an extended regular expression, and lays out its steps.
struct PosixRegexCompiler {
    /// A pattern as a tree.
    indirect enum Node {
        case empty
        case step(PosixRegex.Step)
        case chain([Node])
        case choice([Node])
        case group(Node, number: Int)
        case repeated(Node, least: Int, most: Int?)
    }

    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0
    /// How many groups there are.
    private(set) var groups = 0

    private static let deepest = 60
    /// `RE_DUP_MAX`.
    private static let mostRepeats = 0x7fff

    init(_ pattern: String) { bytes = Array(pattern.utf8) }

    /// The whole pattern; nil if it is none.
    mutating func parse() -> Node? {
        guard let node = choice(), index == bytes.count else { return nil }
        return node
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func choice() -> Node? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { return nil }
        var parts: [Node] = []
        while true {
            guard let part = chain() else { return nil }
            parts.append(part)
            guard next == UInt8(ascii: "|") else { break }
            index += 1
        }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func chain() -> Node? {
        var parts: [Node] = []
        while let byte = next, byte != UInt8(ascii: "|") {
            if byte == UInt8(ascii: ")"), depth > 1 { break }
            // A repeat of nothing is refused.
            if "*+?{".utf8.contains(byte) { return nil }
            guard let atom = atom(), let node = repeats(atom) else { return nil }
            parts.append(node)
        }
        return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .chain(parts)
    }

    private mutating func repeats(_ atom: Node) -> Node? {
        var node = atom
        while let byte = next {
            switch byte {
            case UInt8(ascii: "*"): node = .repeated(node, least: 0, most: nil)
            case UInt8(ascii: "+"): node = .repeated(node, least: 1, most: nil)
            case UInt8(ascii: "?"): node = .repeated(node, least: 0, most: 1)
            case UInt8(ascii: "{"):
                guard let (least, most) = bounds() else { return nil }
                node = .repeated(node, least: least, most: most)
                continue
            default: return node
            }
            index += 1
        }
        return node
    }

    /// `{2}`, `{2,}`, `{2,4}`, `{,4}`.
    private mutating func bounds() -> (Int, Int?)? {
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let parts = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
            .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        index = end + 1
        guard parts.count <= 2, let first = parts.first else { return nil }
        let isPlain = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } && $0.utf8.count < 6 }
        guard isPlain, let least = first.isEmpty && parts.count == 2 ? 0 : Int(first) else { return nil }
        guard least <= Self.mostRepeats else { return nil }
        if parts.count == 1 { return (least, least) }
        if parts[1].isEmpty { return (least, nil) }
        guard let most = Int(parts[1]), most >= least, most <= Self.mostRepeats else { return nil }
        return (least, most)
    }

    private mutating func atom() -> Node? {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "("):
            groups += 1
            let number = groups
            guard let inside = choice(), next == UInt8(ascii: ")") else { return nil }
            index += 1
            return .group(inside, number: number)
        case UInt8(ascii: "."): return .step(.bytes(.any))
        case UInt8(ascii: "^"): return .step(.lineStart)
        case UInt8(ascii: "$"): return .step(.lineEnd)
        case UInt8(ascii: "["): return PosixBracket.read(bytes, &index).map { .step(.bytes($0)) }
        case UInt8(ascii: "\\"): return escape()
        default: return .step(.bytes(PosixByteSet([byte])))
        }
    }

    private mutating func escape() -> Node? {
        guard let byte = next else { return nil }
        index += 1
        switch byte {
        case UInt8(ascii: "w"): return .step(.bytes(.word))
        case UInt8(ascii: "W"): return .step(.bytes(PosixByteSet.word.inverted))
        case UInt8(ascii: "s"): return .step(.bytes(PosixByteSet(PosixBracket.blanks)))
        case UInt8(ascii: "S"): return .step(.bytes(PosixByteSet(PosixBracket.blanks).inverted))
        case UInt8(ascii: "b"): return .step(.wordBorder(true))
        case UInt8(ascii: "B"): return .step(.wordBorder(false))
        case 0x31...0x39: return nil
        default: return .step(.bytes(PosixByteSet([byte])))
        }
    }

    /// Lays out a tree; false if it gets too long.
    static func emit(_ node: Node, _ steps: inout [PosixRegex.Step]) -> Bool {
        guard steps.count <= PosixRegex.maximumSteps else { return false }
        switch node {
        case .empty: return true
        case .step(let step): steps.append(step)
        case .chain(let parts): return parts.allSatisfy { emit($0, &steps) }
        case .group(let inside, let number):
            guard number == 1 else { return emit(inside, &steps) }
            steps.append(.mark(0))
            guard emit(inside, &steps) else { return false }
            steps.append(.mark(1))
        case .choice(let parts):
            var ends: [Int] = []
            for (place, part) in parts.enumerated() {
                let fork = steps.count
                if place < parts.count - 1 { steps.append(.jump(0)) }
                guard emit(part, &steps) else { return false }
                guard place < parts.count - 1 else { break }
                ends.append(steps.count)
                steps.append(.jump(0))
                steps[fork] = .fork(fork + 1, steps.count)
            }
            for end in ends { steps[end] = .jump(steps.count) }
        case .repeated(let inside, let least, let most):
            for _ in 0..<least {
                let before = steps.count
                guard emit(inside, &steps) else { return false }
                // Nothing, however often, is nothing.
                if steps.count == before { return true }
            }
            guard let most else {
                let fork = steps.count
                steps.append(.jump(0))
                guard emit(inside, &steps) else { return false }
                steps.append(.jump(fork))
                steps[fork] = .fork(fork + 1, steps.count)
                return true
            }
            var forks: [Int] = []
            for _ in least..<max(least, most) {
                forks.append(steps.count)
                steps.append(.jump(0))
                guard emit(inside, &steps) else { return false }
            }
            for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
        }
        return steps.count <= PosixRegex.maximumSteps
    }
}

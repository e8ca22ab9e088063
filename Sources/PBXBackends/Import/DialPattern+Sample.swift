import DialPlan

extension DialPattern {
    /// Digits that the pattern takes; another turn gives others where it can.
    func sample(_ turn: Int) -> String {
        var bytes: [UInt8] = []
        for (index, set) in positions.enumerated() {
            let members = set.members
            guard !members.isEmpty else { return "" }
            bytes.append(members[(turn * 3 + index * 5 + 1) % members.count])
        }
        if isOpen { bytes += Array("2345678".utf8.prefix(max(10 - bytes.count, 1))) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The digits that every number of the pattern begins with.
    var literalPrefix: String {
        String(decoding: positions.prefix { $0.count == 1 }.flatMap(\.members), as: UTF8.self)
    }

    /// How many numbers it takes; nil for an open one or for more than a limit.
    func count(upTo limit: Int) -> Int? {
        guard !isOpen else { return nil }
        var count = 1
        for set in positions {
            count *= set.count
            guard count > 0, count <= limit else { return nil }
        }
        return count
    }

    /// All texts that it takes, in order; only for patterns that have a ``count(upTo:)``.
    var texts: [String] {
        var result: [[UInt8]] = [[]]
        for set in positions { result = result.flatMap { start in set.members.map { start + [$0] } } }
        return result.map { String(decoding: $0, as: UTF8.self) }
    }
}

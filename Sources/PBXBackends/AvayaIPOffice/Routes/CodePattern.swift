import DialPlan

/// What the code of a short code takes: literal characters, then either single digits or any number of digits, none
/// included.
///
/// Literals come first, so that `N` in the telephone number stands for everything behind them.
struct CodePattern: Hashable {
    /// The characters in front.
    var literal: String
    /// How many digits follow; nil for any number of them.
    var digits: Int?

    /// The characters of the code, without `;`.
    var notation: String { literal + (digits.map { String(repeating: "X", count: $0) } ?? "N") }

    /// Whether it takes one dialled number only.
    var isLiteral: Bool { digits == 0 }

    /// A dial pattern's literal beginnings: each set of digits spelt out up to the last one that is not any digit.
    ///
    /// An open pattern's least length is given up: `0032XXXX.` becomes `0032N`.
    static func patterns(of pattern: DialPattern) -> [CodePattern] {
        let end = (pattern.positions.lastIndex { $0 != .anyDigit } ?? -1) + 1
        var literals = [""]
        for set in pattern.positions[..<end] {
            let members = set.members.map { String(Character(Unicode.Scalar($0))) }
            literals = literals.flatMap { literal in members.map { literal + $0 } }
        }
        let digits = pattern.isOpen ? nil : pattern.positions.count - end
        return literals.map { CodePattern(literal: $0, digits: digits) }
    }

    /// Whether a number exists that both take.
    func overlaps(_ other: CodePattern) -> Bool {
        let (short, long) = literal.utf8.count <= other.literal.utf8.count ? (self, other) : (other, self)
        guard long.literal.utf8.starts(with: short.literal.utf8) else { return false }
        // Only digits follow the literals; a code that begins with a star goes on with digits too.
        let rest = long.literal.utf8.dropFirst(short.literal.utf8.count)
        guard rest.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        switch (short.digits, long.digits) {
        case (nil, _): return true
        case (let count?, nil): return count >= rest.count
        case (let count?, let more?): return count == rest.count + more
        }
    }

    /// Whether it takes every number that the other takes.
    func covers(_ other: CodePattern) -> Bool {
        guard other.literal.utf8.starts(with: literal.utf8), overlaps(other) else { return false }
        return digits == nil || other.digits != nil
    }

    /// The same numbers with one more literal, but for the literal alone where any number of digits may follow.
    var split: [CodePattern] {
        digits == 0
            ? [] : (0...9).map { CodePattern(literal: literal + String($0), digits: digits.map { $0 - 1 }) }
    }

    /// Fewest patterns for the same numbers, sorted, as a list that is typed by hand is easier to check then: ten that
    /// differ in the last literal digit only become one.
    ///
    /// - Parameters:
    ///   - patterns: The patterns.
    ///   - least: How many literal characters have to stay.
    /// - Returns: Patterns of which none covers another.
    static func merged(_ patterns: [CodePattern], least: Int) -> [CodePattern] {
        var found = Set(patterns)
        var length = patterns.map(\.literal.utf8.count).max() ?? 0
        // From the longest on, since what is merged can be the tenth of its own level.
        while length > least {
            for pattern in found where pattern.literal.utf8.count == length {
                let parent = CodePattern(
                    literal: String(pattern.literal.dropLast()),
                    digits: pattern.digits.map { $0 + 1 }
                )
                let children = parent.split
                guard children.allSatisfy(found.contains) else { continue }
                found.subtract(children)
                found.insert(parent)
            }
            length -= 1
        }
        return found.filter { pattern in
            !pattern.shorter.contains(where: found.contains)
        }.sorted { $0.notation < $1.notation }
    }

    /// Every pattern with fewer literals that covers it.
    private var shorter: [CodePattern] {
        let open = digits == nil ? [] : [CodePattern(literal: literal, digits: nil)]
        return open
            + (0..<literal.utf8.count).flatMap { count in
                let start = String(literal.prefix(count))
                let more = literal.utf8.count - count
                return [CodePattern(literal: start, digits: nil)]
                    + (digits.map { [CodePattern(literal: start, digits: $0 + more)] } ?? [])
            }
    }
}

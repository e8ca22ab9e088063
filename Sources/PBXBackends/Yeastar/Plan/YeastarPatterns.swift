import DialPlan

/// Dial patterns as Yeastar's screens and files write them: `X`, `Z`, `N`, `[..]`, `.`, at most 31 characters.
enum YeastarPatterns {
    /// What a pattern's field holds.
    static let maximumLength = 31

    /// A pattern in Yeastar's notation; several where one would be too long.
    ///
    /// - Parameters:
    ///   - pattern: The pattern.
    ///   - hyphens: Whether `[1-5]` may be written; the S-Series' CSV names no hyphen among the characters that it takes.
    /// - Returns: Patterns that together take what the pattern takes.
    static func notations(_ pattern: DialPattern, hyphens: Bool) -> [String] {
        let pieces = pattern.positions.map { notation($0, hyphens: hyphens) }
        let text = pieces.joined() + (pattern.isOpen ? "." : "")
        let longest = pieces.indices.max { pieces[$0].utf8.count < pieces[$1].utf8.count }
        guard text.utf8.count > maximumLength, let longest, pattern.positions[longest].count > 1 else { return [text] }
        // Half of the longest class each: both halves together take what the whole took.
        let members = pattern.positions[longest].members
        return [members.prefix(members.count / 2), members.dropFirst(members.count / 2)].flatMap { half in
            var part = pattern
            part.positions[longest] = half.compactMap(DigitSet.init).reduce(into: []) { $0.formUnion($1) }
            return notations(part, hyphens: hyphens)
        }
    }

    private static func notation(_ set: DigitSet, hyphens: Bool) -> String {
        switch set {
        case .anyDigit: return "X"
        case DigitSet(1...9): return "Z"
        case DigitSet(2...9): return "N"
        default:
            if set.count == 1 || hyphens { return set.notation }
            return "[\(String(decoding: set.members, as: UTF8.self))]"
        }
    }
}

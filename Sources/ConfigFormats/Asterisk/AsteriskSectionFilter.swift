/// What `[name](+filter)` says of the section that it adds to, such as `type=endpoint`.
///
/// Name and value are regular expressions to Asterisk. Of those, plain signs, `.`, `*`, `^` and `$` are understood here:
/// enough for what is written, and nothing in them can take long.
struct AsteriskSectionFilter {
    private var conditions: [(key: AsteriskPattern, value: AsteriskPattern)] = []
    private var takesTemplates = false
    private var needsTemplate = false
    /// Whether all of it is understood; what is not matches nothing.
    private(set) var isUnderstood = true

    /// Reads a filter; an empty one takes any section that is no template.
    init(_ text: String) {
        guard !text.isEmpty else { return }
        for part in text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            let sides = part.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self).blanksTrimmed }
            guard sides.count > 1 else {
                isUnderstood = false
                continue
            }
            if sides[0] == "TEMPLATES" {
                takesTemplates = true
                needsTemplate = sides[1].isEqualIgnoringCase("restrict")
            } else if let key = AsteriskPattern(sides[0]), let value = AsteriskPattern(sides[1]) {
                conditions.append((key, value))
            } else {
                isUnderstood = false
            }
        }
    }

    /// Whether a section fits.
    func matches(_ section: SettingTree.Section, _ budget: inout AsteriskBudget) -> Bool {
        guard isUnderstood, budget.take(work: 1), takesTemplates || !section.isTemplate else { return false }
        guard !needsTemplate || section.isTemplate else { return false }
        return conditions.allSatisfy { condition in
            section.settings.contains {
                condition.key.matches($0.key, &budget) && condition.value.matches($0.value, &budget)
            }
        }
    }
}

/// A small part of POSIX's extended regular expressions, matched in time linear in the text for each sign of the pattern.
struct AsteriskPattern {
    private struct Atom {
        /// The byte, nil for any.
        var byte: UInt8?
        var repeats = false
    }

    private var atoms: [Atom] = []
    private let isAnchored: Bool
    private let endsText: Bool

    /// Nil if the pattern holds more than plain signs, `.`, `*`, `^` and `$`.
    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        isAnchored = bytes.first == UInt8(ascii: "^")
        if isAnchored { bytes = bytes.dropFirst() }
        endsText = bytes.last == UInt8(ascii: "$")
        if endsText { bytes = bytes.dropLast() }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "*"):
                guard !atoms.isEmpty else { return nil }
                atoms[atoms.count - 1].repeats = true
            case UInt8(ascii: "."): atoms.append(Atom(byte: nil))
            case _ where #"\^$+?()[]{}|"#.utf8.contains(byte): return nil
            default: atoms.append(Atom(byte: byte))
            }
        }
    }

    /// Whether the pattern is found in a text.
    func matches(_ text: String, _ budget: inout AsteriskBudget) -> Bool {
        guard budget.take(work: (atoms.count + 1) * (text.utf8.count + 1)) else { return false }
        // The atoms before which the pattern may stand, as a set.
        var places = Set(skipping(0))
        for byte in text.utf8 {
            if places.contains(atoms.count), !endsText { return true }
            var following: Set<Int> = isAnchored ? [] : Set(skipping(0))
            for place in places where place < atoms.count {
                let atom = atoms[place]
                guard atom.byte == nil || atom.byte == byte else { continue }
                following.formUnion(skipping(atom.repeats ? place : place + 1))
            }
            places = following
        }
        return places.contains(atoms.count)
    }

    // A place and those behind repeats that may match nothing.
    private func skipping(_ place: Int) -> ClosedRange<Int> {
        var end = place
        while end < atoms.count, atoms[end].repeats { end += 1 }
        return place...end
    }
}

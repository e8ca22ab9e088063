/// A dial or DID pattern as Yeastar's PBXs match it, by the vendor's own call tests (fact sheet, 3.4).
///
/// `X` 0 to 9, `Z` 1 to 9, `N` 2 to 9, `[1-57]` one of these, `.` one or more of anything, `!` none or more; everything else
/// is itself.
struct YeastarPattern: Equatable {
    private enum Piece: Equatable {
        case one(Set<Character>)
        case more
        case anyMore
    }

    private let pieces: [Piece]
    let text: String

    /// Reads the notation; nil when it is none, or longer than a field holds.
    init?(_ text: String) {
        guard !text.isEmpty, text.count <= 31 else { return nil }
        var pieces: [Piece] = []
        var rest = Array(text)[...]
        while let first = rest.popFirst() {
            switch first {
            case "X": pieces.append(.one(Set("0123456789")))
            case "Z": pieces.append(.one(Set("123456789")))
            case "N": pieces.append(.one(Set("23456789")))
            case ".": pieces.append(.more)
            case "!": pieces.append(.anyMore)
            case "[":
                guard let end = rest.firstIndex(of: "]"), let set = Self.set(rest[..<end]) else { return nil }
                pieces.append(.one(set))
                rest = rest[(end + 1)...]
            case "]": return nil
            default: pieces.append(.one([first]))
            }
        }
        self.pieces = pieces
        self.text = text
    }

    private static func set(_ inside: ArraySlice<Character>) -> Set<Character>? {
        var set: Set<Character> = []
        var rest = inside
        while let first = rest.popFirst() {
            guard rest.first == "-" else {
                set.insert(first)
                continue
            }
            rest.removeFirst()
            guard let last = rest.popFirst(), let low = first.wholeNumberValue, let high = last.wholeNumberValue,
                low <= high
            else { return nil }
            set.formUnion((low...high).map { Character(String($0)) })
        }
        return set.isEmpty ? nil : set
    }

    func matches(_ dialled: String) -> Bool {
        var rest = Array(dialled)[...]
        for piece in pieces {
            switch piece {
            case .one(let set):
                guard let first = rest.popFirst(), set.contains(first) else { return false }
            case .more: return !rest.isEmpty
            case .anyMore: return true
            }
        }
        return rest.isEmpty
    }

    /// Whether it beats another one that takes the same digits: at the first difference the smaller set wins, and `.` and
    /// `!` come last.
    func isMoreExact(than other: YeastarPattern) -> Bool {
        for (mine, its) in zip(pieces, other.pieces) where mine != its {
            return Self.weight(mine) < Self.weight(its)
        }
        return pieces.count > other.pieces.count
    }

    private static func weight(_ piece: Piece) -> Int {
        switch piece {
        case .one(let set): set.count
        case .more: 1000
        case .anyMore: 1001
        }
    }
}

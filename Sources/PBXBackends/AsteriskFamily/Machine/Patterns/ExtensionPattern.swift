/// The name of an extension as Asterisk matches and sorts it (`main/pbx.c`): digits, or a pattern after `_`.
///
/// Dashes count nowhere. Extensions without patterns stand first; then position by position, the set with fewer
/// characters before the larger one, of two equally large ones that with the lower characters; `.` behind all sets, `!`
/// behind `.`, the end of the pattern behind `!`.
struct ExtensionPattern: Sendable {
    /// What one place takes and sorts by.
    enum Place: Sendable, Equatable {
        /// One of these characters, in ascending order.
        case set([UInt8])
        /// One or more of anything.
        case dot
        /// None or more of anything.
        case bang
        /// The end of the digits.
        case end
        /// A `[` that nothing closes: takes nothing.
        case broken

        /// What it sorts by before its characters: how special it is, then how many it takes and the lowest of them.
        fileprivate var rank: (kind: Int, count: Int, first: UInt8) {
            switch self {
            case .set(let members): (0, members.count, members.first ?? 0)
            case .dot: (1, 0, 0)
            case .bang: (2, 0, 0)
            case .end: (3, 0, 0)
            case .broken: (4, 0, 0)
            }
        }
    }

    /// Whether it begins with `_`.
    let isPattern: Bool
    /// The places; the last is an end, a wildcard or a break.
    let places: [Place]
    /// What the places before the last take, for looking up fast.
    private let sets: [PosixByteSet]

    /// Reads a name as the dial plan has it.
    init(_ name: String) {
        isPattern = name.utf8.first == UInt8(ascii: "_")
        places = isPattern ? Self.patternPlaces(name.utf8.dropFirst()[...]) : Self.literalPlaces(name.utf8)
        sets = places.dropLast().map {
            if case .set(let members) = $0 { PosixByteSet(members) } else { PosixByteSet() }
        }
    }

    /// The bytes with which digits may begin that it takes; nil for all, none included.
    var firstBytes: [UInt8]? {
        if case .set(let members) = places.first { return members }
        return places.first == .broken ? [] : nil
    }

    /// Whether it takes what was dialled.
    func takes(_ digits: String) -> Bool {
        if isPattern, digits.utf8.first == UInt8(ascii: "_"), ExtensionPattern(digits).places == places { return true }
        var place = 0
        for byte in digits.utf8 where byte != UInt8(ascii: "-") {
            guard place < sets.count else {
                let last = places[place]
                return last == .dot || last == .bang
            }
            guard sets[place].contains(byte) else { return false }
            place += 1
        }
        guard place == sets.count else { return false }
        return places[place] == .end || places[place] == .bang
    }

    /// Whether Asterisk asks one extension before another.
    static func isBefore(_ left: ExtensionPattern, _ right: ExtensionPattern) -> Bool { order(left, right) < 0 }

    /// Negative where the left one comes first, 0 where they are the same extension.
    static func order(_ left: ExtensionPattern, _ right: ExtensionPattern) -> Int {
        if left.isPattern != right.isPattern { return left.isPattern ? 1 : -1 }
        for (one, other) in zip(left.places, right.places) where one != other {
            let (a, b) = (one.rank, other.rank)
            if left.isPattern {
                if a < b { return -1 }
                if b < a { return 1 }
            } else if a.kind != b.kind {
                // A shorter literal comes before the longer one that it begins.
                return a.kind > b.kind ? -1 : 1
            }
            if case .set(let first) = one, case .set(let second) = other {
                return first.lexicographicallyPrecedes(second) ? -1 : 1
            }
        }
        return 0
    }

    private static func literalPlaces(_ name: String.UTF8View) -> [Place] {
        name.filter { $0 != UInt8(ascii: "-") }.map { .set([$0]) } + [.end]
    }

    private static func patternPlaces(_ pattern: Substring.UTF8View) -> [Place] {
        var rest = pattern
        var places: [Place] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "-"): continue
            case UInt8(ascii: "X"), UInt8(ascii: "x"): places.append(.set(Array("0123456789".utf8)))
            case UInt8(ascii: "Z"), UInt8(ascii: "z"): places.append(.set(Array("123456789".utf8)))
            case UInt8(ascii: "N"), UInt8(ascii: "n"): places.append(.set(Array("23456789".utf8)))
            case UInt8(ascii: "."): return places + [.dot]
            case UInt8(ascii: "!"): return places + [.bang]
            case UInt8(ascii: "["):
                guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return places + [.broken] }
                let members = set(Array(rest[..<end]))
                if !members.isEmpty { places.append(.set(members)) }
                rest = rest[rest.index(after: end)...]
            default: places.append(.set([byte]))
            }
        }
        return places + [.end]
    }

    /// The characters of `[…]`; a `-` between two is a range, elsewhere itself.
    private static func set(_ text: [UInt8]) -> [UInt8] {
        var isMember = [Bool](repeating: false, count: 256)
        var index = 0
        while index < text.count {
            if index + 2 < text.count, text[index + 1] == UInt8(ascii: "-") {
                if text[index] <= text[index + 2] {
                    for byte in text[index]...text[index + 2] { isMember[Int(byte)] = true }
                }
                index += 3
            } else {
                isMember[Int(text[index])] = true
                index += 1
            }
        }
        return (0..<256).filter { isMember[$0] }.map(UInt8.init)
    }
}

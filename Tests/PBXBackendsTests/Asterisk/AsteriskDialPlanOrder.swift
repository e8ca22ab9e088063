/// Which extension of a context Asterisk chooses, after the comparison in `main/pbx.c` (`ext_cmp`): extensions without
/// patterns first; then position by position, the set with fewer characters before the larger one, of two equally large
/// ones that with the lower first character; `.` behind all sets, `!` behind `.`, the end of the pattern behind `!`.
struct AsteriskDialPlanOrder {
    /// What one place of a pattern sorts by.
    enum Place: Comparable {
        case set(count: Int, first: UInt8, members: [UInt8])
        case dot
        case bang
        case end

        private var key: [Int] {
            switch self {
            case .set(let count, let first, let members): [0, count, Int(first)] + members.map(Int.init)
            case .dot: [1]
            case .bang: [2]
            case .end: [3]
            }
        }

        static func < (left: Place, right: Place) -> Bool { left.key.lexicographicallyPrecedes(right.key) }
    }

    private let extensions: [(name: String, places: [Place])]

    /// Sorts the extensions of a context, patterns and others.
    init(_ names: [String]) {
        let made = names.map { (name: $0, places: Self.places($0)) }
        extensions = made.sorted { left, right in
            let patterns = (left.name.hasPrefix("_"), right.name.hasPrefix("_"))
            guard patterns.0 == patterns.1 else { return !patterns.0 }
            return left.places.lexicographicallyPrecedes(right.places)
        }
    }

    /// The extension that takes a dialled number; nil when none does.
    func choice(for number: String) -> String? {
        extensions.first { Self.takes($0.places, Array(number.utf8)) }?.name
    }

    /// All extensions in Asterisk's order.
    var names: [String] { extensions.map(\.name) }

    private static func takes(_ places: [Place], _ number: [UInt8]) -> Bool {
        var rest = number[...]
        for place in places {
            switch place {
            case .set(_, _, let members):
                guard let byte = rest.popFirst(), members.contains(byte) else { return false }
            case .dot: return !rest.isEmpty
            case .bang: return true
            case .end: return rest.isEmpty
            }
        }
        return false
    }

    private static func places(_ name: String) -> [Place] {
        func set(_ members: [UInt8]) -> Place {
            .set(count: members.count, first: members.min() ?? 0, members: members.sorted())
        }
        var bytes = Array(name.utf8)[...]
        guard bytes.first == UInt8(ascii: "_") else { return bytes.map { set([$0]) } + [.end] }
        bytes = bytes.dropFirst()
        var places: [Place] = []
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "X"): places.append(set(Array("0123456789".utf8)))
            case UInt8(ascii: "Z"): places.append(set(Array("123456789".utf8)))
            case UInt8(ascii: "N"): places.append(set(Array("23456789".utf8)))
            case UInt8(ascii: "."): return places + [.dot]
            case UInt8(ascii: "!"): return places + [.bang]
            case UInt8(ascii: "["):
                var members: [UInt8] = []
                while let member = bytes.popFirst(), member != UInt8(ascii: "]") {
                    if member == UInt8(ascii: "-"), let low = members.last, let high = bytes.popFirst() {
                        members += (low...high).dropFirst()
                    } else {
                        members.append(member)
                    }
                }
                places.append(set(members))
            default: places.append(set([byte]))
            }
        }
        return places + [.end]
    }
}

/// Makes inputs out of others, the same ones from the same seed.
struct Mutator {
    /// How long an input may become, in bytes.
    static let maximumLength = 2048

    private let inputs: [[UInt8]]
    private let words: [[UInt8]]
    private var random: SeededGenerator

    /// Makes a mutator.
    ///
    /// - Parameters:
    ///   - inputs: What it starts from; at least one.
    ///   - words: What a format's files hold again and again; at least one.
    ///   - seed: What makes it repeatable.
    init(_ inputs: [[UInt8]], words: [[UInt8]], seed: UInt64) {
        self.inputs = inputs
        self.words = words
        random = SeededGenerator(seed: seed)
    }

    /// The next input: one of those at hand, changed in one to eight places.
    mutating func next() -> [UInt8] {
        var bytes = one(of: inputs)
        repeat { change(&bytes) } while number(below: 8) < 5
        return Array(bytes.prefix(Self.maximumLength))
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = number(below: bytes.count + 1)
        switch number(below: 8) {
        case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(number(below: 8)) }
        case 1: if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: random.next()) }
        case 2: bytes.insert(contentsOf: one(of: words), at: place)
        case 3: bytes.removeSubrange(piece(of: bytes, from: place))
        case 4: bytes.insert(contentsOf: bytes[piece(of: bytes, from: place)], at: number(below: bytes.count + 1))
        case 5:
            let other = one(of: inputs)
            bytes.insert(contentsOf: other[piece(of: other, from: number(below: other.count + 1))], at: place)
        case 6:
            let other = one(of: inputs)
            bytes.replaceSubrange(place..., with: other[piece(of: other, from: number(below: other.count + 1))])
        default: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
        }
    }

    /// A range that begins at a place: mostly short, at times all that follows.
    private mutating func piece(of bytes: [UInt8], from place: Int) -> Range<Int> {
        let rest = bytes.count - place
        let length = number(below: 4) == 0 ? number(below: rest + 1) : number(below: 16)
        return place..<(place + min(length, rest))
    }

    private mutating func number(below limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

    private mutating func one(of choices: [[UInt8]]) -> [UInt8] { choices[number(below: choices.count)] }
}

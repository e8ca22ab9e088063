/// Random numbers that are the same in every run: a failing property can be looked at again (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Makes a generator; the same seed gives the same numbers.
    public init(seed: UInt64) { state = seed }

    /// The next random number.
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A text of the given alphabet.
    ///
    /// - Parameters:
    ///   - length: How long it may be.
    ///   - alphabet: Its characters.
    /// - Returns: Each character chosen alone.
    public mutating func text(length: ClosedRange<Int>, of alphabet: String) -> String {
        let characters = Array(alphabet)
        let count = Int.random(in: length, using: &self)
        return String((0..<count).compactMap { _ in characters.randomElement(using: &self) })
    }
}

public import TrunkModel

extension NumberBlock {
    /// The block as few patterns over its E.164 digits (without plus), lowest numbers first: 10 to 19 is `1X`, 7 to 23 is
    /// `0[7-9]`, `1X`, `2[0-3]`.
    public var patterns: [DialPattern] {
        let low = first.digits.utf8.map { Int($0 - 0x30) }
        let high = last.digits.utf8.map { Int($0 - 0x30) }
        return Self.patterns(low[...], high[...])
    }

    private static func patterns(_ low: ArraySlice<Int>, _ high: ArraySlice<Int>) -> [DialPattern] {
        guard let first = low.first, let last = high.first else { return [DialPattern(positions: [])] }
        func any(_ range: ClosedRange<Int>) -> DialPattern {
            DialPattern(positions: [DigitSet(range)] + Array(repeating: .anyDigit, count: low.count - 1))
        }
        let lowRest = low.dropFirst()
        let highRest = high.dropFirst()
        if first == last {
            return patterns(lowRest, highRest).map { $0.preceded(by: String(first)) }
        }
        let lowIsFull = lowRest.allSatisfy { $0 == 0 }
        let highIsFull = highRest.allSatisfy { $0 == 9 }
        let from = lowIsFull ? first : first + 1
        let to = highIsFull ? last : last - 1
        var result: [DialPattern] = []
        if !lowIsFull {
            result += patterns(lowRest, Array(repeating: 9, count: lowRest.count)[...]).map {
                $0.preceded(by: String(first))
            }
        }
        if from <= to { result.append(any(from...to)) }
        if !highIsFull {
            result += patterns(Array(repeating: 0, count: highRest.count)[...], highRest).map {
                $0.preceded(by: String(last))
            }
        }
        return result
    }
}

/// Which lines of a text become which: by the lines that stand once in both (the "patience" way), so that the work stays near
/// linear whatever the texts are.
enum LineDiff {
    /// Lines that become others; one of the ranges may be empty.
    struct Change: Equatable {
        let old: Range<Int>
        let new: Range<Int>
    }

    /// A text's lines, each with its end.
    static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var result: [ArraySlice<UInt8>] = []
        var start = bytes.startIndex
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
            result.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.endIndex { result.append(bytes[start...]) }
        return result
    }

    /// What changes, in order; between two changes at least one line is equal.
    static func changes(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Change] {
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ line: ArraySlice<UInt8>) -> Int {
            if let known = numbers[line] { return known }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        var work = Work(old: old.map(number), new: new.map(number))
        work.compare(old.indices, new.indices)
        return work.changes
    }

    private struct Work {
        let old: [Int]
        let new: [Int]
        var changes: [Change] = []

        /// Beyond this product of lengths, lines without any that stand once count as replaced as a whole.
        private static let limit = 250_000

        init(old: [Int], new: [Int]) {
            self.old = old
            self.new = new
        }

        mutating func compare(_ left: Range<Int>, _ right: Range<Int>) {
            var (left, right) = (left, right)
            while let a = left.first, let b = right.first, old[a] == new[b] {
                left = a + 1..<left.upperBound
                right = b + 1..<right.upperBound
            }
            while let a = left.last, let b = right.last, old[a] == new[b] {
                left = left.lowerBound..<a
                right = right.lowerBound..<b
            }
            if left.isEmpty && right.isEmpty { return }
            let anchors = left.isEmpty || right.isEmpty ? [] : anchors(left, right)
            if anchors.isEmpty {
                if left.count * right.count > Self.limit || left.isEmpty || right.isEmpty {
                    append(left, right)
                } else {
                    align(left, right)
                }
                return
            }
            var (a, b) = (left.lowerBound, right.lowerBound)
            for (nextA, nextB) in anchors {
                compare(a..<nextA, b..<nextB)
                (a, b) = (nextA + 1, nextB + 1)
            }
            compare(a..<left.upperBound, b..<right.upperBound)
        }

        /// Lines that stand once on either side, in an order that both sides share.
        private func anchors(_ left: Range<Int>, _ right: Range<Int>) -> [(Int, Int)] {
            func single(_ lines: [Int], _ range: Range<Int>) -> [Int: Int] {
                var places: [Int: Int] = [:]
                for index in range { places[lines[index]] = places[lines[index]] == nil ? index : -1 }
                return places
            }
            let (ones, others) = (single(old, left), single(new, right))
            let pairs = left.compactMap { index -> (Int, Int)? in
                guard ones[old[index]] == index, let other = others[old[index]], other >= 0 else { return nil }
                return (index, other)
            }
            return Self.longestRising(pairs)
        }

        /// The longest part of pairs whose second numbers rise (patience sorting).
        private static func longestRising(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
            var tops: [Int] = []
            var before = [Int?](repeating: nil, count: pairs.count)
            for (index, pair) in pairs.enumerated() {
                var (low, high) = (0, tops.count)
                while low < high {
                    let middle = (low + high) / 2
                    if pairs[tops[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
                }
                before[index] = low > 0 ? tops[low - 1] : nil
                if low == tops.count { tops.append(index) } else { tops[low] = index }
            }
            var result: [(Int, Int)] = []
            var next = tops.last
            while let index = next {
                result.append(pairs[index])
                next = before[index]
            }
            return result.reversed()
        }

        /// The smallest change between short ranges.
        private mutating func align(_ left: Range<Int>, _ right: Range<Int>) {
            var removed: Set<Int> = []
            var inserted: Set<Int> = []
            for change in new[right].difference(from: old[left]) {
                switch change {
                case .remove(let offset, _, _): removed.insert(left.lowerBound + offset)
                case .insert(let offset, _, _): inserted.insert(right.lowerBound + offset)
                }
            }
            var (a, b) = (left.lowerBound, right.lowerBound)
            while a < left.upperBound || b < right.upperBound {
                let (startA, startB) = (a, b)
                while removed.contains(a) { a += 1 }
                while inserted.contains(b) { b += 1 }
                if a > startA || b > startB {
                    append(startA..<a, startB..<b)
                } else {
                    a += 1
                    b += 1
                }
            }
        }

        private mutating func append(_ left: Range<Int>, _ right: Range<Int>) {
            if let last = changes.last, last.old.upperBound == left.lowerBound, last.new.upperBound == right.lowerBound
            {
                changes[changes.count - 1] = Change(
                    old: last.old.lowerBound..<left.upperBound,
                    new: last.new.lowerBound..<right.upperBound
                )
            } else {
                changes.append(Change(old: left, new: right))
            }
        }
    }
}

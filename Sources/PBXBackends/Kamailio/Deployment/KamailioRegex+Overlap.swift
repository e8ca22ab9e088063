extension KamailioRegex {
    /// Whether two expressions can match the same text; yes where it is not known.
    func overlaps(_ other: KamailioRegex) -> Bool {
        guard let part, let otherPart = other.part else { return true }
        guard let left = Machine(part, isClosed: isClosed), let right = Machine(otherPart, isClosed: other.isClosed)
        else {
            return true
        }
        return left.meets(right)
    }

    /// What tells whether the expression matches a text; nil where that is not known.
    var matcher: (@Sendable (String) -> Bool)? {
        guard let part, let machine = Machine(part, isClosed: isClosed) else { return nil }
        return machine.accepts
    }

    /// States and what leads from one to the next.
    private struct Machine {
        private struct Step {
            let signs: Set<Unicode.Scalar>
            let isNegated: Bool
            let to: Int
        }
        private static let maximumStates = 512

        private var steps: [[Step]] = [[]]
        private var free: [[Int]] = [[]]
        private var end = 0
        private var isTooLarge = false

        init?(_ part: Part, isClosed: Bool) {
            end = add(part, from: 0)
            if !isClosed { steps[end].append(Step(signs: [], isNegated: true, to: end)) }
            if isTooLarge { return nil }
        }

        private mutating func state() -> Int {
            guard steps.count < Self.maximumStates else {
                isTooLarge = true
                return 0
            }
            steps.append([])
            free.append([])
            return steps.count - 1
        }

        /// Adds what a part leads through, and says where it ends.
        private mutating func add(_ part: Part, from start: Int) -> Int {
            if isTooLarge { return start }
            switch part {
            case .signs(let set, let isNegated):
                let next = state()
                steps[start].append(Step(signs: set, isNegated: isNegated, to: next))
                return next
            case .sequence(let parts): return parts.reduce(start) { add($1, from: $0) }
            case .choice(let parts):
                let next = state()
                for part in parts { free[add(part, from: start)].append(next) }
                return next
            case .times(let part, let least, let most):
                var place = start
                for _ in 0..<least { place = add(part, from: place) }
                guard let most else {
                    let loop = state()
                    free[place].append(loop)
                    free[add(part, from: loop)].append(loop)
                    return loop
                }
                let next = state()
                free[place].append(next)
                for _ in least..<max(most, least) {
                    place = add(part, from: place)
                    free[place].append(next)
                }
                return next
            }
        }

        /// Whether both can come to their ends together.
        func meets(_ other: Machine) -> Bool {
            let width = other.steps.count
            var seen = [Bool](repeating: false, count: steps.count * width)
            var rest = [(0, 0)]
            seen[0] = true
            func visit(_ a: Int, _ b: Int) {
                guard !seen[a * width + b] else { return }
                seen[a * width + b] = true
                rest.append((a, b))
            }
            while let (a, b) = rest.popLast() {
                if a == end, b == other.end { return true }
                for next in free[a] { visit(next, b) }
                for next in other.free[b] { visit(a, next) }
                for step in steps[a] {
                    for otherStep in other.steps[b] where Self.share(step, otherStep) { visit(step.to, otherStep.to) }
                }
            }
            return false
        }

        /// Whether a text leads to the end.
        @Sendable func accepts(_ text: String) -> Bool {
            var current = reached([0])
            for sign in text.unicodeScalars {
                let next = current.flatMap { steps[$0].filter { $0.signs.contains(sign) != $0.isNegated }.map(\.to) }
                if next.isEmpty { return false }
                current = reached(next)
            }
            return current.contains(end)
        }

        /// Some states, and those that they lead to without a sign.
        private func reached(_ states: [Int]) -> Set<Int> {
            var seen = Set(states)
            var rest = states
            while let state = rest.popLast() {
                for next in free[state] where seen.insert(next).inserted { rest.append(next) }
            }
            return seen
        }

        private static func share(_ left: Step, _ right: Step) -> Bool {
            switch (left.isNegated, right.isNegated) {
            case (true, true): true
            case (true, false): !right.signs.subtracting(left.signs).isEmpty
            case (false, true): !left.signs.subtracting(right.signs).isEmpty
            case (false, false): !left.signs.isDisjoint(with: right.signs)
            }
        }
    }
}

extension KamailioRegex {
    /// Reads an expression; what it does not know stays in `scalars`.
    struct Parser {
        var scalars: ArraySlice<Unicode.Scalar>

        private static let digits = Set("0123456789".unicodeScalars)
        private static let maximumDepth = 8
        private static let maximumCount = 64

        /// Sequences between bars; nil for what is not known.
        mutating func choice(depth: Int) -> Part? {
            guard depth < Self.maximumDepth else { return nil }
            var parts: [Part] = []
            repeat {
                guard let part = sequence(depth) else { return nil }
                parts.append(part)
            } while skip("|")
            return parts.count == 1 ? parts[0] : .choice(parts)
        }

        private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
            guard scalars.first == scalar else { return false }
            scalars.removeFirst()
            return true
        }

        private mutating func sequence(_ depth: Int) -> Part? {
            var parts: [Part] = []
            while let next = scalars.first, next != "|", next != ")" {
                guard let part = single(depth), let repeated = repetition(of: part) else { return nil }
                parts.append(repeated)
            }
            return .sequence(parts)
        }

        private mutating func single(_ depth: Int) -> Part? {
            guard let scalar = scalars.popFirst() else { return nil }
            switch scalar {
            case "(":
                if skip("?") { guard skip(":") else { return nil } }
                guard let part = choice(depth: depth + 1), skip(")") else { return nil }
                return part
            case "[": return set()
            case ".": return .signs([], isNegated: true)
            case "\\":
                guard let kept = scalars.popFirst() else { return nil }
                if kept == "d" { return .signs(Self.digits, isNegated: false) }
                let isLetter = ("a"..."z").contains(kept) || ("A"..."Z").contains(kept) || Self.digits.contains(kept)
                return isLetter ? nil : .signs([kept], isNegated: false)
            case "^", "$", "*", "+", "?", "{", "}", "]": return nil
            default: return .signs([scalar], isNegated: false)
            }
        }

        private mutating func set() -> Part? {
            let isNegated = skip("^")
            var result: Set<Unicode.Scalar> = []
            while let scalar = scalars.popFirst() {
                if scalar == "]" { return result.isEmpty ? nil : .signs(result, isNegated: isNegated) }
                if scalar == "\\" {
                    guard skip("d") else { return nil }
                    result.formUnion(Self.digits)
                } else if scalars.first == "-", let end = scalars.dropFirst().first, end != "]" {
                    guard scalar.value <= end.value, end.value - scalar.value < 256 else { return nil }
                    for code in scalar.value...end.value { Unicode.Scalar(code).map { _ = result.insert($0) } }
                    scalars.removeFirst(2)
                } else if scalar == "[" {
                    return nil
                } else {
                    result.insert(scalar)
                }
            }
            return nil
        }

        private mutating func repetition(of part: Part) -> Part? {
            var result: Part
            if skip("*") {
                result = .times(part, 0, nil)
            } else if skip("+") {
                result = .times(part, 1, nil)
            } else if skip("?") {
                result = .times(part, 0, 1)
            } else if skip("{") {
                guard let least = number() else { return nil }
                var most: Int? = least
                if skip(",") { most = number() }
                guard skip("}"), most.map({ $0 >= least }) ?? true else { return nil }
                result = .times(part, least, most)
            } else {
                return part
            }
            // Lazy and possessive ones, and repetitions of repetitions, are not known.
            if let next = scalars.first, ["*", "+", "?", "{"].contains(next) { result = .sequence([]); return nil }
            return result
        }

        private mutating func number() -> Int? {
            var text = ""
            while let scalar = scalars.first, Self.digits.contains(scalar), text.utf8.count < 4 {
                text.unicodeScalars.append(scalar)
                scalars.removeFirst()
            }
            return Int(text).flatMap { $0 <= Self.maximumCount ? $0 : nil }
        }
    }
}

/// The regular expressions of table `dialplan`, as far as dial plans use them: sets of signs that come so many times,
/// groups and alternatives, anchored at their beginning.
struct KamailioRegex {
    /// One part.
    indirect enum Part: Equatable {
        /// Signs, each time one of them: at least so many, and at most.
        case signs(Set<Unicode.Scalar>, isNegated: Bool)
        /// One after another.
        case sequence([Part])
        /// One of them.
        case choice([Part])
        /// Again and again; no end where nil.
        case times(Part, Int, Int?)
    }

    /// What must be matched; nil if the expression holds something that is not known here.
    let part: Part?
    /// Whether nothing may follow.
    let isClosed: Bool

    /// Longer expressions are only compared as text.
    private static let maximumLength = 256

    /// An expression, or a text that must be equal.
    init(_ text: String, isExpression: Bool) {
        guard text.utf8.count <= Self.maximumLength else {
            (part, isClosed) = (nil, false)
            return
        }
        guard isExpression else {
            part = .sequence(text.unicodeScalars.map { .signs([$0], isNegated: false) })
            isClosed = true
            return
        }
        var scalars = Array(text.unicodeScalars)
        guard scalars.first == "^" else {
            (part, isClosed) = (nil, false)
            return
        }
        scalars.removeFirst()
        let isClosed = scalars.last == "$" && scalars.dropLast().last != "\\"
        if isClosed { scalars.removeLast() }
        var parser = Parser(scalars: scalars[...])
        let read = parser.choice(depth: 0)
        self.isClosed = isClosed
        part = parser.scalars.isEmpty ? read : nil
    }

    /// The expression in one spelling: `\d` is `[0-9]`, and a literal number is itself.
    static func canonical(_ text: String, isExpression: Bool) -> String {
        guard isExpression else { return text }
        let regex = KamailioRegex(text, isExpression: true)
        guard case .sequence(let parts)? = regex.part else { return text }
        if regex.isClosed, let digits = literal(parts), !digits.isEmpty { return digits }
        return "^" + printed(parts) + (regex.isClosed ? "$" : "")
    }

    /// The one text that it matches; nil if there are several.
    var literal: String? {
        guard isClosed, case .sequence(let parts)? = part else { return nil }
        return Self.literal(parts)
    }

    private static func literal(_ parts: [Part]) -> String? {
        var text = String.UnicodeScalarView()
        for part in parts {
            guard case .signs(let set, false) = part, set.count == 1, let only = set.first else { return nil }
            text.append(only)
        }
        return String(text)
    }

    private static func printed(_ parts: [Part]) -> String {
        // The same signs again are one part with a count.
        var runs: [(part: Part, least: Int, most: Int?)] = []
        for part in parts {
            var (inner, least, most) = (part, 1, Int?.some(1))
            if case .times(let repeated, let a, let b) = part { (inner, least, most) = (repeated, a, b) }
            if case .signs(let set, _) = inner, set.count != 1, let last = runs.last, last.part == inner {
                let sum = last.most.flatMap { a in most.map { a + $0 } }
                runs[runs.count - 1] = (inner, last.least + least, sum)
            } else {
                runs.append((inner, least, most))
            }
        }
        return runs.map { printed($0.part) + count($0.least, $0.most) }.joined()
    }

    private static func count(_ least: Int, _ most: Int?) -> String {
        switch (least, most) {
        case (1, 1): ""
        case (0, nil): "*"
        case (1, nil): "+"
        case (0, 1): "?"
        case (let least, nil): "{\(least),}"
        case (let least, let most?): least == most ? "{\(least)}" : "{\(least),\(most)}"
        }
    }

    private static func printed(_ part: Part) -> String {
        switch part {
        case .signs(let set, let isNegated):
            if set.isEmpty { return isNegated ? "." : "[]" }
            if !isNegated, set.count == 1, let only = set.first, ("0"..."9").contains(only) { return String(only) }
            return "[\(isNegated ? "^" : "")\(ranges(set))]"
        case .sequence(let parts): return printed(parts)
        case .choice(let parts): return "(" + parts.map(printed).joined(separator: "|") + ")"
        case .times(let part, let least, let most): return printed(part) + count(least, most)
        }
    }

    private static func ranges(_ set: Set<Unicode.Scalar>) -> String {
        let codes = set.map(\.value).sorted()
        var text = ""
        var index = 0
        while index < codes.count {
            var end = index
            while end + 1 < codes.count, codes[end + 1] == codes[end] + 1 { end += 1 }
            func sign(_ at: Int) -> String { Unicode.Scalar(codes[at]).map { String($0) } ?? "" }
            text += end - index > 1 ? "\(sign(index))-\(sign(end))" : (index...end).map(sign).joined()
            index = end + 1
        }
        return text
    }
}

public import Diagnostics
public import PBXBackends

/// Differences that a user does not want to hear of: `--ignore RULES`.
///
/// Words with commas between: a rule, in which `*` stands for anything (`endpoint/allow`, `endpoint/*`, `*/order`); a
/// severity (`cosmetic`); a class (`extra`); or any of these for one object only (`OBJECT:endpoint/allow`, `trunk-*:extra`).
public struct IgnoreRules: Sendable {
    private var words: [Word] = []

    private struct Word: Sendable {
        let object: Wildcard?
        let what: What
    }

    private enum What: Sendable {
        case severity(DriftSeverity)
        case kind(Difference.Class)
        case rule(Wildcard)
    }

    /// Ignores nothing.
    public init() {}

    /// Reads what follows `--ignore`.
    ///
    /// - Parameters:
    ///   - texts: Lists of words, with commas between them.
    ///   - kinds: What is known of the brand's objects: a rule must be one of theirs.
    /// - Throws: `DiagnosedFailure` (rule `ignore-unknown`) naming every word that means nothing.
    public init(_ texts: [String], kinds: [ObjectKind]) throws(DiagnosedFailure) {
        var log = DiagnosticLog()
        for text in texts {
            for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
                let word = piece.split(separator: " ").joined(separator: " ")
                if let read = Self.read(word, kinds) {
                    words.append(read)
                } else {
                    log.error(Self.complaint(word, kinds), rule: "ignore-unknown", at: nil)
                }
            }
        }
        if log.hasErrors { throw DiagnosedFailure(log) }
    }

    /// Whether a difference is ignored.
    public func ignores(_ difference: Difference) -> Bool {
        words.contains { word in
            if let object = word.object {
                guard object.matches(difference.object) || object.matches(difference.ownName) else { return false }
            }
            switch word.what {
            case .severity(let severity): return difference.severity == severity
            case .kind(let kind): return difference.kind == kind
            case .rule(let rule): return rule.matches(difference.rule)
            }
        }
    }

    private static func read(_ text: String, _ kinds: [ObjectKind]) -> Word? {
        let (object, rest) = halves(text)
        guard object != "" else { return nil }
        let pattern = object.map(Wildcard.init)
        if let severity = DriftSeverity(rawValue: rest) { return Word(object: pattern, what: .severity(severity)) }
        if let kind = Difference.Class(rawValue: rest) { return Word(object: pattern, what: .kind(kind)) }
        guard nearest(rest, kinds) == nil, rest.contains("/") else { return nil }
        return Word(object: pattern, what: .rule(Wildcard(rest)))
    }

    /// An object's name, which may hold colons, and what is said of it.
    private static func halves(_ text: String) -> (object: String?, rest: String) {
        guard let colon = text.lastIndex(of: ":") else { return (nil, text) }
        return (String(text[..<colon]), String(text[text.index(after: colon)...]))
    }

    /// What is wrong with a rule, as the end of a sentence; nil where it may be one.
    ///
    /// A key that nothing is known of can be deployed all the same, so it passes unless it looks like a slip.
    private static func nearest(_ text: String, _ kinds: [ObjectKind]) -> String? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let name = parts.first, let key = parts.last else { return "" }
        let pattern = Wildcard(name)
        let meant = kinds.filter { pattern.matches($0.name) }
        if meant.isEmpty {
            return Suggestion.nearest(to: name, among: kinds.map(\.name)).map { "\($0)/\(key)" } ?? ""
        }
        let keys = meant.flatMap { $0.rules.map(\.key) } + ["missing", "extra", "order"]
        let wanted = Wildcard(key)
        if keys.contains(where: wanted.matches) { return nil }
        if key.isEmpty { return "" }
        return Suggestion.nearest(to: key, among: keys).map { "\(name)/\($0)" }
    }

    private static func complaint(_ word: String, _ kinds: [ObjectKind]) -> String {
        let (object, rest) = halves(word)
        let before = object.map { $0 + ":" } ?? ""
        let fixed = DriftSeverity.allCases.map(\.rawValue) + Difference.Class.allCases.map(\.rawValue)
        let hint = rest.contains("/") ? nearest(rest, kinds) : Suggestion.nearest(to: rest, among: fixed)
        if let hint, !hint.isEmpty { return "--ignore: there is no '\(word)'; did you mean '\(before)\(hint)'?" }
        return "--ignore: there is no '\(word)'; there are \(fixed.joined(separator: ", ")), and rules such as "
            + "'endpoint/allow' of \(kinds.map(\.name).joined(separator: ", "))"
    }
}

/// A text in which `*` stands for any characters, none among them.
struct Wildcard: Sendable {
    private let pieces: [[UInt8]]

    init(_ text: String) {
        pieces = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
    }

    /// Whether a text is one of those that are meant.
    func matches(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
            return pieces.first == Array(rest)
        }
        guard rest.starts(with: first) else { return false }
        rest = rest.dropFirst(first.count)
        guard rest.count >= last.count, rest.suffix(last.count) == last[...] else { return false }
        rest = rest.dropLast(last.count)
        // The first place where a piece fits is as good as any later one.
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}

import ConfigFormats

/// The contexts of a dial plan, and what they include.
struct ContextMap {
    private let includes: [String: [String]]
    /// What each context takes literally, some of it.
    private let literals: [String: [String]]
    /// Names that look like numbers of the outside, from all contexts.
    private let numbers: [String]

    init(_ dialplan: AsteriskDialplan) {
        includes = Dictionary(dialplan.contexts.map { ($0.name, $0.includes.map(\.name)) }) { first, _ in first }
        literals = Dictionary(
            dialplan.contexts.map { context in
                let names = context.extensions.lazy.map(\.pattern)
                    .filter { !$0.hasPrefix("_") && !["h", "i", "t"].contains($0) }
                return (context.name, Array(names.prefix(Self.most)))
            }
        ) { first, _ in first }
        let names = dialplan.contexts.lazy.flatMap(\.extensions).map(\.pattern)
        let long = names.filter {
            $0.utf8.count >= 7 && !$0.hasPrefix("_") && $0.allSatisfy { "+0123456789".contains($0) }
        }
        numbers = Array(long.prefix(Self.most))
    }

    /// More extensions of one context are not called.
    private static let most = 40

    /// A context and what it includes, as far as Asterisk itself would look.
    func closure(of name: String) -> Set<String> {
        var found: Set<String> = []
        var open = [name]
        while let next = open.popLast(), found.count < DialplanIndex.deepest {
            guard let inner = includes[next], found.insert(next).inserted else { continue }
            open += inner.suffix(DialplanIndex.deepest)
        }
        return found
    }

    /// Numbers and names that a context and what it includes take literally, some of them.
    func extensions(of name: String) -> [String] {
        Array(closure(of: name).sorted().lazy.flatMap { self.literals[$0] ?? [] }.prefix(Self.most))
    }

    /// What may be called over a line into a context: what it takes literally, and numbers from all of the dial plan.
    func calledNumbers(of name: String) -> [String] {
        var seen: Set<String> = []
        return (["s"] + extensions(of: name) + numbers).filter { seen.insert($0).inserted }
    }
}

import ConfigFormats
import DialPlan

/// Finds the context from which callers dial.
struct AsteriskOutboundRoot {
    private let office: AsteriskOffice
    private let reach: AsteriskReach

    /// Digits that go out in most offices, with and without an outside line: help, a mobile number, a number abroad.
    private static let telling = [
        "112", "999", "0112", "9112", "0612345678", "00612345678", "90612345678", "0031201234567", "000031201234567",
        "90031201234567", "+31201234567", "0201234567",
    ]
    /// A dial plan with more contexts is not looked through.
    private static let maximumContexts = 200

    init(_ office: AsteriskOffice, _ reach: AsteriskReach) {
        self.office = office
        self.reach = reach
    }

    /// What was found of a context: the calls that go out from it.
    struct Root {
        let context: String
        /// Of each call, the lines that it tries, in order.
        let calls: [[Int]]
        /// The contexts that these calls passed.
        let visited: Set<String>
    }

    /// The contexts from which calls go out: those of telephones first, then others that are no part of one.
    ///
    /// - Parameter inbound: Contexts in which the provider's calls are; nobody dials there.
    /// - Returns: The contexts, the best first.
    func all(except inbound: Set<String>) -> [Root] {
        let phones = office.stations.phones.map(\.context).uniqued.filter { !inbound.contains($0) }
        let own = phones.prefix(Self.maximumContexts).map(root).filter { !$0.calls.isEmpty }
        // What no telephone reaches may still be a trunk: its files may be here alone.
        let reached = Set(own.flatMap(\.calls).flatMap(\.self))
        if office.stations.lines.indices.allSatisfy(reached.contains) { return own }
        let names = office.dialplan.contexts.map(\.name).filter { !inbound.contains($0) && !phones.contains($0) }
        let others = names.prefix(Self.maximumContexts).map(root).filter { !$0.calls.isEmpty }
        // What others include or send calls on to is a part of theirs.
        let reachable = others.map { Set(reach.passedOn(from: [$0.context], by: "EXTEN")) }
        let whole = others.indices.filter { index in
            !others.indices.contains { other in
                other != index && reachable[other].contains(others[index].context)
                    && !reachable[index].contains(others[other].context)
            }
        }
        return own
            + whole.sorted { (-others[$0].calls.count, $0) < (-others[$1].calls.count, $1) }.map { others[$0] }
    }

    private func root(_ context: String) -> Root {
        var calls: [[Int]] = []
        var visited: Set<String> = []
        for digits in Self.telling + own(context) {
            let outcome = office.call(digits, in: context, from: nil)
            let lines = outcome.dials.flatMap(office.lines).uniqued
            guard !lines.isEmpty else { continue }
            calls.append(lines)
            visited.formUnion(outcome.trail.map(\.context))
        }
        return Root(context: context, calls: calls, visited: visited)
    }

    /// Digits that the context's own patterns take: somebody may dial 8 before an outside number.
    private func own(_ context: String) -> [String] {
        let patterns = reach.included(from: [context]).prefix(40).flatMap { reach.contexts[$0]?.extensions ?? [] }
        let open = patterns.lazy.compactMap { AsteriskPatterns.pattern($0.pattern) }.filter { !$0.isLiteral }
        return open.prefix(8).map { $0.sample(1) }
    }
}

extension AsteriskPatterns {
    /// An extension as a dial pattern; nil for names, and for patterns that dialled digits never meet.
    static func pattern(_ extension: String) -> DialPattern? {
        guard `extension`.hasPrefix("_") else { return DialPattern(`extension`).flatMap { $0.isOpen ? nil : $0 } }
        let bytes = `extension`.utf8.dropFirst().filter { $0 != UInt8(ascii: "-") || `extension`.contains("[") }
        var text = String(decoding: bytes, as: UTF8.self).replacing("!", with: ".")
        text = text.replacing("x", with: "X").replacing("z", with: "Z").replacing("n", with: "N")
        return DialPattern(text)
    }
}

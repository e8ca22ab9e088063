/// What 3CX does with its rules: outbound, the first of the list whose prefix, length and callers fit; inbound, the rule of
/// the trunk that has exactly the number called.
struct ThreeCXRouting {
    /// An outbound rule.
    struct Rule: Equatable {
        var name: String
        var prefixes: [String]
        var lengths: [Int]
        /// Internal numbers from one to another; none for all.
        var callers: [ClosedRange<String>]
        var routes: [Route]

        func takes(_ dialled: String, from caller: String?) -> Bool {
            let isCaller =
                callers.isEmpty
                || callers.contains { range in
                    guard let caller else { return false }
                    return caller.count == range.lowerBound.count && range.contains(caller)
                }
            return isCaller && lengths.contains(dialled.count)
                && (prefixes.isEmpty || prefixes.contains { dialled.hasPrefix($0) })
        }
    }

    /// A route of a rule.
    struct Route: Equatable {
        var trunk: String
        var strip: Int
        var prepend: String
    }

    /// Highest priority first.
    var rules: [Rule] = []
    /// The trunks' names in order of the accounts.
    var trunks: [String] = []
    /// The number that a trunk shows where the extension has none.
    var trunkCallerID: [String: String] = [:]
    /// The numbers that extensions show.
    var callerID: [String: String] = [:]
    /// Targets by trunk and number.
    var targets: [String: [String: String]] = [:]

    func outbound(_ dialled: String, from caller: String?) throws -> ReadCall? {
        guard let rule = rules.first(where: { $0.takes(dialled, from: caller) }), let first = rule.routes.first else {
            return nil
        }
        let numbers = Set(rule.routes.map { $0.prepend + dialled.dropFirst($0.strip) })
        guard numbers.count == 1, rule.routes.count <= 5 else {
            throw GeneratedBundle.Missing(what: "agreement of the routes of \(rule.name)")
        }
        return ReadCall(
            number: first.prepend + dialled.dropFirst(first.strip),
            callerID: caller.flatMap { callerID[$0] } ?? trunkCallerID[first.trunk],
            isAnonymous: false,
            accounts: rule.routes.compactMap { trunks.firstIndex(of: $0.trunk) }
        )
    }

    /// The target on every trunk that has the number; nil where none has.
    func inbound(_ called: String) throws -> String? {
        let found = Set(targets.values.compactMap { $0[called] })
        guard found.count <= 1 else { throw GeneratedBundle.Missing(what: "agreement of the trunks about \(called)") }
        return found.first
    }
}

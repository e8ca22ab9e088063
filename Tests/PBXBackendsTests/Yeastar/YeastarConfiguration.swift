import TrunkModel

/// A Yeastar PBX as its files and screens leave it: how it picks routes, numbers and destinations.
struct YeastarConfiguration {
    /// The trunks in order of priority.
    var trunks: [(name: String, account: ReadAccount)] = []
    var codecs: [String] = []
    var dtmf = ""
    var outbound: [OutboundRoute] = []
    var inbound: [InboundRoute] = []
    /// Numbers that single extensions show, by trunk and extension.
    var ownNumbers: [String: [String: String]] = [:]
    /// What a trunk shows for everybody else.
    var mainNumbers: [String: String] = [:]
    /// `Send Privacy ID`.
    var isAnonymous = false

    struct OutboundRoute {
        var pattern: YeastarPattern
        var strip: Int
        var prepend: String
        var trunks: [String]
        var members: Members
    }

    /// Who may use a route.
    enum Members: Hashable {
        case everybody
        /// All that no group names.
        case others
        case only(Set<String>)

        /// Reads what the sheet says in English.
        init(_ text: String) {
            switch text {
            case "all extensions": self = .everybody
            case "all other extensions": self = .others
            default: self = .only(Set(text.split(separator: ",").map { $0.filter(\.isNumber) }))
            }
        }
    }

    struct InboundRoute {
        /// What is called, read once: many calls are tried.
        enum Called {
            case number(String)
            case pattern(YeastarPattern)
            case range(ClosedRange<UInt64>)
            /// Nothing that the PBX would take.
            case nothing
        }

        let called: Called
        /// An internal number, or `FROM-TO`; nil for a hang-up.
        let target: String?

        /// Reads one number or pattern, or `FROM-TO`.
        init(called: String, target: String?) {
            self.target = target
            let bounds = called.split(separator: "-").compactMap { UInt64($0) }
            if bounds.count == 2, bounds[0] <= bounds[1] {
                self.called = .range(bounds[0]...bounds[1])
            } else if !called.isEmpty, called.allSatisfy({ "+0123456789".contains($0) }) {
                self.called = .number(called)
            } else {
                self.called = YeastarPattern(called).map(Called.pattern) ?? .nothing
            }
        }
    }

    private func isMember(_ extension: String?, of members: Members) -> Bool {
        switch members {
        case .everybody: true
        case .only(let set): `extension`.map(set.contains) == true
        case .others:
            !outbound.contains { route in
                if case .only(let set) = route.members { `extension`.map(set.contains) == true } else { false }
            }
        }
    }

    /// The first route in the list that takes the digits, of those that the extension is a member of.
    func call(_ dialled: String, from extension: String?) -> ReadCall? {
        guard
            let route = outbound.first(where: { isMember(`extension`, of: $0.members) && $0.pattern.matches(dialled) }),
            let first = route.trunks.first
        else { return nil }
        return ReadCall(
            number: route.prepend + dialled.dropFirst(route.strip),
            callerID: `extension`.flatMap { ownNumbers[first]?[$0] } ?? mainNumbers[first],
            isAnonymous: isAnonymous,
            accounts: route.trunks.compactMap { name in trunks.firstIndex { $0.name == name } }
        )
    }

    /// The most exact route, whatever its place in the list.
    func destination(of called: String) -> String? {
        var best: (pattern: YeastarPattern, target: String?)?
        for route in inbound {
            switch route.called {
            case .number(let number):
                if number == called { return route.target }
            case .range(let range):
                guard let value = UInt64(called), range.contains(value) else { continue }
                let first = route.target?.split(separator: "-").first.flatMap { UInt64($0) } ?? 0
                return String(first + value - range.lowerBound)
            case .pattern(let pattern):
                guard pattern.matches(called) else { continue }
                if best.map({ pattern.isMoreExact(than: $0.pattern) }) ?? true { best = (pattern, route.target) }
            case .nothing: continue
            }
        }
        return best?.target
    }
}

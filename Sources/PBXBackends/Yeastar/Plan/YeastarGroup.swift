import DialPlan
import TrunkModel

/// Extensions that dial out over the same trunks.
struct YeastarGroup {
    /// The name of the extension group.
    let name: String
    /// What the names of its routes begin with.
    let prefix: String
    /// The trunks' names, in order of priority.
    let trunks: [String]
    let members: Members

    /// Who belongs to it.
    enum Members: Hashable {
        case everybody
        /// All that no other group names.
        case others
        case only([String])

        /// What to choose on the screen.
        var text: LocalizedText {
            switch self {
            case .everybody: LocalizedText(nl: "alle toestellen", en: "all extensions")
            case .others: LocalizedText(nl: "alle andere toestellen", en: "all other extensions")
            case .only(let extensions): LocalizedText(extensions.joined(separator: ", "))
            }
        }
    }
}

extension YeastarPlan {
    static func groups(_ plan: DialPlan) -> [YeastarGroup] {
        let trunk = plan.trunk
        let callers = plan.callers
        func group(_ prefix: String, _ accounts: [Int], _ members: YeastarGroup.Members) -> YeastarGroup {
            YeastarGroup(
                name: "\(prefix)Callers",
                prefix: prefix,
                trunks: accounts.map { name(trunk.accounts[$0], in: trunk) },
                members: members
            )
        }
        if trunk.kind == .trunk {
            return callers.everybodyElse.map { [group(base(trunk), $0.accounts, .everybody)] } ?? []
        }
        // A caller's account is chosen by who is a member of its routes: single callers first, everybody else last.
        var result: [YeastarGroup] = []
        for index in trunk.accounts.indices where callers.everybodyElse?.accounts != [index] {
            let members = callers.callers.filter { $0.identity.accounts == [index] }.map(\.extension)
            if !members.isEmpty { result.append(group(trunk.accounts[index].label, [index], .only(members))) }
        }
        if let rest = callers.everybodyElse, let first = rest.accounts.first {
            let members: YeastarGroup.Members = result.isEmpty ? .everybody : .others
            result.append(group(trunk.accounts[first].label, rest.accounts, members))
        }
        return result
    }
}

import DialPlan
import TrunkModel

/// A plan in Yeastar's terms: trunks, groups of extensions, outbound and inbound routes.
///
/// Names are letters and digits: spaces and special characters are forbidden, and `&`, `,` and `-` separate names.
struct YeastarPlan {
    let plan: DialPlan
    let line: YeastarLine
    /// Who may dial out, and over which trunks; with device accounts one group per account that anybody calls out over.
    let groups: [YeastarGroup]

    var trunk: Trunk { plan.trunk }

    /// Makes the plan of a line.
    init(_ plan: DialPlan, _ line: YeastarLine) {
        self.plan = plan
        self.line = line
        groups = Self.groups(plan)
    }

    /// The letters and digits of the trunk's name.
    static func base(_ trunk: Trunk) -> String { trunk.name.filter { $0.isLetter || $0.isNumber } }

    /// A trunk's name on the PBX: `groningenPrimary`; a device account's is its number, as the provider asks.
    func name(_ account: Trunk.Account) -> String { Self.name(account, in: trunk) }

    static func name(_ account: Trunk.Account, in trunk: Trunk) -> String {
        guard trunk.kind == .trunk else { return account.label }
        return base(trunk) + account.label.prefix(1).uppercased() + account.label.dropFirst()
    }

    /// All trunks' names, in order of priority.
    var trunkNames: [String] { trunk.accounts.map(name) }

    /// A number as this line writes it.
    func text(_ number: PhoneNumber) -> String { text(ofDigits: number.digits) }

    func text(ofDigits digits: String) -> String {
        line.numberFormat(plan).text(
            ofDigits: digits,
            internationalPrefix: trunk.profile.internationalPrefix
        )
    }

    /// What an account's trunk shows for callers without a setting of their own; nil where it has no number to show.
    func mainNumber(_ account: Trunk.Account) -> String? {
        switch trunk.kind {
        case .trunk: plan.callers.everybodyElse.map { text($0.number) }
        case .deviceAccounts: account.number.map(text)
        }
    }

    /// Numbers that single callers show, each with its callers in the trunk file's order; none for device accounts, where
    /// the trunk decides.
    var callerIDs: [(number: String, extensions: [String])] {
        guard trunk.kind == .trunk else { return [] }
        var result: [(number: String, extensions: [String])] = []
        for caller in plan.callers.callers where !caller.identity.isAnonymous {
            let number = text(caller.identity.number)
            if let index = result.firstIndex(where: { $0.number == number }) {
                result[index].extensions.append(caller.extension)
            } else {
                result.append((number, [caller.extension]))
            }
        }
        return result
    }

    /// The numbers that take calls over an account.
    func dids(_ account: Trunk.Account) -> [NumberBlock] {
        trunk.numbers.filter { block in
            block.inbound != nil
                && (trunk.kind == .trunk || account.number.map { block.contains(digits: $0.digits) } == true)
        }
    }
}

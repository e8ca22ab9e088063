import DialPlan
import TrunkModel

/// An outbound rule as 3CX knows it: prefixes, lengths of the number, callers; the first that fits by priority decides.
struct ThreeCXRule: Hashable {
    /// What it is called; unique.
    var name: String
    /// The kind of call.
    let kind: DialRule.Kind
    /// What a dialled number may begin with.
    let prefixes: [String]
    /// How many characters a dialled number may have, prefix included.
    let lengths: [Int]
    /// The callers that it is for; empty for all.
    let extensions: [String]
    /// The accounts to try in order, as indices into the trunk's.
    let accounts: [Int]
    /// How many characters are taken off the front.
    let strip: Int
    /// What is put in front instead.
    let prepend: String

    /// Prefixes as the field takes them.
    var prefixText: String { prefixes.joined(separator: ",") }
    /// Lengths as the field takes them.
    var lengthText: String { lengths.map(String.init).joined(separator: ",") }
    /// Callers as the field takes them.
    var extensionText: String { extensions.joined(separator: ",") }

    /// 3CX tries no more routes of a rule than these.
    static let maximumRoutes = 5

    /// The rules of a plan, highest priority first.
    static func all(_ plan: DialPlan, format: NumberFormat) -> [ThreeCXRule] {
        let table = RouteTable(plan, format: format)
        let wirePrefix = format.prefix(internationalPrefix: plan.trunk.profile.internationalPrefix)
        var rules: [ThreeCXRule] = []
        var rest = table.allowed[...]
        while let first = rest.first {
            let rows = rest.prefix { $0.kind == first.kind && $0.strip == first.strip && $0.prepend == first.prepend }
            rest = rest.dropFirst(rows.count)
            // Digits of E.164 that prepend adds: they count too, where the number goes out in E.164.
            let added = max(0, first.prepend.count - wirePrefix.count)
            let longest = first.strip + DialPlan.maximumDigits - added
            for part in PrefixList(rows.map(\.pattern), longest: longest).parts {
                for audience in audiences(plan.callers) {
                    rules.append(
                        ThreeCXRule(
                            name: "",
                            kind: first.kind,
                            prefixes: part.prefixes,
                            lengths: part.lengths,
                            extensions: audience.extensions,
                            accounts: Array(audience.accounts.prefix(maximumRoutes)),
                            strip: first.strip,
                            prepend: first.prepend
                        )
                    )
                }
            }
        }
        for index in rules.indices {
            let number = index < 9 ? "0\(index + 1)" : String(index + 1)
            rules[index].name =
                "\(plan.trunk.name) \(number) \(rules[index].kind.rawValue.replacing("_", with: "-"))"
        }
        return rules
    }

    /// Callers by the accounts that they use: those with accounts of their own first, then everybody.
    private static func audiences(_ policy: CallerPolicy) -> [(extensions: [String], accounts: [Int])] {
        var result: [(extensions: [String], accounts: [Int])] = []
        for caller in policy.callers where caller.identity.accounts != policy.everybodyElse?.accounts {
            if let index = result.firstIndex(where: { $0.accounts == caller.identity.accounts }) {
                result[index].extensions.append(caller.extension)
            } else {
                result.append(([caller.extension], caller.identity.accounts))
            }
        }
        if let everybody = policy.everybodyElse { result.append(([], everybody.accounts)) }
        return result
    }
}

import DialPlan
import TrunkModel

/// The plan's outbound part as short codes: system short codes take the outside line off and hand over to an ARS form,
/// whose codes make the number that goes out and say by which accounts.
struct AvayaRouting {
    /// The forms, by the accounts that their calls go out by.
    let forms: [Form]
    /// What everybody dials.
    let system: [ShortCode]
    /// What callers dial whose calls go by another form than everybody else's.
    let users: [(extension: String, codes: [ShortCode])]

    /// An ARS form.
    struct Form {
        /// What it is called.
        let head: Head
        /// Its codes; a code that stands twice is tried with its first group, then with the second.
        let codes: [ShortCode]
    }

    /// What an ARS form is called.
    struct Head {
        /// ARS Route ID: 50 is `Main`, which cannot be deleted; the first new one becomes 51.
        let number: Int
        /// Route Name.
        let name: String
        /// The accounts to try, as indices into the trunk's.
        let accounts: [Int]

        /// As a short code's Line Group ID names it.
        var target: String { "\(number):\(name)" }
    }

    /// The forms of a plan, by the accounts that their calls go out by.
    static func heads(_ plan: DialPlan) -> [Head] {
        let trunk = plan.trunk
        let everybody = plan.callers.everybodyElse?.accounts
        let orders = [everybody].compactMap(\.self) + plan.callers.callers.map(\.identity.accounts)
        return orders.uniqued.enumerated().map { offset, accounts in
            Head(
                number: firstForm + offset,
                name: AvayaRouteName.name(of: trunk, account: trunk.kind == .trunk ? nil : accounts.first),
                accounts: accounts
            )
        }
    }

    /// The number of the first form.
    static let firstForm = 51

    /// Makes the codes of a plan.
    init(_ plan: DialPlan) {
        let trunk = plan.trunk
        let everybody = plan.callers.everybodyElse?.accounts
        let codes = Self.codes(plan)
        let forms = Self.heads(plan).map { head in
            Form(
                head: head,
                codes: codes.flatMap { entry in
                    head.accounts.map { account in
                        ShortCode(
                            code: entry.pattern.notation + ";",
                            feature: entry.action.feature,
                            telephoneNumber: entry.action.telephoneNumber(entry.pattern),
                            lineGroup: String(AvayaLine.outgoingGroup(ofAccount: account, in: trunk))
                        )
                    }
                }
            )
        }
        self.forms = forms
        func entry(_ accounts: [Int]) -> [ShortCode] {
            guard let form = forms.first(where: { $0.head.accounts == accounts }) else { return [] }
            return Self.entry(plan, to: form.head.target)
        }
        let refusal = ShortCode(
            code: Self.refusalCode(plan),
            feature: .busy,
            telephoneNumber: "",
            lineGroup: "0"
        )
        system = (everybody.map(entry) ?? []) + [refusal]
        users = plan.callers.callers.filter { $0.identity.accounts != everybody }.map { caller in
            (caller.extension, entry(caller.identity.accounts))
        }
    }

    /// Every code.
    var all: [ShortCode] { system + forms.flatMap(\.codes) + users.flatMap(\.codes) }

    /// A code that gives busy: calls from the provider to numbers without a route go there, for without any route they
    /// would be looked up among the system short codes, and go out again.
    static func refusalCode(_ plan: DialPlan) -> String {
        plan.trunk.outsideLine.hasPrefix("*") ? "#8899" : "*8899"
    }

    /// The codes of a form: dialled digits without the outside line.
    private static func codes(_ plan: DialPlan) -> [CodeList.Entry] {
        let line = DialPattern.literal(plan.trunk.outsideLine).positions
        let hasInternationalPrefix = plan.numbering.country.internationalPrefix != nil
        var list = CodeList()
        var actions: [CodeAction] = []
        var patterns: [CodeAction: [CodePattern]] = [:]
        for row in RouteTable(plan).allowed where row.strip >= line.count {
            guard Array(row.pattern.positions.prefix(line.count)) == line else { continue }
            // A plus becomes the international prefix before it comes to a form.
            if row.kind == .e164, hasInternationalPrefix { continue }
            let isAsDialled = row.kind == .emergency || row.kind == .short
            let action = CodeAction(
                feature: row.kind == .emergency ? .dialEmergency : .dial,
                strip: isAsDialled ? nil : row.strip - line.count,
                prepend: row.prepend
            )
            if patterns[action] == nil { actions.append(action) }
            patterns[action, default: []] += CodePattern.patterns(of: row.pattern.dropping(line.count))
        }
        for action in actions {
            for pattern in CodePattern.merged(patterns[action] ?? [], least: (action.strip ?? 0) + 1) {
                list.add(pattern, action)
            }
        }
        return list.entries
    }

    /// How callers reach a form.
    private static func entry(_ plan: DialPlan, to form: String) -> [ShortCode] {
        let line = plan.trunk.outsideLine
        let prefix = plan.numbering.country.internationalPrefix ?? "+"
        func code(_ pattern: CodePattern, _ action: CodeAction, isComplete: Bool = true) -> ShortCode {
            ShortCode(
                code: pattern.notation + (isComplete ? ";" : ""),
                feature: action.feature,
                telephoneNumber: action.telephoneNumber(pattern),
                lineGroup: form
            )
        }
        var list = CodeList()
        for number in plan.numbering.emergency.flatMap(CodePattern.patterns) {
            list.add(number, CodeAction(feature: .dialEmergency))
        }
        for head in [line, ""].uniqued {
            list.add(CodePattern(literal: head + "+", digits: nil), CodeAction(strip: head.count + 1, prepend: prefix))
        }
        var codes = list.entries.map { code($0.pattern, $0.action) }
        guard !line.isEmpty else {
            return codes + [ShortCode(code: "?", feature: .dial, telephoneNumber: ".", lineGroup: form)]
        }
        let known = list.entries.count
        list.add(CodePattern(literal: line, digits: nil), CodeAction(strip: line.count))
        codes += list.entries.dropFirst(known).map { code($0.pattern, $0.action, isComplete: false) }
        return codes
    }
}

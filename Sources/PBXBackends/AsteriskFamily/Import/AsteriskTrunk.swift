import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// A trunk in Asterisk's files: what its calls do is what the dial plan does with them.
struct AsteriskTrunk: DeployedTrunk {
    let office: AsteriskOffice
    let reach: AsteriskReach
    /// The trunk's lines in the order in which calls try them.
    let lines: [AsteriskLine]
    /// Where the provider's calls land.
    let landings: [AsteriskLanding]
    /// The contexts in which telephones are, and those to which inbound calls go on.
    let internals: AsteriskInternals
    /// Where callers dial; nil where nothing goes out.
    let root: String?
    /// A line's place in the trunk by its place in the office.
    private let places: [Int: Int]
    /// Whether each account is an extension's own: what calls come to and has no rule for its own calls is then no
    /// extension.
    private let ownsCallers: Bool
    private let routines: AsteriskRoutines

    let name: String?
    let accounts: [DeployedAccount]
    let inboundPatterns: [DeployedDID]
    let dialRules: [DeployedDialRule]
    let callers: [String]
    private let steps: [Uncarried]
    private let callerPlaces: [String: SourceLocation]
    private let limit: AsteriskLine.Found<Int>?

    init(_ office: AsteriskOffice, _ reach: AsteriskReach, lines: [Int], roots: [AsteriskOutboundRoot.Root]) {
        self.office = office
        self.reach = reach
        let own = lines.map { office.stations.lines[$0] }
        self.lines = own
        routines = AsteriskRoutines(reach)
        places = Dictionary(lines.enumerated().map { ($1, $0) }) { first, _ in first }
        let root = roots.first { $0.calls.contains { !Set($0).isDisjoint(with: lines) } }
        self.root = root?.context

        let name = AsteriskTrunkName(own).name
        self.name = name
        accounts = own.map { line in
            var account = line.account
            account.label = AsteriskTrunkName.label(line.name, name)
            return account
        }
        let landings = AsteriskLanding.all(own, office.stations)
        internals = AsteriskInternals(office, reach, landings, root: root?.context)
        inboundPatterns = AsteriskInboundPatterns(office, reach, internals).patterns(from: landings, own)
        dialRules = AsteriskDialRules(reach).rules(from: root?.context)
        self.landings = landings.map { landing in
            var asking = landing
            asking.contacts = landing.contacts.filter { landing.asksForNumber(at: $0, own, office) }
            return asking
        }
        let callers = AsteriskCallers(office, reach).all(root: root, landings: Set(landings.map(\.context)))
        self.callers = callers.map(\.number)
        callerPlaces = Dictionary(callers.map { ($0.number, $0.location) }) { first, _ in first }
        let dialling = Set(reach.passedOn(from: [root?.context].compactMap(\.self), by: "EXTEN"))
        steps = AsteriskLeftBehind(office, reach).all(
            inbound: internals.inbound,
            outbound: dialling.union(root?.visited ?? []),
            dialling: dialling
        )
        let isSeparate = own.count > 1 && root?.calls.allSatisfy { Set($0).intersection(lines).count < 2 } == true
        ownsCallers = isSeparate && !callers.isEmpty && own.allSatisfy { $0.account.number != nil }
        limit = AsteriskChannelLimit.limit(in: root?.visited ?? [], reach) ?? own.lazy.compactMap(\.limit).first
    }

    var uncarried: [Uncarried] {
        guard office.budget.isExhausted else { return steps }
        let stopped = Uncarried(
            LocalizedText(nl: "het belplan", en: "the dial plan"),
            LocalizedText(
                nl: "het vraagt te veel stappen: niet alle nummers zijn geprobeerd",
                en: "it takes too many steps: not all numbers were tried"
            ),
            at: location(of: .internalContext) ?? location(of: .trunk)
        )
        return [stopped] + steps
    }
    var codecs: [String] { lines.first?.codecs.value ?? [] }
    var dtmf: String? { lines.first?.dtmf?.value }
    var providerNetworks: [IPNetwork] { lines.flatMap(\.networks.value).uniqued }
    var internalContext: String? { internals.name }
    var channels: Int? { limit?.value }
    var pbxNetworks: [IPNetwork] { office.addresses }

    func outbound(_ dialled: String, from extension: String?) -> DeployedCall? {
        guard let root else { return nil }
        let context = `extension`.flatMap(office.phone)?.context ?? root
        let start = office.call(dialled, in: context, from: `extension`, beforeRoutines: true)
        guard case .application(let name, let arguments) = start.end, name.lowercased() == "gosub" else {
            return call(dialled, start)
        }
        func whole() -> DeployedCall? { call(dialled, office.call(dialled, in: context, from: `extension`)) }
        // Whatever else was done before the routine may change what it does.
        let isPlain = start.trail.dropLast().allSatisfy { ["goto", "gotoif"].contains($0.application.lowercased()) }
        guard isPlain, start.dials.isEmpty, let routine = AsteriskRoutineCall(arguments) else { return whole() }
        if let known = routines.known(routine, from: `extension`) { return known }
        let result = whole()
        routines.note(routine, from: `extension`, result)
        return result
    }

    /// The call that went out to the provider; nil where none did.
    private func call(_ dialled: String, _ outcome: DialplanMachine.Outcome) -> DeployedCall? {
        let dials = outcome.dials.compactMap { dial in
            let own = office.lines(of: dial).compactMap { places[$0] }
            return own.isEmpty ? nil : (dial: dial, own: own)
        }
        guard let first = dials.first, let line = first.own.first.map({ lines[$0] }) else { return nil }
        let shown = AsteriskShownCaller(first.dial, over: line)
        return DeployedCall(
            number: first.dial.number ?? dialled,
            callerID: shown.number,
            isHidden: shown.isHidden,
            accounts: dials.flatMap(\.own).uniqued
        )
    }

    /// What becomes of dialled digits; nil where nobody dials.
    private func outcome(_ dialled: String, from caller: String?) -> DialplanMachine.Outcome? {
        root.map { office.call(dialled, in: $0, from: caller) }
    }

    func inbound(_ called: String) -> DeployedDestination? {
        guard var found = landings.lazy.compactMap({ destination(called, $0) }).first else { return nil }
        if ownsCallers, found.kind == .extension, callerPlaces[found.target] == nil { found.kind = .ringGroup }
        return found
    }

    private func destination(_ called: String, _ landing: AsteriskLanding) -> DeployedDestination? {
        guard let line = lines.first(where: { $0.name == landing.line }) ?? lines.first else { return nil }
        for digits in [called] + landing.contacts {
            let outcome = office.incoming(digits, to: called, in: landing.context, over: line)
            if let found = internals.destination(of: outcome, called: digits) { return found }
        }
        return nil
    }

    func location(of part: TrunkPart) -> SourceLocation? {
        switch part {
        case .trunk: return lines.first?.account.location
        case .codecs: return lines.first?.codecs.location
        case .dtmf: return lines.first?.dtmf?.location
        case .providerNetworks: return lines.lazy.compactMap(\.networks.location).first
        case .internalContext: return internals.location
        case .channels: return limit?.location
        case .caller(let number): return callerPlaces[number] ?? office.phone(number)?.location
        case .dialled(let digits):
            guard let outcome = outcome(digits, from: nil) else { return nil }
            return outcome.dials.first { !office.lines(of: $0).isEmpty }?.location ?? outcome.trail.last?.location
                ?? root.flatMap { reach.contexts[$0]?.location }
        case .called(let number):
            guard let line = lines.first, let landing = landings.first else { return nil }
            return office.incoming(number, to: number, in: landing.context, over: line).trail.last?.location
        }
    }
}

/// Where calls of the provider come into the dial plan.
struct AsteriskLanding: Sendable {
    let context: String
    /// The line that they come over.
    let line: String
    /// What the provider may call instead of a number that it names in To.
    var contacts: [String]
    /// Where the context is said.
    let location: SourceLocation?

    /// Whether the dial plan looks for the number elsewhere when a contact is called: else all such calls go to one place,
    /// whichever number they are for.
    func asksForNumber(at contact: String, _ lines: [AsteriskLine], _ office: AsteriskOffice) -> Bool {
        guard let line = lines.first(where: { $0.name == self.line }) else { return false }
        let mark = "4242424242"
        return office.incoming(contact, to: mark, in: context, over: line).trail.contains { visit in
            visit.digits.contains(mark) || visit.arguments.contains(mark)
        }
    }

    /// The contexts of all lines, and last the one for callers that nobody knows.
    static func all(_ lines: [AsteriskLine], _ stations: AsteriskStations) -> [AsteriskLanding] {
        var seen: Set<String> = []
        var landings = lines.filter { seen.insert($0.context.value).inserted }.map { line in
            AsteriskLanding(
                context: line.context.value,
                line: line.name,
                contacts: line.contacts,
                location: line.context.location
            )
        }
        if let guests = stations.guestContext, let line = lines.first, seen.insert(guests).inserted {
            landings.append(AsteriskLanding(context: guests, line: line.name, contacts: [], location: nil))
        }
        return landings
    }
}

/// What the names of a trunk's lines suggest to call it.
struct AsteriskTrunkName {
    let name: String?

    init(_ lines: [AsteriskLine]) {
        let names = lines.map(\.name)
        guard let first = names.first else {
            name = nil
            return
        }
        // Where our own files are deployed, the context tells.
        let context = lines[0].context.value
        let suffix = "-inbound"
        if context.hasSuffix(suffix) {
            let own = String(context.dropLast(suffix.count))
            if !own.isEmpty, names.allSatisfy({ $0.hasPrefix(own + "-") }) {
                name = own
                return
            }
        }
        var common = Substring(first)
        for name in names.dropFirst() { common = common.commonPrefix(with: name) }
        if names.count > 1, common.count < first.count || names.contains(where: { $0.count > common.count }) {
            // What is shared may end within a word: 'provider-a' and 'provider-b', but also 'lijn10' and 'lijn11'.
            while let last = common.last, !last.isLetter { common = common.dropLast() }
        }
        name = common.count > 1 ? String(common) : first
    }

    /// A line's name without the trunk's.
    static func label(_ line: String, _ trunk: String?) -> String {
        guard let trunk, line.hasPrefix(trunk), line != trunk else { return line }
        let rest = line.dropFirst(trunk.count).drop { $0 == "-" || $0 == "_" || $0 == "." }
        return rest.isEmpty ? line : String(rest)
    }
}

extension Substring {
    /// What two texts begin with alike.
    fileprivate func commonPrefix(with other: String) -> Substring {
        let count = zip(self, other).prefix { $0 == $1 }.count
        return prefix(count)
    }
}

import ConfigFormats
import Diagnostics
import TrunkModel

/// What the dial plan does with the trunk's calls besides sending them on: a trunk file says nothing of it.
struct AsteriskLeftBehind {
    private let office: AsteriskOffice
    private let reach: AsteriskReach

    /// Applications that only find the way, or that a trunk file's plan makes by itself.
    private static let ways: Set<String> = [
        "busy", "congestion", "dial", "execif", "exec", "gosub", "gosubif", "goto", "gotoif", "hangup",
        "hangupcauseclear", "macro", "macroexit", "macroif", "noop", "progress", "proceeding", "return", "ringing",
        "set",
        "sipremoveheader", "stackpop", "tryexec", "verbose", "while", "endwhile", "exitwhile", "log",
    ]
    /// Functions that only hold what is on its way to the trunk's own settings.
    private static let functions = [
        "CALLERID(", "CALLERPRES(", "GROUP(", "GLOBAL(", "PJSIP_HEADER(", "ARRAY(", "HASH(", "LOCAL(",
    ]

    init(_ office: AsteriskOffice, _ reach: AsteriskReach) {
        self.office = office
        self.reach = reach
    }

    /// Everything in the contexts that calls pass.
    ///
    /// - Parameters:
    ///   - inbound: Contexts of calls from the provider.
    ///   - outbound: Contexts of calls to it.
    ///   - dialling: Those among them in which telephones call each other too.
    /// - Returns: One entry for each step, and for each include that counts at certain times.
    func all(inbound: [String], outbound: Set<String>, dialling: Set<String>) -> [Uncarried] {
        let own = Set(inbound)
        let contexts = office.dialplan.contexts.filter { own.contains($0.name) || outbound.contains($0.name) }
        return contexts.flatMap { context -> [Uncarried] in
            let times = context.includes.compactMap { include in
                include.condition.map { time("\(include.name),\($0)", at: include.location) }
            }
            // Telephones call each other in the contexts in which they dial: that is no part of the trunk.
            let leaks = context.includes.filter { own.contains(context.name) && !own.contains($0.name) }.map(leak)
            let isShared = !own.contains(context.name) && dialling.contains(context.name)
            let all = isShared ? context.extensions.filter(isOutbound) : context.extensions
            return times + leaks + all.flatMap { steps(of: $0, isInbound: own.contains(context.name)) }
        }
    }

    /// A prefix for one call, such as `*31` to hide the caller: something is set, and the rest of the digits is dialled.
    private func prefix(_ entry: AsteriskDialplan.Extension) -> [Uncarried] {
        guard entry.steps.first?.application.lowercased() == "set" else { return [] }
        let goesOn = entry.steps.flatMap(AsteriskTarget.targets).contains { $0.digits.hasPrefix("${EXTEN:") }
        guard goesOn else { return [] }
        return [
            Uncarried(
                LocalizedText(nl: "kiespatroon \(entry.pattern)", en: "dial pattern \(entry.pattern)"),
                LocalizedText(
                    nl: "een trunkbestand kent geen keuze per gesprek, zoals nummerweergave aan of uit",
                    en: "a trunk file knows no choice for one call, such as whether the number shows"
                ),
                at: entry.location
            )
        ]
    }

    /// The steps that are not carried; what an inbound call goes to is.
    private func steps(of entry: AsteriskDialplan.Extension, isInbound: Bool) -> [Uncarried] {
        let target =
            isInbound ? entry.steps.firstIndex { Self.destinations.contains($0.application.lowercased()) } : nil
        return (isInbound ? [] : prefix(entry))
            + entry.steps.enumerated().filter { $0.offset != target }.flatMap {
                entries($0.element, isInbound: isInbound)
            }
    }

    /// Applications that are where an inbound call goes.
    private static let destinations: Set<String> = ["dial", "queue", "voicemail", "background", "waitexten"]

    /// Whether an extension is on the way to a line: it dials one, or sends the call on.
    private func isOutbound(_ entry: AsteriskDialplan.Extension) -> Bool {
        entry.steps.contains { step in
            switch step.application.lowercased() {
            case "dial": names(step.arguments).contains { !office.lines(named: $0).isEmpty }
            case "gosub", "macro", "goto", "gotoif", "gosubif": true
            default: false
            }
        }
    }

    /// What stands in a dial string, whatever its order.
    private func names(_ text: String) -> [String] {
        let first = text.prefix { $0 != "," && $0 != "|" }
        return first.split { "/@&".contains($0) }.map(String.init)
    }

    private func entries(_ step: AsteriskDialplan.Step, isInbound: Bool) -> [Uncarried] {
        let name = step.application.lowercased()
        switch name {
        case "gotoiftime", "execiftime": return [time(step.arguments, at: step.location)]
        case "dial": return isInbound ? [] : ringing(step)
        case "sipaddheader": return header(step.arguments, step)
        case "set", "execif": return setting(step)
        default:
            guard !Self.ways.contains(name) else { return [] }
            return [
                leave(
                    step,
                    isInbound
                        ? LocalizedText(
                            nl: "een trunkbestand kent van een inkomend gesprek alleen de bestemming",
                            en: "of an inbound call a trunk file knows only the destination"
                        )
                        : LocalizedText(
                            nl:
                                "een trunkbestand kent van een uitgaand gesprek alleen het nummer, de beller en het account",
                            en: "of an outbound call a trunk file knows only the number, the caller and the account"
                        )
                )
            ]
        }
    }

    private func leave(_ step: AsteriskDialplan.Step, _ reason: LocalizedText) -> Uncarried {
        let arguments = AsteriskStepSecrets.hidden(step.arguments, of: step.application)
        let text = "\(step.application)(\(arguments.prefix(80)))"
        return Uncarried(LocalizedText(nl: "stap \(text)", en: "step \(text)"), reason, at: step.location)
    }

    /// A context of telephones inside one of inbound calls.
    private func leak(_ include: AsteriskDialplan.Include) -> Uncarried {
        Uncarried(
            LocalizedText(nl: "include \(include.name)", en: "include \(include.name)"),
            LocalizedText(
                nl: "hiermee kan de provider kiezen wat toestellen kiezen; met een trunkbestand kan dat niet",
                en: "with it the provider can dial what telephones dial; with a trunk file it cannot"
            ),
            at: include.location
        )
    }

    private func time(_ text: String, at location: SourceLocation) -> Uncarried {
        let text = text.prefix(80)
        return Uncarried(
            LocalizedText(nl: "tijden \(text)", en: "times \(text)"),
            LocalizedText(
                nl: "een trunkbestand kent geen tijden; overgenomen is wat er tijdens die tijden gebeurt",
                en: "a trunk file knows no times; what happens during these times is carried over"
            ),
            at: location
        )
    }

    /// How long a call to the provider rings, and the options of its `Dial`.
    private func ringing(_ step: AsteriskDialplan.Step) -> [Uncarried] {
        let parts = AsteriskTarget.split(step.arguments[...], at: [UInt8(ascii: ","), UInt8(ascii: "|")])
        guard names(parts.first ?? "").contains(where: { !office.lines(named: $0).isEmpty || $0.contains("$") }) else {
            return []
        }
        var result: [Uncarried] = []
        if parts.count > 1, !parts[1].isEmpty {
            result.append(
                Uncarried(
                    LocalizedText(nl: "beltijd \(parts[1]) seconden", en: "ringing time \(parts[1]) seconds"),
                    LocalizedText(
                        nl: "een trunkbestand begrenst de tijd niet: de provider doet dat",
                        en: "a trunk file sets no limit: the provider does"
                    ),
                    at: step.location
                )
            )
        }
        let options = parts.dropFirst(2).joined(separator: ",")
        let letters = Self.letters(options).filter { $0 != "b" }
        if !letters.isEmpty {
            result.append(
                Uncarried(
                    LocalizedText(nl: "opties '\(letters)' van Dial", en: "options '\(letters)' of Dial"),
                    LocalizedText(
                        nl: "een trunkbestand kent geen opties van Dial",
                        en: "a trunk file knows no options of Dial"
                    ),
                    at: step.location
                )
            )
        }
        return result
    }

    /// The letters of `Dial`'s options; what stands in brackets is theirs.
    private static func letters(_ options: String) -> String {
        var depth = 0
        return options.filter { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return depth == 0 && character.isLetter
        }
    }

    private func header(_ text: String, _ step: AsteriskDialplan.Step) -> [Uncarried] {
        let name = text.prefix { $0 != ":" && $0 != "," }.lowercased()
        return Self.ownHeaders.contains(name) ? [] : [leave(step, Self.foreignHeader)]
    }

    private static let ownHeaders: Set<String> = ["p-asserted-identity", "p-preferred-identity", "privacy"]
    private static let foreignHeader = LocalizedText(
        nl: "een trunkbestand kent alleen P-Asserted-Identity en Privacy",
        en: "a trunk file knows only P-Asserted-Identity and Privacy"
    )

    /// What is set that is neither a variable nor the caller's number.
    private func setting(_ step: AsteriskDialplan.Step) -> [Uncarried] {
        var text = step.arguments[...]
        if step.application.lowercased() == "execif" {
            let parts = AsteriskTarget.split(text, at: [UInt8(ascii: "?")])
            text = parts.dropFirst().first?[...] ?? ""
            if text.lowercased().hasPrefix("sipaddheader(") { return header(String(text.dropFirst(13)), step) }
            guard text.lowercased().hasPrefix("set(") else {
                let name = text.prefix { $0 != "(" }.lowercased()
                return Self.ways.contains(name) || name.isEmpty ? [] : [leave(step, Self.foreignSetting)]
            }
            text = text.dropFirst(4)
        }
        let target = text.prefix { $0 != "=" }.drop { $0 == "_" || $0 == " " }
        guard target.contains("(") else { return [] }
        if let header = target.firstRange(of: "PJSIP_HEADER(add,") {
            let name = target[header.upperBound...].prefix { $0 != ")" }.lowercased()
            return Self.ownHeaders.contains(name) ? [] : [leave(step, Self.foreignHeader)]
        }
        return Self.functions.contains { target.uppercased().hasPrefix($0) } ? [] : [leave(step, Self.foreignSetting)]
    }

    private static let foreignSetting = LocalizedText(
        nl: "een trunkbestand kent dit niet",
        en: "a trunk file knows nothing of it"
    )
}

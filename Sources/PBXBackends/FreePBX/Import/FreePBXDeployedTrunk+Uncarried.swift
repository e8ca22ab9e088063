import Diagnostics
import TrunkModel

extension FreePBXDeployedTrunk {
    /// What FreePBX does that no trunk file says.
    var uncarried: [Uncarried] {
        ownNumbers + unusedAccounts + unreadable + routes.flatMap(habits) + unseenFiles + inboundHabits
    }

    /// What callers show who have an Outbound CID of their own: no form that is read has it.
    private var ownNumbers: [Uncarried] {
        guard let first = members.first, !members.allSatisfy(\.isForced) else { return [] }
        return [
            Uncarried(
                LocalizedText(nl: "Outbound CID van de toestellen", en: "Outbound CID of the extensions"),
                LocalizedText(
                    nl: "dat staat niet in wat hier gelezen wordt: noem bij callers wie een eigen nummer toont",
                    en: "it is not in what is read here: name at callers who shows a number of their own"
                ),
                at: first.location(of: "keepcid") ?? first.object.location
            )
        ]
    }

    private func entry(
        _ object: ConfigObject,
        _ what: LocalizedText,
        _ nl: String,
        _ en: String,
        at location: SourceLocation? = nil
    ) -> Uncarried {
        Uncarried(
            LocalizedText(nl: "\(what.nl) \(object.name)", en: "\(what.en) \(object.name)"),
            LocalizedText(nl: nl, en: en),
            at: location ?? object.location
        )
    }

    private var trunk: LocalizedText { LocalizedText(nl: "trunk", en: "trunk") }
    private var route: LocalizedText { LocalizedText(nl: "uitgaande route", en: "outbound route") }
    private var inboundRoute: LocalizedText { LocalizedText(nl: "inkomende route", en: "inbound route") }

    private var unusedAccounts: [Uncarried] {
        disabled.map {
            entry(
                $0.object,
                trunk,
                "hij staat uit; een trunkbestand heeft alleen accounts die bellen",
                "it is disabled; a trunk file has only accounts that call",
                at: $0.location(of: "disabled")
            )
        }
    }

    private var unreadable: [Uncarried] {
        routing.unreadable.filter { object in
            routing.routes.contains { $0.name == object["route_id"] && isOurs($0) }
        }.map {
            entry(
                $0,
                LocalizedText(nl: "kiespatroon", en: "dial pattern"),
                "Asterisk kan er niets mee: het neemt geen enkel nummer",
                "Asterisk makes nothing of it: it takes no number"
            )
        }
    }

    private var routes: [FreePBXRouting.Route] { routing.routes.filter(isOurs) }

    /// What one route does besides.
    private func habits(_ found: FreePBXRouting.Route) -> [Uncarried] {
        func place(_ key: String) -> SourceLocation? { found.object.settings.first { $0.key == key }?.location }
        func value(_ key: String) -> String { found.object[key] ?? "" }
        var result: [Uncarried] = []
        func add(_ nl: String, _ en: String, _ key: String) {
            result.append(entry(found.object, route, nl, en, at: place(key)))
        }
        if !value("password").isEmpty {
            add("wie belt moet een code kiezen; dat vervalt", "who calls has to dial a code; that goes", "password")
        }
        if !["", "0"].contains(value("time_group_id")) {
            add(
                "hij geldt alleen op bepaalde tijden; nu altijd",
                "it holds at some times only; now always",
                "time_group_id"
            )
        }
        if found.isIntraCompany {
            add(
                "gesprekken tonen het interne nummer; dat kan een trunkbestand niet zeggen",
                "calls show the internal number; a trunk file cannot say so",
                "intracompany_route"
            )
        }
        if !value("dest").isEmpty {
            add(
                "als geen trunk het gesprek aanneemt gaat het ergens anders heen; dat vervalt",
                "when no trunk takes the call it goes elsewhere; that goes",
                "dest"
            )
        }
        let foreign = found.trunks.filter { places[$0] == nil && !disabled.map(\.name).contains($0) }
        if !foreign.isEmpty {
            let names = foreign.prefix(5).joined(separator: ", ")
            add(
                "hij probeert ook trunks van een ander: \(names)",
                "it tries trunks of others too: \(names)",
                FreePBXKinds.routeTrunks
            )
        }
        if !seesHook, isNamedBlocked(found) || isNamedAnonymous(found) {
            add(
                "extensions_custom.conf is er niet bij; naar zijn naam "
                    + (isNamedBlocked(found) ? "weigert hij gesprekken" : "verbergt hij het nummer"),
                "extensions_custom.conf is not there; by its name it "
                    + (isNamedBlocked(found) ? "refuses calls" : "hides the number"),
                "name"
            )
        }
        return result
    }

    /// Contexts of which no file was given.
    private var unseenFiles: [Uncarried] {
        arrivals.contexts(of: members).filter { context in
            !FreePBXContexts.isStandard(context) && dialplan?.contexts.contains(context) != true
        }.map { context in
            Uncarried(
                LocalizedText(nl: "context \(context)", en: "context \(context)"),
                LocalizedText(
                    nl:
                        "het bestand ervan is er niet bij; aangenomen is dat gesprekken zo naar de inkomende routes gaan",
                    en: "its file is not there; calls are taken to go to the inbound routes as they come"
                ),
                at: members.first { $0.context == context }?.location(of: "context")
            )
        }
    }

    private var inboundHabits: [Uncarried] {
        var result: [Uncarried] = []
        for row in table.rows {
            if !row.caller.isEmpty {
                result.append(
                    entry(
                        row.object,
                        inboundRoute,
                        "hij is voor een beller; een trunkbestand kent alleen het gebelde nummer",
                        "it is for one caller; a trunk file knows only the number that is called"
                    )
                )
            } else if row.number.isEmpty {
                result.append(
                    entry(
                        row.object,
                        inboundRoute,
                        "hij neemt elk nummer aan; een trunkbestand noemt de nummers",
                        "it takes any number; a trunk file names the numbers"
                    )
                )
            } else if row.pattern == nil {
                result.append(
                    entry(
                        row.object,
                        inboundRoute,
                        "dit is geen nummer of patroon van cijfers",
                        "it is no number or pattern of digits"
                    )
                )
            }
        }
        if others > 0, let first = reached.first,
            members.contains(where: { FreePBXContexts.isStandard($0.context) })
        {
            result.append(
                entry(
                    first.object,
                    inboundRoute,
                    "FreePBX' inkomende routes gelden voor alle trunks: haal nummers weg die bij een andere horen",
                    "FreePBX's inbound routes hold for all trunks: take out numbers that belong to another"
                )
            )
        }
        return result
    }
}

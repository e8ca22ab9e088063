import DialPlan
import TrunkModel

extension FreePBXSheet {
    /// The steps for the outbound routes, in their order.
    var routeSteps: [SetupSheet.Step] {
        view.routes.enumerated().map { step($0.element, isFirst: $0.offset == 0) } + [order]
    }

    private var screen: SetupSheet.Screen {
        line.family == .freepbx
            ? Self.screen("Connectivity", "Outbound Routes", "Add Outbound Route", tab: "Route Settings")
            : Self.screen("Outbound Routes", "Add Route")
    }

    private func step(_ route: FreePBXRoute, isFirst: Bool) -> SetupSheet.Step {
        var fields = [
            SetupSheet.Field("Route Name", route.name, reason: reason(route)),
            SetupSheet.Field(
                "Route CID",
                "",
                reason: LocalizedText(
                    nl: "leeg, en Override Extension uit: trunk en toestel bepalen het nummer",
                    en: "empty, and Override Extension off: trunk and extension decide the number"
                )
            ),
            SetupSheet.Field(
                "Route Password",
                "",
                reason: LocalizedText(
                    nl: "leeg: niemand hoeft een code te kiezen",
                    en: "empty: nobody has to dial a code"
                )
            ),
        ]
        if route.purpose == .emergency {
            fields.append(
                SetupSheet.Field(
                    "Route Type",
                    "Emergency",
                    reason: LocalizedText(
                        nl: "wie om hulp belt is altijd te zien",
                        en: "who calls for help is always seen"
                    )
                )
            )
        }
        fields.append(
            SetupSheet.Field(
                "Trunk Sequence for Matched Routes",
                route.trunks.map { view.trunks[$0].name }.joined(separator: ", "),
                reason: trunksReason(route)
            )
        )
        fields.append(
            SetupSheet.Field(
                "Dial Patterns that will use this Route",
                route.file,
                reason: LocalizedText(
                    nl: "upload dit bestand (\(route.patterns.count) patronen): het vervangt wat er stond",
                    en: "upload this file (\(route.patterns.count) patterns): it replaces what was there"
                )
            )
        )
        return SetupSheet.Step(
            LocalizedText(nl: "Uitgaande route \(route.name)", en: "Outbound route \(route.name)"),
            on: screen,
            text: isFirst ? uploading : nil,
            fields: fields
        )
    }

    private var uploading: LocalizedText {
        line.family == .freepbx
            ? LocalizedText(
                nl:
                    "De patronen staan op het tabblad Dial Patterns; gebruik daar het uploaden van een CSV-bestand. Een gesprek gaat "
                    + "over de eerste route met een passend patroon.",
                en:
                    "The patterns stand on the tab Dial Patterns; use its upload of a CSV file. A call takes the first route with a "
                    + "pattern that fits."
            )
            : LocalizedText(
                nl:
                    "Kies onder de patronen bij Dial patterns wizards het uploaden van een CSV-bestand. Een gesprek gaat over de "
                    + "eerste route met een passend patroon.",
                en:
                    "Below the patterns choose the upload from CSV at Dial patterns wizards. A call takes the first route with a "
                    + "pattern that fits."
            )
    }

    private func reason(_ route: FreePBXRoute) -> LocalizedText {
        switch route.purpose {
        case .emergency: LocalizedText(nl: "alarmnummers", en: "emergency numbers")
        case .blocked:
            LocalizedText(
                nl: "nummers in het buitenland die niet gebeld mogen worden: het belplanbestand weigert ze",
                en: "foreign numbers that may not be called: the dial-plan file refuses them"
            )
        case .calls:
            if route.isAnonymous {
                LocalizedText(
                    nl: "gesprekken met verborgen nummer, alleen van de toestellen in de kolom callerid",
                    en: "calls with a hidden number, only of the extensions in the column callerid"
                )
            } else if route.patterns.contains(where: { !$0.callerID.isEmpty }) {
                LocalizedText(
                    nl: "gesprekken over een eigen account, alleen van de toestellen in de kolom callerid",
                    en: "calls over an account of their own, only of the extensions in the column callerid"
                )
            } else {
                LocalizedText(nl: "alle andere gesprekken", en: "all other calls")
            }
        }
    }

    private func trunksReason(_ route: FreePBXRoute) -> LocalizedText? {
        if route.purpose == .blocked {
            return LocalizedText(
                nl: "FreePBX wil er minstens één; het belplanbestand houdt het gesprek tegen",
                en: "FreePBX wants at least one; the dial-plan file stops the call"
            )
        }
        return route.trunks.count > 1
            ? LocalizedText(
                nl: "in deze volgorde: het tweede account alleen als het eerste niet werkt",
                en: "in this order: the second account only if the first one does not work"
            ) : nil
    }

    private var order: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Zet de routes in deze volgorde", en: "Put the routes into this order"),
            on: line.family == .freepbx
                ? Self.screen("Connectivity", "Outbound Routes") : Self.screen("Outbound Routes"),
            text: LocalizedText(
                nl:
                    "Sleep ze zo onder elkaar, boven alle andere routes. Een oude route daaronder kan nummers naar buiten laten die "
                    + "hier niet mogen: haal weg wat niet meer nodig is.",
                en:
                    "Drag them below each other like this, above all other routes. An old route below them can let out numbers that "
                    + "may not go here: remove what is not needed any more."
            ),
            table: SetupSheet.Table(
                ["Route Position", "Route"],
                view.routes.enumerated().map { [String($0 + 1), $1.name] }
            )
        )
    }

    // MARK: Inbound routes

    /// The step for the inbound routes: an import where there is one, else a table.
    var inbound: SetupSheet.Step {
        let title = LocalizedText(nl: "Inkomende routes", en: "Inbound routes")
        switch line.family {
        case .freepbx:
            return SetupSheet.Step(
                title,
                text: LocalizedText(
                    nl:
                        "Als root, in de map met deze bestanden. Een route die er al is met hetzelfde nummer wordt vervangen. De "
                        + "bestemmingen moeten bestaan; bij een IVR is het nummer dat uit het adres van zijn pagina. Of importeer "
                        + "dids.csv met de module Bulk Handler.",
                    en:
                        "As root, in the folder with these files. A route that is there with the same number is replaced. The "
                        + "destinations must exist; an IVR's number is the one in its page's address. Or import dids.csv with the "
                        + "module Bulk Handler."
                ),
                code: ["fwconsole bulkimport --type=dids dids.csv --replace"]
            )
        case .issabel:
            return SetupSheet.Step(
                title,
                on: Self.screen("Bulk DIDs"),
                text: LocalizedText(
                    nl:
                        "De bestemmingen moeten al bestaan; bij een IVR is het nummer dat uit het adres van zijn pagina.",
                    en: "The destinations must exist; an IVR's number is the one in its page's address."
                ),
                fields: [
                    SetupSheet.Field(
                        "CSV File",
                        "dids.csv",
                        reason: LocalizedText(nl: "voegt alle nummers toe", en: "adds all numbers"),
                        isConfirmed: false
                    )
                ]
            )
        case .classic:
            return SetupSheet.Step(
                title,
                on: Self.screen("Inbound Routes", "Add Incoming Route"),
                text: LocalizedText(
                    nl:
                        "Een route per rij, het nummer precies zo; CallerID Number blijft leeg. Kies de bestemming bij Set Destination.",
                    en:
                        "One route for each row, the number exactly so; CallerID Number stays empty. Choose the destination at Set "
                        + "Destination."
                ),
                table: SetupSheet.Table(
                    ["Description", "DID Number", "Set Destination"],
                    view.inboundRoutes.map { [$0.description, $0.number, $0.destination.choice] }
                )
            )
        }
    }
}

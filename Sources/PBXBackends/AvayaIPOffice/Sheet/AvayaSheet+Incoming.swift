import DialPlan
import TrunkModel

/// Inbound: ranges, then single routes.
extension AvayaSheet {
    var incomingSteps: [SetupSheet.Step] { [destinations] + (incoming.ranges.isEmpty ? [] : [ranges]) + [routes] }

    private var group: String { String(AvayaLine.firstNumber) }

    private var ranges: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Doorkiesreeksen", en: "Ranges of direct numbers"),
            on: SetupSheet.Screen("Tools", "MSN Configuration"),
            text: LocalizedText(
                nl:
                    "Add, per reeks: Manager maakt voor elk nummer een incoming call route. De toestellen moeten al als gebruiker "
                    + "bestaan.",
                en:
                    "Add, per range: Manager makes an incoming call route for each number. The extensions have to exist as users "
                    + "already."
            ),
            table: SetupSheet.Table(
                ["MSN/DID", "Destination", "Line Group ID", "Presentation Digits", "Range"],
                incoming.ranges.map {
                    [$0.number, $0.destination, group, String($0.number.count), String($0.count)]
                }
            )
        )
    }

    private var routes: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Incoming call routes", en: "Incoming call routes"),
            on: SetupSheet.Screen("Incoming Call Route", "New"),
            text: LocalizedText(
                nl:
                    "Line Group ID en Incoming Number op het tabblad Standard, Destination en Fallback Extension op Destinations, "
                    + "in de rij Default Value. Geen + in Incoming Number: de prefixen van de lijn maken er eerst een nummer van "
                    + "zoals je het kiest. De laatste route (leeg nummer) houdt al het andere tegen: laat die niet weg.",
                en:
                    "Line Group ID and Incoming Number on the tab Standard, Destination and Fallback Extension on Destinations, in "
                    + "the row Default Value. No + in Incoming Number: the line's prefixes first make of it a number as you dial "
                    + "it. The last route (blank number) stops everything else: do not leave it out."
            ),
            table: SetupSheet.Table(
                ["Line Group ID", "Incoming Number", "Destination", "Fallback Extension"],
                incoming.routes.map { route in
                    [
                        LocalizedText(group),
                        route.number.map { LocalizedText($0) } ?? LocalizedText(nl: "(leeg)", en: "(blank)"),
                        LocalizedText(route.destination), LocalizedText(nl: "(leeg)", en: "(blank)"),
                    ]
                }
            )
        )
    }

    /// What has to be there before a route can lead to it.
    private var destinations: SetupSheet.Step {
        let ranges = incoming.ranges.map { range in
            [
                LocalizedText(nl: "vanaf \(range.destination)", en: "from \(range.destination)"),
                LocalizedText(nl: "\(range.count) gebruikers", en: "\(range.count) users"),
                LocalizedText(range.description ?? ""),
            ]
        }
        let routes = incoming.routes.filter { $0.kind != nil }.map { route in
            [LocalizedText(route.destination), kind(route), LocalizedText(route.description ?? "")]
        }
        return SetupSheet.Step(
            LocalizedText(nl: "Kijk of de bestemmingen er zijn", en: "See that the destinations are there"),
            text: LocalizedText(
                nl: "Maak wat nog niet bestaat: een route kan alleen naar iets dat er is.",
                en: "Make what does not exist yet: a route can only lead to what is there."
            ),
            table: SetupSheet.Table(
                localized: [
                    LocalizedText(nl: "bestemming", en: "destination"), LocalizedText(nl: "is een", en: "is a"),
                    LocalizedText(nl: "voor", en: "for"),
                ],
                (ranges + routes).uniqued
            )
        )
    }

    /// What answers at a route's destination, as IP Office calls it.
    private func kind(_ route: AvayaIncoming.Route) -> LocalizedText {
        switch route.kind {
        case .extension, nil: LocalizedText(nl: "gebruiker", en: "user")
        case .ringGroup: LocalizedText(nl: "groep", en: "hunt group")
        case .queue: LocalizedText(nl: "groep met wachtrij", en: "hunt group with queue")
        case .ivr: LocalizedText(nl: "keuzemenu (short code)", en: "menu (short code)")
        case .voicemail: LocalizedText(nl: "voicemail (short code)", en: "voicemail (short code)")
        }
    }
}

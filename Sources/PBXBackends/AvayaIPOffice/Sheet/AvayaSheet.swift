import DialPlan
import TrunkModel

/// The steps in IP Office Manager, in the order in which one thing needs the other; within a screen the fields stand in the
/// screen's order.
struct AvayaSheet {
    let plan: DialPlan
    let release: AvayaRelease
    let routing: AvayaRouting
    let incoming: AvayaIncoming

    init(plan: DialPlan, release: AvayaRelease) {
        self.plan = plan
        self.release = release
        routing = AvayaRouting(plan)
        incoming = AvayaIncoming(plan)
    }

    var trunk: Trunk { plan.trunk }
    var isTrunk: Bool { trunk.kind == .trunk }
    var lines: [AvayaLine] { AvayaLine.lines(of: trunk) }

    /// A field of a screen.
    typealias Field = SetupSheet.Field

    var steps: [SetupSheet.Step] {
        [open] + system + lines.flatMap(steps(of:)) + routeSteps + incomingSteps + callerSteps + [leave, send, check]
    }

    private func steps(of line: AvayaLine) -> [SetupSheet.Step] {
        [lineTab(line), transport(line), credentials(line)] + entries(line) + [voip(line)]
            + (release.hasAdvanced ? [advanced(line)] : [])
    }

    private var open: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Haal de configuratie op", en: "Fetch the configuration"),
            on: SetupSheet.Screen("File", "Open Configuration", isConfirmed: false),
            text: LocalizedText(
                nl:
                    "Manager bewerkt een kopie. Haal die vers op en laat intussen niemand anders iets wijzigen: een oude kopie "
                    + "die je terugstuurt, overschrijft wat er sindsdien veranderd is.",
                en:
                    "Manager edits a copy. Fetch a fresh one, and let nobody change anything meanwhile: an old copy that you send "
                    + "back overwrites what has changed since."
            )
        )
    }

    /// What must not be changed, and what is better looked at.
    private var leave: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Laat dit zo", en: "Leave this alone"),
            table: SetupSheet.Table(
                localized: [
                    LocalizedText(nl: "scherm", en: "screen"), LocalizedText(nl: "wat", en: "what"),
                    LocalizedText(nl: "waarom", en: "why"),
                ],
                [
                    [
                        LocalizedText("Incoming Call Route"),
                        LocalizedText(
                            nl: "laat de twee lege routes van groep 0 staan",
                            en: "keep the two blank routes of group 0"
                        ),
                        LocalizedText(
                            nl: "zonder die routes krijgen bellers op andere lijnen in gesprek",
                            en: "without them callers on other lines hear busy"
                        ),
                    ],
                    [
                        LocalizedText("Incoming Call Route"),
                        LocalizedText(nl: "laat Destination nooit leeg", en: "never leave Destination blank"),
                        LocalizedText(
                            nl:
                                "het gebelde nummer wordt dan in de short codes gezocht, en een vreemde kan naar buiten",
                            en: "the called number is then looked up among the short codes, and a stranger can call out"
                        ),
                    ],
                    [
                        LocalizedText("System › Twinning"),
                        LocalizedText(nl: "zet er geen nummer neer", en: "put no number there"),
                        LocalizedText(
                            nl: "het gaat voor bij doorgeschakelde gesprekken, ook als het geen nummer van de trunk is",
                            en: "it goes first for forwarded calls, even if it is none of the trunk's"
                        ),
                    ],
                ]
            )
        )
    }

    private var send: SetupSheet.Step {
        let needsReboot = release != .r11
        return SetupSheet.Step(
            LocalizedText(nl: "Stuur de configuratie terug", en: "Send the configuration"),
            on: SetupSheet.Screen("File", "Save Configuration", isConfirmed: false),
            text: needsReboot
                ? LocalizedText(
                    nl:
                        "Een nieuwe SIP-lijn werkt pas na een herstart van de PBX: kies Immediate of een rustig moment. Alle "
                        + "gesprekken vallen dan weg. Accounts, routes en short codes alleen kun je zonder herstart sturen (Merge).",
                    en:
                        "A new SIP line works only after the PBX has restarted: choose Immediate or a quiet moment. All calls are "
                        + "dropped then. Credentials, routes and short codes alone can be sent without (Merge)."
                )
                : LocalizedText(
                    nl:
                        "Kies Merge: de lijn werkt zonder herstart. Verander je later Line Number, dan start de lijn opnieuw en "
                        + "vallen de gesprekken erop weg.",
                    en:
                        "Choose Merge: the line works without a restart. If you change Line Number later, the line starts anew and "
                        + "drops its calls."
                )
        )
    }

    private var check: SetupSheet.Step {
        let count = trunk.accounts.count
        let emergency = plan.numbering.emergency.first?.notation ?? "112"
        return SetupSheet.Step(
            LocalizedText(nl: "Kijk of het werkt", en: "See that it works"),
            table: SetupSheet.Table(
                localized: [
                    LocalizedText(nl: "probeer", en: "try"), LocalizedText(nl: "het moet", en: "it has to"),
                ],
                [
                    [
                        LocalizedText(nl: "System Status, Trunks", en: "System Status, Trunks"),
                        LocalizedText(
                            nl: "de lijn in dienst tonen, en \(count) keer aangemeld",
                            en: "show the line in service, and registered \(count) \(count == 1 ? "time" : "times")"
                        ),
                    ],
                    [
                        LocalizedText(
                            nl: "bel van buiten een nummer van elke soort",
                            en: "call a number of each kind from outside"
                        ),
                        LocalizedText(nl: "op de goede plek overgaan", en: "ring in the right place"),
                    ],
                    [
                        LocalizedText(
                            nl: "bel een vast en een mobiel nummer",
                            en: "call a fixed and a mobile number"
                        ),
                        LocalizedText(nl: "het goede nummer tonen", en: "show the right number"),
                    ],
                    [
                        LocalizedText(
                            nl: "bel \(emergency), in overleg met de meldkamer",
                            en: "call \(emergency), in agreement with the emergency centre"
                        ),
                        LocalizedText(
                            nl: "na elke wijziging werken: een short code mag nooit in de weg staan",
                            en: "work after every change: no short code may ever stand in the way"
                        ),
                    ],
                ]
            )
        )
    }
}

import DialPlan
import TrunkModel

/// The steps on a 3CX, screen by screen; they are enough without importing anything but the provider template.
struct ThreeCXSheet {
    let plan: DialPlan
    let line: ProductLine
    let format: NumberFormat

    var trunk: Trunk { plan.trunk }
    var labels: ThreeCXLabels { ThreeCXLabels(line.name) }
    var is14: Bool { line.name == "14" }
    var is18: Bool { line.name == "18" }

    var steps: [SetupSheet.Step] {
        let first = is18 ? [unattended] : is14 ? [] : [api]
        return first + templates + trunk.accounts.flatMap(steps(of:)) + inbound + callers + [outbound, check]
    }

    func text(_ number: PhoneNumber) -> String {
        number.formatted(format, internationalPrefix: trunk.profile.internationalPrefix)
    }

    func name(_ account: Trunk.Account) -> String { ThreeCXNames.trunk(account, in: trunk) }

    // MARK: Without the screens

    private var unattended: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(
                nl: "Alleen bij een nieuwe installatie: alles in een keer",
                en: "With a new installation only: all at once"
            ),
            text: LocalizedText(
                nl:
                    "setupconfig.xml hoort bij een onbemande installatie op Linux. Neem de trunks en regels over in je eigen bestand, hieronder, "
                    + "achter tcxinit en extensions, voor je 3CX installeert. Het bestand bevat wachtwoorden. Nummers die "
                    + "naar iets anders gaan dan een toestel of voicemail voer je daarna met de hand in. Staat 3CX er al: sla dit over.",
                en:
                    "setupconfig.xml is for an unattended installation on Linux. Copy the trunks and rules into your own file, below, "
                    + "behind tcxinit and extensions, before you install 3CX. The file holds passwords. Numbers that "
                    + "go to anything but an extension or voicemail are entered by hand afterwards. If 3CX is there already: skip this."
            ),
            code: ["/etc/3cxpbx/setupconfig.xml"]
        )
    }

    private var api: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(
                nl: "Met een Enterprise-licentie: via de API in plaats van met de hand",
                en: "With an Enterprise licence: by the API instead of by hand"
            ),
            on: SetupSheet.Screen("Admin", "Integrations", "API"),
            text: LocalizedText(
                nl:
                    "xapi-plan.json bevat alle verzoeken in volgorde, zonder wachtwoorden. Maak hier een client met 'XAPI Access Enabled'; de "
                    + "sleutel zie je maar een keer. Voer het plan uit. Loop daarna de stappen hieronder na: bijna alles is dan ingevuld, maar "
                    + "zelf doe je nog 'End Call' bij elke trunk en de nummers die toestellen tonen. Weigert 3CX het eerste "
                    + "verzoek, importeer het sjabloon dan op het scherm van de volgende stap. Zonder deze licentie: sla dit over, de stappen "
                    + "hieronder doen hetzelfde.",
                en:
                    "xapi-plan.json holds all requests in order, without passwords. Make a client here with 'XAPI Access Enabled'; the key "
                    + "is shown only once. Carry out the plan. Then go through the steps below: nearly all is filled in by then, but 'End "
                    + "Call' on every trunk and the numbers that extensions show are left to you. If 3CX refuses the first request, import the "
                    + "template on the screen of the next step. Without this licence: skip this, the steps below do the same."
            )
        )
    }

    // MARK: The template

    private var templates: [SetupSheet.Step] {
        let files = ThreeCXNames.servers(of: trunk).indices.map { ThreeCXNames.template($0, of: trunk) }
        let list = files.joined(separator: ", ")
        if is14 {
            return [
                SetupSheet.Step(
                    LocalizedText(nl: "Zet het providersjabloon neer", en: "Put the provider template in place"),
                    text: LocalizedText(
                        nl:
                            "Kopieer \(list) op de PBX naar de map hieronder. Verschijnt het sjabloon niet in de lijst van providers, kies "
                            + "dan bij General de Generic VoIP Provider: alles staat ook hieronder, veld voor veld.",
                        en:
                            "Copy \(list) on the PBX into the folder below. If the template does not appear in the list of providers, choose "
                            + "the Generic VoIP Provider under General: everything also stands below, field by field."
                    ),
                    table: templateTable,
                    code: ["C:\\ProgramData\\3CX\\Data\\Http\\Templates\\provider\\"]
                )
            ]
        }
        let screen =
            is18
            ? SetupSheet.Screen("SIP Trunks", "Import Provider")
            : SetupSheet.Screen("Admin", "Advanced", "Templates", "Provider Templates")
        return [
            SetupSheet.Step(
                LocalizedText(nl: "Importeer het providersjabloon", en: "Import the provider template"),
                on: screen,
                text: is18
                    ? LocalizedText(
                        nl: "Kies \(list) en vul het hoofdnummer in. Doe dit voor elk account een keer.",
                        en: "Choose \(list) and enter the main trunk number. Do this once for each account."
                    )
                    : LocalizedText(
                        nl: "Kies Add en neem \(list). Maak daarna per account een trunk met dit sjabloon.",
                        en: "Choose Add and take \(list). Then add a trunk with this template for each account."
                    ),
                table: templateTable
            )
        ]
    }

    /// Which account takes which template, where there are several.
    private var templateTable: SetupSheet.Table? {
        guard ThreeCXNames.servers(of: trunk).count > 1 else { return nil }
        return SetupSheet.Table(
            localized: [LocalizedText("trunk"), LocalizedText(nl: "sjabloon", en: "template")],
            trunk.accounts.map { account in
                [name(account), ThreeCXNames.template(for: account, of: trunk)].map { LocalizedText($0) }
            }
        )
    }
}

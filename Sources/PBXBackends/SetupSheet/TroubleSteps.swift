import DialPlan
import TrunkModel

/// The last part of a sheet: the provider's questions when calls fail (manual, appendix 6), made concrete for one brand.
struct TroubleSteps {
    let plan: DialPlan
    let backend: any PBXBackend
    let line: ProductLine
    let host: PBXHost
    /// Where the brand keeps each setting.
    private let places: [TrunkSetting: [SettingPlace]]

    init(plan: DialPlan, backend: any PBXBackend, line: ProductLine, host: PBXHost) {
        self.plan = plan
        self.backend = backend
        self.line = line
        self.host = host
        let places = TrunkSetting.allCases.map {
            ($0, backend.places(of: $0, in: plan, line: line, account: nil, number: nil))
        }
        self.places = Dictionary(uniqueKeysWithValues: places)
    }

    var steps: [SetupSheet.Step] { [inbound, outbound, host.log, host.trace, proof] }

    private var inbound: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(
                nl: "Inkomend: noteer precies wat de beller hoort",
                en: "Inbound: note exactly what the caller hears"
            ),
            text: LocalizedText(
                nl: "Bel een nummer van de trunk, en let op wat er verandert als je een instelling wijzigt.",
                en: "Call a number of the trunk, and watch what changes when you change a setting."
            ),
            table: table(
                LocalizedText(nl: "de beller hoort", en: "the caller hears"),
                [
                    (LocalizedText(nl: "niets", en: "nothing"), [.providerNetworks, .registration]),
                    (LocalizedText(nl: "in gesprek", en: "busy"), [.registration, .didRoutes]),
                    (
                        LocalizedText(nl: "nummer niet in gebruik", en: "the number does not exist"),
                        [.didRoutes, .contactUser]
                    ),
                    (LocalizedText(nl: "een foutmelding", en: "an error message"), [.providerNetworks, .guests]),
                    (
                        LocalizedText(nl: "de toon gaat over, maar er rinkelt niets", en: "ringing, but nothing rings"),
                        [.didRoutes]
                    ),
                    (
                        LocalizedText(nl: "geen gesprek na opnemen", en: "no call after it is answered"),
                        [.media, .codecs]
                    ),
                ]
            )
        )
    }

    private var outbound: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(
                nl: "Uitgaand: kijk in de trace wat er terugkomt",
                en: "Outbound: see in the trace what comes back"
            ),
            table: table(
                LocalizedText(nl: "antwoord of klacht", en: "answer or complaint"),
                [
                    (
                        LocalizedText(nl: "er vertrekt niets", en: "nothing leaves"),
                        [.dialRules, .registration]
                    ),
                    (
                        LocalizedText(nl: "steeds 401 of 407", en: "401 or 407 again and again"),
                        [.credentials]
                    ),
                    (LocalizedText("403"), [.fromNumber, .assertedIdentity, .destinations]),
                    (LocalizedText("404, 484"), [.dialRules]),
                    (LocalizedText("488"), [.codecs]),
                    (LocalizedText(nl: "503 of stilte", en: "503 or silence"), [.failover]),
                    (
                        LocalizedText(nl: "verkeerd nummer in beeld", en: "wrong number shown"),
                        [.fromNumber, .callerID]
                    ),
                    (
                        LocalizedText(nl: "anonieme beller toch zichtbaar", en: "anonymous caller visible after all"),
                        [.privacy]
                    ),
                    (
                        LocalizedText(nl: "je hoort elkaar niet", en: "no audio, or only one way"),
                        [.media]
                    ),
                    (
                        LocalizedText(nl: "keuzemenu hoort de toetsen niet", en: "menus do not hear the keys"),
                        [.dtmf]
                    ),
                ]
            )
        )
    }

    private var proof: SetupSheet.Step {
        let name = plan.trunk.name
        let brand = line.name.map { "\(backend.name):\($0)" } ?? backend.name
        return SetupSheet.Step(
            LocalizedText(nl: "Laat Trunkline de provider spelen", en: "Let Trunkline play the provider"),
            text: LocalizedText(
                nl:
                    "Laat de PBX tijdelijk aanmelden bij een computer met trunkline in het eigen netwerk: die test elk gesprek en "
                    + "zegt wat er moet veranderen. Kom je er niet uit, mail dan de trace aan \(plan.trunk.profile.title).",
                en:
                    "Have the PBX register for a while at a computer with trunkline in your own network: it tests every call and "
                    + "says what to change. If that does not help, mail the trace to \(plan.trunk.profile.title)."
            ),
            code: ["trunkline live-test \(name).yaml --pbx \(brand) --listen 192.0.2.1:5060 --report report"]
        )
    }

    private func table(
        _ first: LocalizedText,
        _ rows: [(symptom: LocalizedText, settings: [TrunkSetting])]
    ) -> SetupSheet.Table {
        SetupSheet.Table(
            localized: [first, LocalizedText(nl: "kijk bij", en: "look at")],
            rows.map { [$0.symptom, places(of: $0.settings)] }
        )
    }

    /// Where the brand keeps these settings, each place only once.
    private func places(of settings: [TrunkSetting]) -> LocalizedText {
        let places = settings.flatMap { (self.places[$0] ?? []).prefix(2) }.uniqued
        if places.isEmpty {
            return LocalizedText(
                nl: "heeft bij deze PBX geen instelling; zie bovenaan",
                en: "has no setting on this PBX; see the top"
            )
        }
        func text(_ language: Language) -> String {
            places.map { place in
                [place.location[language], place.section, place.key].compactMap(\.self).joined(separator: " › ")
            }.uniqued.joined(separator: "; ")
        }
        return LocalizedText(nl: text(.nl), en: text(.en))
    }
}

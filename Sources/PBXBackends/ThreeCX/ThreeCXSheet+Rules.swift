import DialPlan
import TrunkModel

extension ThreeCXSheet {
    // MARK: Calls from the provider

    /// Numbers and where they go.
    var inbound: [SetupSheet.Step] { (is14 || is18 ? [importRules] : [didTab]) + [inboundTable] }

    private var didTab: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Nummers op de trunks", en: "Numbers on the trunks"),
            on: SetupSheet.Screen("Voice & Chat", tab: "DIDs", isConfirmed: false),
            text: LocalizedText(
                nl: "Voeg op elke trunk de nummers uit de tabel hieronder toe die over die trunk komen.",
                en: "On every trunk, add the numbers of the table below that come over that trunk."
            )
        )
    }

    private var importRules: SetupSheet.Step {
        let numbers = trunk.accounts.indices.map { "\(name(trunk.accounts[$0])) = \(ThreeCXNames.number($0))" }
        return SetupSheet.Step(
            LocalizedText(nl: "Importeer de inkomende regels", en: "Import the inbound rules"),
            on: SetupSheet.Screen("Inbound Rules", "Import", isConfirmed: false),
            text: LocalizedText(
                nl:
                    "Kijk eerst in de lijst van trunks welk virtueel nummer elke trunk heeft. inbound-rules.csv gaat uit van "
                    + "\(numbers.joined(separator: ", ")), zoals op een nieuwe PBX. Is het anders, vervang dan in het bestand de getallen tussen "
                    + "vierkante haken. Regels met 'nee' in de tabel hieronder staan niet in het bestand: voer die met de hand in. Lukt "
                    + "importeren niet, voer dan de hele tabel in.",
                en:
                    "First see in the list of trunks which virtual number each trunk has. inbound-rules.csv takes "
                    + "\(numbers.joined(separator: ", ")), as on a new PBX. If it is otherwise, replace the numbers between square brackets in the "
                    + "file. Rules with 'no' in the table below are not in the file: enter those by hand. If the import fails, enter "
                    + "the whole table."
            )
        )
    }

    private var inboundTable: SetupSheet.Step {
        let all = ThreeCXDID.all(plan, format: format)
        let hasFile = is14 || is18
        var rows: [[LocalizedText]] = []
        var last: ThreeCXDID?
        for did in all {
            if did.number == last?.number, var row = rows.popLast() {
                let name = name(trunk.accounts[did.account])
                row[1] = LocalizedText(row[1].en + ", " + name)
                rows.append(row)
                continue
            }
            last = did
            let row = [
                LocalizedText(did.number), LocalizedText(name(trunk.accounts[did.account])), did.title,
                LocalizedText(did.target),
            ]
            let isInFile =
                did.csvType == nil ? LocalizedText(nl: "nee", en: "no") : LocalizedText(nl: "ja", en: "yes")
            rows.append(row + (hasFile ? [isInFile] : []))
        }
        let columns = [labels.did, "Trunk", "Destination type", "Destination number"]
        return SetupSheet.Step(
            LocalizedText(nl: "Inkomende regels", en: "Inbound rules"),
            on: SetupSheet.Screen("Inbound Rules", isConfirmed: is14),
            text: LocalizedText(
                nl:
                    "Een regel per nummer en per trunk, binnen en buiten kantoortijd dezelfde bestemming. Het nummer moet letter voor letter zijn "
                    + "wat de provider stuurt.",
                en:
                    "One rule per number and trunk, the same destination inside and outside office hours. The number must be letter for "
                    + "letter what the provider sends."
            ),
            table: SetupSheet.Table(columns + (hasFile ? ["inbound-rules.csv"] : []), rows)
        )
    }

    // MARK: Calls to the provider

    /// Who shows which number.
    var callers: [SetupSheet.Step] {
        let screen = SetupSheet.Screen(is14 || is18 ? "Extensions" : "Users", isConfirmed: false)
        let title = LocalizedText(nl: "Nummers die toestellen tonen", en: "Numbers that extensions show")
        if trunk.kind == .deviceAccounts {
            return [
                SetupSheet.Step(
                    title,
                    on: screen,
                    text: LocalizedText(
                        nl: "Laat dit veld bij elk toestel leeg: het account bepaalt het nummer.",
                        en: "Leave this field empty for every extension: the account decides the number."
                    ),
                    fields: [
                        SetupSheet.Field(
                            labels.callerID.text,
                            LocalizedText(nl: "(leeg)", en: "(empty)"),
                            isConfirmed: false
                        )
                    ]
                )
            ]
        }
        let rows = plan.callers.callers.map { [$0.extension, text($0.identity.number)] }
        guard !rows.isEmpty else { return [] }
        let hidden = plan.callers.callers.filter(\.identity.isAnonymous).map(\.extension).joined(separator: ", ")
        let warning =
            hidden.isEmpty
            ? LocalizedText(nl: "", en: "")
            : LocalizedText(
                nl: " Let op: \(hidden) zou anoniem bellen, maar 3CX kan dat niet; dit nummer is zichtbaar.",
                en: " Note: \(hidden) should call anonymously, but 3CX cannot do that; this number is visible."
            )
        return [
            SetupSheet.Step(
                title,
                on: screen,
                text: LocalizedText(
                    nl: "Alle andere toestellen laten het veld leeg en tonen het nummer van de trunk.\(warning.nl)",
                    en: "All other extensions leave the field empty and show the trunk's number.\(warning.en)"
                ),
                table: SetupSheet.Table(["Extension", labels.callerID.text], rows)
            )
        ]
    }

    /// The table of outbound rules.
    var outbound: SetupSheet.Step {
        let rules = ThreeCXRule.all(plan, format: format)
        let routes = rules.map(\.accounts.count).max() ?? 0
        // A column that stays empty only makes the others narrow.
        let hasExtensions = rules.contains { !$0.extensions.isEmpty }
        let columns =
            [ThreeCXLabels.ruleName, ThreeCXLabels.prefix] + (hasExtensions ? [ThreeCXLabels.extensions] : [])
            + [ThreeCXLabels.length, ThreeCXLabels.strip, ThreeCXLabels.prepend]
            + (0..<routes).map { ThreeCXLabels.route($0 + 1) }
        let rows = rules.map { rule in
            [rule.name, rule.prefixText] + (hasExtensions ? [rule.extensionText] : [])
                + [rule.lengthText, String(rule.strip), rule.prepend]
                + (0..<routes).map { index in
                    rule.accounts.indices.contains(index) ? name(trunk.accounts[rule.accounts[index]]) : ""
                }
        }
        return SetupSheet.Step(
            LocalizedText(nl: "Uitgaande regels", en: "Outbound rules"),
            on: SetupSheet.Screen("Outbound Rules"),
            text: LocalizedText(
                nl:
                    "Maak deze regels in deze volgorde, boven alle andere: 3CX neemt de eerste die past. Een leeg vak blijft leeg. 'Strip digits' "
                    + "en 'Prepend' zijn bij elke route van een regel gelijk. Zet oude regels die hetzelfde doen uit: daar zou langs kunnen "
                    + "wat hier niet mag.",
                en:
                    "Make these rules in this order, above all others: 3CX takes the first that fits. An empty cell stays empty. 'Strip "
                    + "digits' and 'Prepend' are the same in every route of a rule. Remove old rules that do the same: what may not pass "
                    + "here could pass there."
            ),
            table: SetupSheet.Table(columns, rows)
        )
    }

    // MARK: Afterwards

    var check: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Kijk of het werkt", en: "See that it works"),
            on: SetupSheet.Screen(labels.trunks.text, isConfirmed: labels.trunks.isConfirmed),
            text: LocalizedText(
                nl:
                    "Elke trunk moet als aangemeld (groen) in de lijst staan. Werk je later het sjabloon bij of kies je 'Sync Template', kijk dan "
                    + "opnieuw naar de uitgaande parameters. Bel naar elk nummer, en naar buiten met een kort, een nationaal en een "
                    + "buitenlands nummer, langer dan veertig seconden.",
                en:
                    "Every trunk must stand in the list as registered (green). If you update the template later or choose 'Sync Template', look "
                    + "at the outbound parameters again. Call every number, and call out with a short, a national and a foreign number, "
                    + "longer than forty seconds."
            )
        )
    }
}

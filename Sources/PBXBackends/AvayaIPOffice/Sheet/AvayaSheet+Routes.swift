import DialPlan
import TrunkModel

/// Outbound: ARS forms, system short codes, users' own.
extension AvayaSheet {
    var routeSteps: [SetupSheet.Step] { routing.forms.map(form) + [system(routing.system)] + routing.users.map(user) }

    private func table(_ codes: [ShortCode]) -> SetupSheet.Table {
        SetupSheet.Table(
            ["Code", "Feature", "Telephone Number", "Line Group ID"],
            codes.map { [$0.code, $0.feature.rawValue, $0.telephoneNumber, $0.lineGroup] }
        )
    }

    private func form(_ form: AvayaRouting.Form) -> SetupSheet.Step {
        let users = form.head.accounts.map { trunk.accounts[$0].username }
        let twins =
            form.head.accounts.count > 1
            ? LocalizedText(
                nl:
                    " Elke code staat er \(form.head.accounts.count) keer: de PBX neemt de eerste waarvan de route vrij is.",
                en:
                    " Each code stands \(form.head.accounts.count) times: the PBX takes the first whose route is available."
            ) : LocalizedText("")
        return SetupSheet.Step(
            LocalizedText(
                nl: "ARS-formulier over \(users.joined(separator: ", dan "))",
                en: "ARS form over \(users.joined(separator: ", then "))"
            ),
            on: SetupSheet.Screen("ARS", "New"),
            text: LocalizedText(
                nl:
                    "De codes staan ook in \(trunk.name).ipo-routes.txt. Wat er niet in staat, gaat niet uit; zet er geen ? of N "
                    + "alleen bij.\(twins.nl)",
                en:
                    "The codes stand in \(trunk.name).ipo-routes.txt too. What is not among them does not go out; add no ? or N "
                    + "alone.\(twins.en)"
            ),
            fields: [
                Field(
                    "ARS Route ID",
                    String(form.head.number),
                    reason: LocalizedText(
                        nl:
                            "geeft de PBX zelf; krijg je een ander, gebruik dat dan waar hier \(form.head.number) staat",
                        en: "given by the PBX; if yours is another, use that wherever \(form.head.number) stands here"
                    )
                ),
                Field("Route Name", form.head.name),
                Field("Secondary Dial Tone", "Off"),
                Field("Dial Delay Time", "System"),
                Field("Alternate Route", "None"),
            ],
            table: table(form.codes)
        )
    }

    private func system(_ codes: [ShortCode]) -> SetupSheet.Step {
        let fallback =
            trunk.outsideLine.isEmpty
            ? LocalizedText(
                nl: "De code ?/Dial/./0 staat er al: verander die.",
                en: "The code ?/Dial/./0 is there already: change it."
            )
            : LocalizedText(
                nl: "Verwijder ?/Dial/./0: die stuurt al het andere naar groep 0.",
                en: "Delete ?/Dial/./0: it sends everything else to group 0."
            )
        return SetupSheet.Step(
            LocalizedText(nl: "Short codes van het systeem", en: "System short codes"),
            on: SetupSheet.Screen("Short Code", "New"),
            text: LocalizedText(
                nl:
                    "\(fallback.nl) Haal andere codes weg die zo beginnen. \(AvayaRouting.refusalCode(plan)) geeft in gesprek: "
                    + "daar gaan gesprekken heen naar nummers zonder route.",
                en:
                    "\(fallback.en) Remove other codes that begin like these. \(AvayaRouting.refusalCode(plan)) gives busy: calls "
                    + "to numbers without a route go there."
            ),
            table: table(codes)
        )
    }

    private func user(_ extension: String, _ codes: [ShortCode]) -> SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(
                nl: "Short codes van gebruiker \(`extension`)",
                en: "Short codes of user \(`extension`)"
            ),
            on: SetupSheet.Screen("User", `extension`, tab: "Short Codes"),
            text: LocalizedText(
                nl: "Deze gaan voor die van het systeem: deze gebruiker belt over een ander account.",
                en: "These override the system's: this user calls out by another account."
            ),
            table: table(codes)
        )
    }
}

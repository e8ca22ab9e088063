import TrunkModel

extension FreePBXSheet {
    /// The script instead of the screens, for lines that have one.
    var script: SetupSheet.Step? {
        guard line.hasApplyScript else { return nil }
        let file = FreePBXApply.file(trunk)
        return SetupSheet.Step(
            LocalizedText(nl: "Met een script in plaats van met de hand", en: "By a script instead of by hand"),
            text: LocalizedText(
                nl:
                    "Mag je overslaan. Dit script voert de trunks, uitgaande routes en inkomende routes in zoals ze hieronder "
                    + "staan. Het eerste commando verandert niets en laat zien wat er zou gebeuren; het tweede voegt toe wat er "
                    + "nog niet is en verwijdert nooit iets. Meldt het daarna geen verschil meer, ga dan verder na de stappen "
                    + "over de inkomende routes. Gooi het script weg als je klaar bent: de wachtwoorden staan erin.",
                en:
                    "You may skip this. This script enters the trunks, outbound routes and inbound routes as they stand below. "
                    + "The first command changes nothing and shows what would happen; the second adds what is missing and never "
                    + "deletes anything. If it then reports no difference, go on after the steps on inbound routes. Throw the "
                    + "script away when you are done: it holds the passwords."
            ),
            code: ["php \(file)", "php \(file) --apply"]
        )
    }
}

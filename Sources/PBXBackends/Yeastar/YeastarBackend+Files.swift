import TrunkModel

extension YeastarBackend {
    func emits(_ line: ProductLine) -> [EmittedFile] {
        switch YeastarLine(line) {
        case .pSeries:
            [
                EmittedFile(
                    "openapi-plan.json",
                    LocalizedText(
                        nl: "aanroepen van de Open API, in volgorde: trunks, dan uitgaande routes",
                        en: "requests to the Open API, in order: trunks, then outbound routes"
                    )
                ),
                EmittedFile(
                    "dids-ACCOUNT.csv",
                    LocalizedText(nl: "nummers van een trunk, om te importeren", en: "a trunk's numbers, to import")
                ),
                EmittedFile(
                    "outbound-caller-ids-ACCOUNT.csv",
                    LocalizedText(
                        nl: "wie met welk nummer belt, om te importeren",
                        en: "who shows which number, to import"
                    )
                ),
                EmittedFile(
                    "did-to-extension.csv",
                    LocalizedText(
                        nl: "doorkiesnummers en hun toestellen, om te importeren",
                        en: "direct numbers and their extensions, to import"
                    )
                ),
            ]
        case .sSeries:
            [
                EmittedFile(
                    "trunks.csv",
                    LocalizedText(nl: "trunks, om te importeren", en: "trunks, to import")
                ),
                EmittedFile(
                    "outbound-routes.csv",
                    LocalizedText(nl: "uitgaande routes, om te importeren", en: "outbound routes, to import")
                ),
                EmittedFile(
                    "inbound-routes.csv",
                    LocalizedText(
                        nl: "inkomende routes naar toestellen, om te importeren",
                        en: "inbound routes to extensions, to import"
                    )
                ),
            ]
        case .myPBX:
            [
                EmittedFile(
                    "NAME.mypbx.yaml",
                    LocalizedText(
                        nl: "alle velden met hun waarde, voor programma's",
                        en: "all fields with their values, for programs"
                    )
                )
            ]
        }
    }
}

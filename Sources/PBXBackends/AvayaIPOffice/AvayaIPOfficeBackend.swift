import DialPlan
import Templating
import TrunkModel

/// Avaya IP Office (IP500 V2 and Server Edition), 8.0 to 12: a setup sheet per generation of its SIP line form, and the
/// routes as text in Avaya's own notation.
///
/// Manager takes none of these files: there is no documented format for lines, short codes or routes. They are for typing
/// from, for comparing, and for keeping under version control. Facts and their sources stand beside the constants.
struct AvayaIPOfficeBackend: PBXBackend {
    let name = "avaya-ipoffice"
    let title = "Avaya"
    let model = "IP Office"
    let lines = [
        ProductLine("11", title: "IP Office 11-12", versions: "11.0 to 12.x", aliases: ["12", "12.x"]),
        ProductLine("10", title: "IP Office 9.1-10", versions: "9.1 to 10.1", aliases: ["9.1", "10.1"]),
        ProductLine("9", title: "IP Office 8-9.0", versions: "8.0 to 9.0", aliases: ["8", "8.1", "9.0"]),
    ]

    /// Makes the backend.
    init() {}

    func emits(_ line: ProductLine) -> [EmittedFile] {
        [
            EmittedFile(
                "NAME.ipo-routes.txt",
                LocalizedText(
                    nl: "uitgaand: short codes en ARS, in de notatie van Avaya (om over te typen)",
                    en: "outbound: short codes and ARS, in Avaya's notation (to type from)"
                )
            ),
            EmittedFile(
                "NAME.ipo-incoming.txt",
                LocalizedText(
                    nl: "inkomend: incoming call routes en MSN Configuration (om over te typen)",
                    en: "inbound: incoming call routes and MSN Configuration (to type from)"
                )
            ),
        ]
    }

    var deployments: (any DeploymentReader)? { AvayaDeployments() }
    var auditor: (any DeploymentAuditor)? { ExportAuditor.avaya }

    func limitations(of line: ProductLine) -> [Limitation] {
        AvayaLimitations.all(AvayaRelease(line))
    }

    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering] {
        let scope = AvayaScope(plan: plan, versions: line.versions)
        let routes = "\(plan.trunk.name).ipo-routes.txt"
        let incoming = "\(plan.trunk.name).ipo-incoming.txt"
        return [
            Rendering(
                routes,
                template: "avaya-ipoffice/ipo-routes.txt.mustache",
                scope: scope.routes(file: routes)
            ),
            Rendering(
                incoming,
                template: "avaya-ipoffice/ipo-incoming.txt.mustache",
                scope: scope.incoming(file: incoming)
            ),
        ]
    }

    func host(for plan: DialPlan, line: ProductLine) -> PBXHost { AvayaHost.host }

    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step] {
        AvayaSheet(plan: plan, release: AvayaRelease(line)).steps
    }
}

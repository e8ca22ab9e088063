import DialPlan
import Templating
import TrunkModel

/// 3CX: a provider template for every version, and what a version can import or take over its API.
struct ThreeCXBackend: PBXBackend {
    let name = "3cx"
    let title = "3CX"
    let model = "3CX V20"
    let lines = [
        ProductLine("20", title: "3CX V20", versions: "20"),
        ProductLine("18", title: "3CX 15.5-18", versions: "15.5 to 18", aliases: ["15.5", "15", "16"]),
        ProductLine("14", title: "3CX 12.5-14", versions: "12.5 to 14", aliases: ["12.5", "12"]),
    ]

    /// Makes the backend.
    init() {}

    func emits(_ line: ProductLine) -> [EmittedFile] {
        let template = EmittedFile(
            "NAME.pv.xml",
            LocalizedText(
                nl: "providersjabloon: server, codecs, SIP-velden",
                en: "provider template: server, codecs, SIP fields"
            )
        )
        let inbound = EmittedFile(
            "inbound-rules.csv",
            LocalizedText(nl: "inkomende regels om te importeren", en: "inbound rules to import")
        )
        let setup = EmittedFile(
            "setupconfig.xml",
            LocalizedText(
                nl: "trunks en regels voor een onbemande nieuwe installatie",
                en: "trunks and rules for an unattended new installation"
            )
        )
        let plan = EmittedFile(
            "xapi-plan.json",
            LocalizedText(
                nl: "alle verzoeken aan de API van 3CX, in volgorde",
                en: "all requests to 3CX's API, in order"
            )
        )
        switch line.name {
        case "14": return [template, inbound]
        case "18": return [template, inbound, setup]
        default: return [template, plan]
        }
    }

    func limitations(of line: ProductLine) -> [Limitation] { ThreeCXLimitations.all(line) }

    func numberFormat(for plan: DialPlan, line: ProductLine) -> NumberFormat {
        let takesPlus = line.name.map(ThreeCXNames.linesWithPlus.contains) ?? true
        return plan.trunk.numberFormat == .plus && !takesPlus ? .withoutPlus : plan.trunk.numberFormat
    }

    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering] {
        let scope = ThreeCXScope(plan: plan, line: line, format: numberFormat(for: plan, line: line))
        let templates = ThreeCXNames.servers(of: plan.trunk).indices.map { index in
            Rendering(
                ThreeCXNames.template(index, of: plan.trunk),
                template: "3cx/provider.pv.xml.mustache",
                scope: scope.template(index)
            )
        }
        let inbound = Rendering(
            "inbound-rules.csv",
            template: "3cx/inbound-rules.csv.mustache",
            scope: scope.inboundRules
        )
        switch line.name {
        case "14": return templates + [inbound]
        case "18":
            let setup = Rendering(
                "setupconfig.xml",
                template: "3cx/setupconfig.xml.mustache",
                scope: scope.setup,
                holdsSecret: true
            )
            return templates + [inbound, setup]
        default:
            return templates + [
                Rendering("xapi-plan.json", template: "3cx/xapi-plan.json.mustache", scope: scope.requests)
            ]
        }
    }

    var deployments: (any DeploymentReader)? { ThreeCXDeployments() }
    var auditor: (any DeploymentAuditor)? { ExportAuditor.threeCX }

    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step] {
        ThreeCXSheet(plan: plan, line: line, format: numberFormat(for: plan, line: line)).steps
    }

    func host(for plan: DialPlan, line: ProductLine) -> PBXHost { ThreeCXHost(line: line).host }
}

import DialPlan
import Templating
import TrunkModel

/// Asterisk with chan_pjsip, 16 to 22: `pjsip_NAME.conf` and `extensions_NAME.conf`.
///
/// Only options that Asterisk 16 has are written: every one of them still exists in 22.
struct AsteriskPJSIPBackend: PBXBackend {
    let name = "asterisk-pjsip"
    let title = "Asterisk"
    let model = "Asterisk 16-22 (chan_pjsip)"
    let lines = [ProductLine(versions: "16 to 22")]

    /// Makes the backend.
    init() {}

    func emits(_ line: ProductLine) -> [EmittedFile] {
        [
            EmittedFile(
                "pjsip_NAME.conf",
                LocalizedText(
                    nl: "endpoints, registraties en herkenning van de provider",
                    en: "endpoints, registrations, identification of the provider"
                )
            ),
            EmittedFile(
                "extensions_NAME.conf",
                LocalizedText(nl: "het belplan, in en uit", en: "the dial plan, in and out")
            ),
        ]
    }

    var deployments: (any DeploymentReader)? { AsteriskDeployments(form: PJSIPForm()) }

    var auditor: (any DeploymentAuditor)? { AsteriskAuditor(isSIP: false) }

    func limitations(of line: ProductLine) -> [Limitation] {
        [AsteriskLimitations.anonymousFrom]
    }

    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering] {
        let trunk = plan.trunk
        let networks = trunk.providerNetworks.map(\.description)
        // Where no network is known, the servers' own addresses are all there is to go by.
        let matches = networks.isEmpty ? trunk.accounts.map(\.server.host).uniqued : networks
        let scope = AsteriskScope(
            plan: plan,
            toHeader: "${PJSIP_HEADER(read,To)}",
            versions: line.versions,
            extras: [
                ("networks", .texts(matches)),
                ("first_object", .optional(trunk.accounts.first.map { AsteriskNames.object($0, in: trunk) })),
            ]
        )
        let pjsip = "pjsip_\(trunk.name).conf"
        let extensions = "extensions_\(trunk.name).conf"
        return [
            Rendering(
                pjsip,
                template: "asterisk-pjsip/pjsip.conf.mustache",
                scope: scope.scope(file: pjsip),
                holdsSecret: true
            ),
            Rendering(
                extensions,
                template: "asterisk-pjsip/extensions.conf.mustache",
                scope: scope.scope(file: extensions)
            ),
        ]
    }

    func host(for plan: DialPlan, line: ProductLine) -> PBXHost {
        AsteriskSheet(plan: plan, driver: .pjsip).host
    }

    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step] {
        AsteriskSheet(plan: plan, driver: .pjsip).steps
    }
}

extension Sequence where Element: Hashable {
    /// The elements, each only once, in their order.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

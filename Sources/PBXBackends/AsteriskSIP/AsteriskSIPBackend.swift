import DialPlan
import Templating
import TrunkModel

/// Asterisk with chan_sip, 1.8 to 20: `sip_NAME.conf`, `sip_register_NAME.conf` and `extensions_NAME.conf`.
struct AsteriskSIPBackend: PBXBackend {
    let name = "asterisk-sip"
    let title = "Asterisk"
    let model = "Asterisk 1.8-20 (chan_sip)"
    let lines = [ProductLine(versions: "1.8 to 20")]

    /// Makes the backend.
    init() {}

    func emits(_ line: ProductLine) -> [EmittedFile] {
        [
            EmittedFile("sip_NAME.conf", LocalizedText(nl: "de peers", en: "the peers")),
            EmittedFile(
                "sip_register_NAME.conf",
                LocalizedText(
                    nl: "wat in [general] hoort: de registraties",
                    en: "what belongs into [general]: the registrations"
                )
            ),
            EmittedFile(
                "extensions_NAME.conf",
                LocalizedText(nl: "het belplan, in en uit", en: "the dial plan, in and out")
            ),
        ]
    }

    var deployments: (any DeploymentReader)? { AsteriskDeployments(form: SIPForm()) }

    var auditor: (any DeploymentAuditor)? { AsteriskAuditor(isSIP: true) }

    func limitations(of line: ProductLine) -> [Limitation] {
        [
            AsteriskLimitations.anonymousFrom, AsteriskLimitations.removedFromAsterisk21,
            AsteriskLimitations.digestLength,
            AsteriskLimitations.hostLength, AsteriskLimitations.guestsIPv4,
        ]
    }

    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering] {
        let trunk = plan.trunk
        let peers = "sip_\(trunk.name).conf"
        let register = "sip_register_\(trunk.name).conf"
        let extensions = "extensions_\(trunk.name).conf"
        // Without networks, the peers' own addresses are all there is to go by, and guests are not needed.
        let networks = trunk.providerNetworks.filter(\.isIPv4)
        let scope = AsteriskScope(
            plan: plan,
            toHeader: "${SIP_HEADER(To)}",
            versions: line.versions,
            extras: [
                ("peers_file", .text(peers)),
                ("register_file", .text(register)),
                ("guests", .flag(!networks.isEmpty)),
                ("networks_text", .text(networks.map(\.description).joined(separator: ", "))),
                ("networks_pattern", .text(AddressPattern.regularExpression(networks))),
            ]
        )
        return [
            Rendering(
                peers,
                template: "asterisk-sip/sip.conf.mustache",
                scope: scope.scope(file: peers),
                holdsSecret: true
            ),
            Rendering(
                register,
                template: "asterisk-sip/sip_register.conf.mustache",
                scope: scope.scope(file: register)
            ),
            Rendering(
                extensions,
                template: "asterisk-sip/extensions.conf.mustache",
                scope: scope.scope(file: extensions)
            ),
        ]
    }

    func host(for plan: DialPlan, line: ProductLine) -> PBXHost {
        AsteriskSheet(plan: plan, driver: .sip).host
    }

    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step] {
        AsteriskSheet(plan: plan, driver: .sip).steps
    }
}

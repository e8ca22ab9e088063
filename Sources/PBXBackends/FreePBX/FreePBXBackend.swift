import DialPlan
import Templating
import TrunkModel

/// FreePBX 13 to 17, Issabel, and the older FreePBX in Elastix, trixbox and AsteriskNOW.
///
/// No version imports a trunk with its routes. What can be imported is made as CSV (inbound routes, dial patterns); the rest
/// is entered by the setup sheet. The trunk import of Bulk Handler is left out on purpose: it loses the codecs and the
/// setting that tells inbound calls apart, without a word.
struct FreePBXBackend: PBXBackend {
    let name = "freepbx"
    let title = "FreePBX"
    let model = "FreePBX"
    let lines = FreePBXLine.all.map(\.productLine)

    let deployments: (any DeploymentReader)? = FreePBXDeployments()

    let auditor: (any DeploymentAuditor)? = FreePBXAuditor()

    /// Makes the backend.
    init() {}

    /// What a product line can do; the newest for a line that is not this brand's.
    func version(_ line: ProductLine) -> FreePBXLine { FreePBXLine(line) ?? FreePBXLine.all[0] }

    /// The plan as FreePBX has it.
    func view(_ plan: DialPlan, _ line: ProductLine) -> FreePBXPlan { FreePBXPlan(plan, line: version(line)) }

    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering] {
        FreePBXFiles(view: view(plan, line), product: line.title ?? model).renderings
    }

    func limitations(of line: ProductLine) -> [Limitation] { FreePBXLimitations.all(version(line)) }

    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step] {
        FreePBXSheet(view: view(plan, line)).steps
    }

    func host(for plan: DialPlan, line: ProductLine) -> PBXHost { FreePBXSheet(view: view(plan, line)).host }

    func places(
        of setting: TrunkSetting,
        in plan: DialPlan,
        line: ProductLine,
        account: Int?,
        number: String?
    ) -> [SettingPlace] {
        FreePBXPlaces(view: view(plan, line), account: account, number: number).places(of: setting)
    }

    func emits(_ line: ProductLine) -> [EmittedFile] {
        let version = version(line)
        var files = [
            EmittedFile(
                "extensions_custom_NAME.conf",
                LocalizedText(
                    nl: "voor extensions_custom.conf: P-Asserted-Identity, Privacy, nummers van buiten",
                    en: "for extensions_custom.conf: P-Asserted-Identity, Privacy, numbers from outside"
                )
            )
        ]
        if version.driver == .sip {
            files.append(
                EmittedFile(
                    "sip_general_custom_NAME.conf",
                    LocalizedText(
                        nl: "voor sip_general_custom.conf: wie er mag bellen",
                        en: "for sip_general_custom.conf: who may call"
                    )
                )
            )
        }
        if version.hasApplyScript { files.append(FreePBXApply.emitted) }
        if version.importsInboundRoutes {
            files.append(
                EmittedFile(
                    "dids.csv",
                    LocalizedText(nl: "inkomende routes, om te importeren", en: "inbound routes, to import")
                )
            )
        }
        files.append(
            EmittedFile(
                "route-ROUTE-patterns.csv",
                LocalizedText(
                    nl: "per uitgaande route de kiespatronen, om te uploaden",
                    en: "the dial patterns of each outbound route, to upload"
                )
            )
        )
        return files
            + FreePBXExpected.files(version).map { file in
                EmittedFile(
                    "expected/\(file)",
                    LocalizedText(
                        nl: "wat FreePBX hierna schrijft, om mee te vergelijken",
                        en: "what FreePBX then writes, to compare with"
                    )
                )
            }
    }
}

import DialPlan
import Templating
import TrunkModel

/// FreePBX 13 to 17, Issabel, and the older FreePBX in Elastix, trixbox and AsteriskNOW.
struct FreePBXBackend: PBXBackend {
    let name = "freepbx"
    let title = "FreePBX"
    let model = "FreePBX"
    let lines = FreePBXLine.all.map(\.productLine)

    /// Makes the backend.
    init() {}

    /// What a product line can do; the newest for a line that is not this brand's.
    func version(_ line: ProductLine) -> FreePBXLine { FreePBXLine(line) ?? FreePBXLine.all[0] }

    /// The plan as FreePBX has it.
    func view(_ plan: DialPlan, _ line: ProductLine) -> FreePBXPlan { FreePBXPlan(plan, line: version(line)) }

    func emits(_ line: ProductLine) -> [EmittedFile] { [] }

    func limitations(of line: ProductLine) -> [Limitation] { [] }

    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering] { [] }

    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step] { [] }

    func host(for plan: DialPlan, line: ProductLine) -> PBXHost { AsteriskSheet(plan: plan, driver: .pjsip).host }

    func places(
        of setting: TrunkSetting,
        in plan: DialPlan,
        line: ProductLine,
        account: Int?,
        number: String?
    ) -> [SettingPlace] { [] }
}

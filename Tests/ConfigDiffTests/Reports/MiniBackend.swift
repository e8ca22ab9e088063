import DialPlan
import PBXBackends
import TrunkModel

/// A brand whose deployed form is that of ``MiniReader``; in all else it is Asterisk.
struct MiniBackend: PBXBackend {
    var reader: MiniReader?
    private let other: any PBXBackend = BackendRegistry.all[0]

    init(reader: MiniReader?) { self.reader = reader }

    var name: String { "mini" }
    var title: String { other.title }
    var model: String { other.model }
    var lines: [ProductLine] { other.lines }
    var deployments: (any DeploymentReader)? { reader }

    func emits(_ line: ProductLine) -> [EmittedFile] { other.emits(line) }
    func limitations(of line: ProductLine) -> [Limitation] { [] }
    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering] { other.renderings(of: plan, line: line) }
    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step] { [] }
    func host(for plan: DialPlan, line: ProductLine) -> PBXHost { other.host(for: plan, line: line) }

    func places(
        of setting: TrunkSetting,
        in plan: DialPlan,
        line: ProductLine,
        account: Int?,
        number: String?
    ) -> [SettingPlace] { [] }
}

import DialPlan
import TrunkModel

/// Yeastar: the P-Series by its Open API and CSV, the S-Series by CSV, MyPBX by its screens.
///
/// Sources: help.yeastar.com (import parameters, Open API), the MyPBX manuals, and the provider's manual, appendix 4.
struct YeastarBackend: PBXBackend {
    let name = "yeastar"
    let title = "Yeastar"
    let model = "Yeastar"
    let lines = [
        ProductLine(
            YeastarLine.pSeries.rawValue,
            title: "Yeastar P-Series",
            versions: "P-Series Appliance, Software and Cloud Edition",
            aliases: ["p", "p-appliance", "p-software", "p-cloud"]
        ),
        ProductLine(
            YeastarLine.sSeries.rawValue,
            title: "Yeastar S-Series",
            versions: "S-Series, K2, old Cloud PBX",
            aliases: ["s", "k2", "cloud"]
        ),
        ProductLine(
            YeastarLine.myPBX.rawValue,
            title: "Yeastar MyPBX",
            versions: "MyPBX SOHO, Standard, Pro, U-series"
        ),
    ]

    /// Makes the backend.
    init() {}

    func numberFormat(for plan: DialPlan, line: ProductLine) -> NumberFormat { YeastarLine(line).numberFormat(plan) }

    func limitations(of line: ProductLine) -> [Limitation] { YeastarLimitations.of(YeastarLine(line)) }

    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering] {
        let yeastar = YeastarPlan(plan, YeastarLine(line))
        return switch yeastar.line {
        case .pSeries: YeastarPSeriesFiles(yeastar: yeastar).renderings
        case .sSeries: YeastarSSeriesFiles(yeastar: yeastar).renderings
        case .myPBX: [YeastarTwin(yeastar: yeastar).rendering]
        }
    }

    var deployments: (any DeploymentReader)? { YeastarDeployments() }
    var auditor: (any DeploymentAuditor)? { ExportAuditor.yeastar }

    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step] {
        YeastarPlan(plan, YeastarLine(line)).sheetSteps
    }

    func host(for plan: DialPlan, line: ProductLine) -> PBXHost {
        YeastarHost(yeastar: YeastarPlan(plan, YeastarLine(line))).host
    }

    func places(
        of setting: TrunkSetting,
        in plan: DialPlan,
        line: ProductLine,
        account: Int?,
        number: String?
    ) -> [SettingPlace] {
        let places = YeastarPlaces(yeastar: YeastarPlan(plan, YeastarLine(line)), account: account, number: number)
        return switch YeastarLine(line) {
        case .pSeries: places.pSeries(setting)
        case .sSeries: places.sSeries(setting)
        case .myPBX: places.myPBX(setting)
        }
    }
}

extension YeastarPlan {
    /// What a person does on the PBX.
    var sheetSteps: [SetupSheet.Step] {
        switch line {
        case .pSeries: YeastarPSeriesSheet(yeastar: self).steps
        case .sSeries: YeastarSSeriesSheet(yeastar: self).steps
        case .myPBX: YeastarMyPBXSheet(yeastar: self).steps
        }
    }
}

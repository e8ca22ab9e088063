public import Diagnostics
public import DialPlan
public import TrunkModel

/// A PBX brand: what it can express, and how a plan becomes its configuration.
public protocol PBXBackend: Sendable {
    /// The name after `--pbx`, such as `asterisk-pjsip`.
    var name: String { get }
    /// What the brand is called, for the provider's "Merk".
    var title: String { get }
    /// The model, for the provider's "Type".
    var model: String { get }
    /// Versions covered, newest first; the first is taken when none is named. `line` is what may follow the colon.
    var lines: [ProductLine] { get }

    /// The files that a line gets, in the order in which a reader wants them; `NAME` stands for the trunk's name.
    ///
    /// Empty for a brand that only gets a setup sheet.
    func emits(_ line: ProductLine) -> [EmittedFile]

    /// What a line cannot express.
    func limitations(of line: ProductLine) -> [Limitation]

    /// How this brand writes the trunk's numbers on the wire: the trunk's own format, but for a brand that cannot.
    ///
    /// A brand that writes another says so in a limitation; the setup sheet names this format for the provider's screens.
    func numberFormat(for plan: DialPlan, line: ProductLine) -> NumberFormat

    /// The folder on the PBX that the files belong into, for a brand whose files name it: their templates may print
    /// `folder`, which is this unless the files are written elsewhere. Nil for other brands.
    var folder: String? { get }

    /// The configuration files as templates and what they print (the setup sheet is made by the engine).
    func renderings(of plan: DialPlan, line: ProductLine) -> [Rendering]

    /// Reads what is deployed, for `diff`, `import` and `audit`; nil for a brand whose deployed form nobody can read.
    var deployments: (any DeploymentReader)? { get }

    /// Looks for weaknesses in what is deployed, for `audit`; nil for a brand whose deployed form says nothing of safety.
    var auditor: (any DeploymentAuditor)? { get }

    /// What a line fills in that was captured from the user's own system (`generate --base FILE`); nil for nothing.
    func base(_ line: ProductLine) -> LocalizedText?

    /// Fills in a file that was captured from the user's own system: known values are replaced, everything else stays.
    ///
    /// - Returns: The files, named after the captured one.
    /// - Throws: `DiagnosedFailure` when the file is not what it should be, with its line and column.
    func filling(_ base: CapturedFile, for plan: DialPlan, line: ProductLine) throws(DiagnosedFailure) -> [OutputFile]

    /// The steps on the PBX itself, in order.
    func sheetSteps(for plan: DialPlan, line: ProductLine) -> [SetupSheet.Step]

    /// The PBX's surroundings: ports, logs, traces, its own firewall.
    func host(for plan: DialPlan, line: ProductLine) -> PBXHost

    /// Where the brand keeps a setting, in the order in which to look: what a live test's advice names.
    ///
    /// - Parameters:
    ///   - setting: The setting.
    ///   - plan: The plan that the PBX should follow.
    ///   - line: The product line.
    ///   - account: The account that it is about, as an index into the trunk's; nil for all.
    ///   - number: The trunk's number that it is about, as E.164 digits; nil for all.
    /// - Returns: The places; none where the brand does not say.
    func places(
        of setting: TrunkSetting,
        in plan: DialPlan,
        line: ProductLine,
        account: Int?,
        number: String?
    ) -> [SettingPlace]
}

extension PBXBackend {
    /// None.
    public var deployments: (any DeploymentReader)? { nil }

    /// None.
    public var auditor: (any DeploymentAuditor)? { nil }

    /// None.
    public func base(_ line: ProductLine) -> LocalizedText? { nil }

    /// Refuses: rule `base-not-taken`.
    public func filling(
        _ base: CapturedFile,
        for plan: DialPlan,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [OutputFile] {
        var log = DiagnosticLog()
        log.error("\(name) fills no file of yours: leave --base out", rule: "base-not-taken", at: nil)
        throw DiagnosedFailure(log)
    }

    /// None.
    public var folder: String? { nil }

    /// The trunk's own.
    public func numberFormat(for plan: DialPlan, line: ProductLine) -> NumberFormat { plan.trunk.numberFormat }

    /// A number as this brand writes it on the wire.
    public func wireFormat(_ number: PhoneNumber, _ plan: DialPlan, _ line: ProductLine) -> String {
        number.formatted(
            numberFormat(for: plan, line: line),
            internationalPrefix: plan.trunk.profile.internationalPrefix
        )
    }
}

public import ConfigFormats
public import Diagnostics
public import DialPlan
public import PBXBackends
public import Templating
import TrunkModel

/// Compares a plan with what is deployed of it: generates what should be, reads what is, and says what differs.
public struct DriftCheck: Sendable {
    /// The brand and its line.
    public let selection: BackendRegistry.Selection
    private let reader: any DeploymentReader
    private let templates: TemplateLibrary

    /// Prepares a check.
    ///
    /// - Parameters:
    ///   - selection: The brand and its line.
    ///   - templates: The templates that ship with the product, or with some of them replaced.
    /// - Throws: `DiagnosedFailure` (rule `deployed-form`) for a brand whose deployed form nobody can read.
    public init(
        _ selection: BackendRegistry.Selection,
        templates: TemplateLibrary = TemplateFiles.makeLibrary()
    ) throws(DiagnosedFailure) {
        guard let reader = selection.backend.deployments else {
            throw DiagnosedFailure(
                "\(selection.name) has no readable deployed form: compare with the setup sheet that 'generate' makes",
                rule: "deployed-form"
            )
        }
        self.selection = selection
        self.reader = reader
        self.templates = templates
    }

    /// What is known of the brand's objects.
    public var kinds: [ObjectKind] { reader.kinds(of: selection.line) }

    /// The files that a running Asterisk is asked for; empty where none runs behind the brand.
    public var runningFiles: [String] { reader.runningFiles }

    /// Compares.
    ///
    /// - Parameters:
    ///   - plan: The plan, with real passwords: they are compared.
    ///   - folder: What is deployed.
    ///   - path: What the user named, for the report.
    ///   - ignored: The differences not to report.
    ///   - time: When that is, in seconds since 1970.
    /// - Returns: What differs.
    /// - Throws: `DiagnosedFailure` if the brand's form is not recognised, or nothing can be generated.
    public func report(
        of plan: DialPlan,
        deployed folder: SourceFolder,
        path: String,
        ignoring ignored: IgnoreRules = IgnoreRules(),
        at time: Int
    ) throws(DiagnosedFailure) -> DriftReport {
        let line = selection.line
        let deployment = try reader.deployment(in: folder, line: line)
        let files = try Generator(templates: templates, languages: []).generate(plan, for: selection).files
        let expected = try reader.expectation(of: plan, files: files, like: deployment, line: line)
        let kinds = kinds
        let comparison = ConfigComparison(
            expected: expected,
            deployed: deployment.objects,
            kinds: kinds,
            shows: deployment.shows
        )
        let secrets = SecretLines(
            expected: expected,
            deployed: deployment.objects,
            kinds: kinds,
            own: plan.trunk.accounts.map { $0.password.reveal() }
        )
        let all = comparison.differences().map { $0.hiding(secrets) }
        let shown = all.filter { !ignored.ignores($0) }
        let mender = Mender(folder: folder, editor: deployment.editor, secrets: secrets)
        let drift = shown.filter { $0.kind != .notOurs }
        return DriftReport(
            trunk: plan.trunk.name,
            brand: selection.name,
            form: deployment.form,
            path: path,
            comparedAt: time,
            entries: zip(drift, mender.mendings(of: drift)).map { DriftReport.Entry(difference: $0, mending: $1) },
            others: shown.filter { $0.kind == .notOurs }.map { DriftReport.Entry(difference: $0, mending: nil) },
            ignored: all.count - shown.count,
            compared: Self.compared(expected, kinds, deployment.shows),
            findings: deployment.findings,
            mender: mender
        )
    }

    private static func compared(
        _ expected: [ConfigObject],
        _ kinds: [ObjectKind],
        _ shows: Set<String>
    ) -> [DriftReport.ComparedObject] {
        let titles = Dictionary(kinds.map { ($0.name, $0.title) }) { first, _ in first }
        return expected.filter { shows.contains($0.kind) }.compactMap { object in
            titles[object.kind].map { .init(kind: object.kind, title: $0, name: object.name) }
        }
    }
}

extension Difference {
    /// The difference with stars for values in which a password stands, though their keys are no passwords'.
    func hiding(_ secrets: SecretLines) -> Difference {
        func hidden(_ value: DifferenceValue?) -> DifferenceValue? {
            guard case .text(let values)? = value, values.contains(where: secrets.holds) else { return value }
            return .secret
        }
        return Difference(
            kind: kind,
            impact: impact,
            rule: rule,
            title: title,
            object: object,
            renamedFrom: renamedFrom,
            key: key,
            expected: key == nil ? expected : hidden(expected),
            deployed: key == nil ? deployed : hidden(deployed),
            expectedAt: expectedAt,
            deployedAt: deployedAt,
            mend: mend
        )
    }
}

public import ConfigFormats
public import Diagnostics
public import DialPlan
public import TrunkModel

/// A deployed configuration as a brand reads it.
public struct Deployment: Sendable {
    /// The form that it was recognised as: "a folder of Asterisk's configuration".
    public let form: LocalizedText
    /// All that is in it, whosever it is, in order.
    public let objects: [ConfigObject]
    /// The kinds of object that this form can show; of others nothing is said.
    public let shows: Set<String>
    /// What was found while reading.
    public let findings: DiagnosticLog
    /// Changes files of this form; nil where only a screen can.
    public let editor: (any DeploymentEditor)?
    /// The files that it was read from, for what its objects do not show; nil where no reader asks for them.
    public let folder: SourceFolder?

    /// Makes a deployment.
    public init(
        form: LocalizedText,
        objects: [ConfigObject],
        shows: Set<String>,
        findings: DiagnosticLog,
        editor: (any DeploymentEditor)? = nil,
        folder: SourceFolder? = nil
    ) {
        self.form = form
        self.objects = objects
        self.shows = shows
        self.findings = findings
        self.editor = editor
        self.folder = folder
    }
}

/// Reads what is deployed of a brand, and says what should be.
public protocol DeploymentReader: Sendable {
    /// The files that a running Asterisk is asked for, by their names; empty where none runs behind the brand.
    var runningFiles: [String] { get }

    /// What is known of a line's objects.
    func kinds(of line: ProductLine) -> [ObjectKind]

    /// Reads what is deployed.
    ///
    /// - Parameters:
    ///   - folder: The files.
    ///   - line: The brand's line.
    /// - Returns: All that is deployed, whosever it is.
    /// - Throws: `DiagnosedFailure` (rule `deployed-form`) if no form of the brand is recognised, or it cannot be read.
    func deployment(in folder: SourceFolder, line: ProductLine) throws(DiagnosedFailure) -> Deployment

    /// What should be there, in the terms of a deployment's form.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - files: What `generate` makes of it.
    ///   - deployment: What is deployed: its form decides what is expected.
    ///   - line: The brand's line.
    /// - Returns: The objects that should be there, each with its place in our files.
    /// - Throws: `DiagnosedFailure` if our own files cannot be read back, which is our fault.
    func expectation(
        of plan: DialPlan,
        files: [OutputFile],
        like deployment: Deployment,
        line: ProductLine
    ) throws(DiagnosedFailure) -> [ConfigObject]

    /// Whether trunks can be read back, and not only compared.
    var readsTrunks: Bool { get }

    /// What the deployed trunks do, for `import`.
    ///
    /// - Parameters:
    ///   - deployment: What is deployed.
    ///   - line: The brand's line.
    /// - Returns: The trunks that can be read, in the deployment's order.
    func trunks(in deployment: Deployment, line: ProductLine) -> [any DeployedTrunk]

    /// The kinds of object whose effect on calls ``trunks(in:line:)`` shows: an import tells what they do, and not how they
    /// are written otherwise.
    var kindsShownByCalls: Set<String> { get }
}

extension DeploymentReader {
    /// None.
    public var runningFiles: [String] { [] }
    /// No.
    public var readsTrunks: Bool { false }

    /// None.
    public var kindsShownByCalls: Set<String> { [] }
    /// None.
    public func trunks(in deployment: Deployment, line: ProductLine) -> [any DeployedTrunk] { [] }
}

/// A change that mends a difference, in the deployment's own names.
public enum Mend: Sendable {
    /// Gives a key of a deployed object these values, in the place of the settings named.
    case set(object: ConfigObject, rule: KeyRule?, key: String, values: [String], replacing: [ConfigSetting])
    /// Takes settings out of a deployed object.
    case remove(object: ConfigObject, settings: [ConfigSetting])
    /// Adds an object; `secrets` are its keys whose values may not be shown.
    case add(object: ConfigObject, secrets: Set<String>)
    /// Takes an object out.
    case removeObject(ConfigObject)
    /// Puts deployed objects into this order.
    case order([ConfigObject])
}

/// Makes changes to the files of a deployed form.
public protocol DeploymentEditor: Sendable {
    /// The files that the changes touch, whole, as they are afterwards; changes that cannot be made are left out.
    ///
    /// - Returns: The changed and added files, and the changes that a person has to make.
    func applying(_ mends: [Mend], to folder: SourceFolder) -> (files: [SourceFile], leftOut: [Mend])
}

public import ConfigFormats
public import Diagnostics
public import TrunkModel

/// Looks for weaknesses in what is deployed of a brand, for `trunkline audit`.
public protocol DeploymentAuditor: Sendable {
    /// The rules that it has, in the order in which a table lists them.
    ///
    /// A finding's rule is one of these: `--ignore` and the documentation know no others.
    var rules: [AuditRuleSummary] { get }

    /// What the rules find.
    ///
    /// - Parameters:
    ///   - folder: The files.
    ///   - line: The brand's line.
    ///   - providerNetworks: Where the provider's calls come from; empty where that is not known.
    ///   - log: What was found while reading, and what was not looked at.
    /// - Returns: The findings; their order does not matter.
    /// - Throws: `DiagnosedFailure` (rule `deployed-form`) if no form of the brand is recognised, or it cannot be read.
    func findings(
        in folder: SourceFolder,
        line: ProductLine,
        providerNetworks: [IPNetwork],
        log: inout DiagnosticLog
    ) throws(DiagnosedFailure) -> [AuditFinding]

    /// The files that a running Asterisk is asked for, by their names; empty where none runs behind the brand.
    var runningFiles: [String] { get }

    /// Whether files are this brand's and no other's; nil where the brand's reader is to be asked.
    func recognises(_ folder: SourceFolder) -> Bool?
}

extension DeploymentAuditor {
    /// None.
    public var runningFiles: [String] { [] }
    /// The brand's reader is asked.
    public func recognises(_ folder: SourceFolder) -> Bool? { nil }
}

/// What a rule of safety is about: a row of the rules' table.
public struct AuditRuleSummary: Sendable, Hashable {
    /// The rule's stable name, such as `guests-allowed`.
    public let name: String
    /// How bad its findings are, the worst first.
    public let severities: [Severity]
    /// What it finds, as the end of a sentence.
    public let finds: LocalizedText

    /// Makes a summary.
    public init(_ name: String, _ severities: Severity..., finds: LocalizedText) {
        self.name = name
        self.severities = severities
        self.finds = finds
    }
}

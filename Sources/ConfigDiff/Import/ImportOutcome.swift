public import Diagnostics
public import PBXBackends

/// What became of a deployed trunk: everything that is to be written, and everything that is to be said.
public struct ImportOutcome: Sendable {
    /// The trunk file's path.
    public let path: String
    /// The trunk file.
    public let text: String
    /// Files for its passwords, readable by their owner alone.
    public let passwords: [PasswordFile]
    /// What the importer found.
    public let result: ImportResult
    /// What was found while reading, what was assumed (`import-guess`), and what could not be carried
    /// (`import-uncarried`).
    public let findings: DiagnosticLog
    /// What `trunkline check` finds in the trunk file; what the user has to fill in is a warning (`import-fill-in`).
    public let check: DiagnosticLog
    /// The commands to run next.
    public let next: [String]
}

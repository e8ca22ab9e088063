import ConfigDiff
import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// An import of a 3CX as `trunkline import` does it, and the trunk that comes out.
struct ThreeCXImportBed {
    let selection: BackendRegistry.Selection
    let outcome: ImportOutcome
    /// What was read of the written file.
    let trunk: Trunk

    init(
        _ folder: SourceFolder,
        as name: String,
        provider: ImportProvider? = nil,
        trunk chosen: String? = nil
    ) throws {
        selection = try #require(try BackendRegistry.select(name).first)
        let outcome = try Self.outcome(of: folder, as: name, provider: provider, trunk: chosen)
        self.outcome = outcome
        var log = DiagnosticLog()
        var file = try #require(TrunkFile.read(outcome.text, file: outcome.path, log: &log), "\(outcome.text)")
        file.nameUnknownAccounts()
        let passwords = Dictionary(outcome.passwords.map { ($0.path, $0.password.reveal()) }) { first, _ in first }
        let secrets = SecretSources(environment: { "\($0)" }, file: { passwords[$0] ?? "" })
        // The address that no configuration holds is missing; the plan does without.
        var later = DiagnosticLog()
        let made = Trunk(file, profile: outcome.result.profile, secrets: secrets, log: &later)
        trunk = try #require(made, "\(later.diagnostics.map(\.message))\n\(outcome.text)")
    }

    /// What an import makes, whether or not it is a trunk.
    static func outcome(
        of folder: SourceFolder,
        as name: String,
        provider: ImportProvider? = nil,
        trunk: String? = nil
    ) throws -> ImportOutcome {
        var job = try TrunkImport(try #require(try BackendRegistry.select(name).first), language: .en)
        job.provider = provider
        job.trunk = trunk
        return try job.outcome(of: folder, storing: .files)
    }

    /// What `trunkline check` calls an error in the trunk file.
    var errors: [String] {
        outcome.check.diagnostics.filter { $0.severity == .error }.map(\.message)
    }

    /// What could not be carried, without its reasons.
    var uncarried: [String] { outcome.result.uncarried.map(\.setting.en) }

    /// Expects that a trunk's files are the same as others, letter for letter.
    func expectSame(
        _ files: [OutputFile],
        of trunk: Trunk,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let made = try Generator(languages: []).generate(DialPlan(trunk), for: selection).files
        #expect(made.map(\.path) == files.map(\.path), sourceLocation: sourceLocation)
        for (old, new) in zip(files, made) {
            if let diff = UnifiedDiff.of(old.text, new.text, name: old.path) {
                Issue.record("\(diff.prefix(3_000))", sourceLocation: sourceLocation)
            }
        }
    }
}

import ConfigDiff
import ConfigFormats
import Diagnostics
import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// A case set up on a FreePBX, in the forms that it can be imported from.
struct FreePBXImportBed {
    enum Form: String, Sendable, CaseIterable {
        /// A dump of the database, and the files made for extensions_custom.conf.
        case dump
        /// `Core.json` of a backup, and the same files.
        case backup
        /// `/etc/asterisk`.
        case configured
        /// The dump alone.
        case database
    }

    let bed: MutationBed
    let box: FreePBXBox
    let selection: BackendRegistry.Selection

    init(_ golden: GoldenCase, _ line: String) throws {
        selection = try #require(FreePBXCircularTests.selections.first { $0.line.name == line })
        (bed, box) = try FreePBXCircularTests.bed(golden, selection)
    }

    var plan: DialPlan { bed.plan }

    func folder(_ form: Form) -> SourceFolder {
        let custom = bed.ours.filter { $0.path.hasPrefix("extensions_custom") }
            .map { SourceFile(path: $0.path, text: $0.text) }
        let files: [SourceFile] =
            switch form {
            case .dump: [SourceFile(path: "asterisk.sql", text: box.dump())] + custom
            case .backup: [SourceFile(path: "modulejson/Core.json", text: box.backup())] + custom
            case .configured: box.configured(bed.ours)
            case .database: [SourceFile(path: "asterisk.sql", text: box.dump())]
            }
        return SourceFolder(name: "box", files: files)
    }

    /// The trunks that are found there.
    func trunks(_ folder: SourceFolder) throws -> [any DeployedTrunk] {
        let deployment = try bed.reader.deployment(in: folder, line: bed.line)
        return bed.reader.trunks(in: deployment, line: bed.line)
    }

    /// Imports a folder.
    func imported(_ folder: SourceFolder, provider: ImportProvider? = nil) throws -> FreePBXImported {
        try FreePBXImported(folder, selection, provider: provider)
    }
}

/// An imported trunk file, and the plan that it is read as.
struct FreePBXImported {
    let outcome: ImportOutcome
    let selection: BackendRegistry.Selection
    let plan: DialPlan?

    init(
        _ folder: SourceFolder,
        _ selection: BackendRegistry.Selection,
        provider: ImportProvider? = nil,
        trunk: String? = nil
    ) throws {
        self.selection = selection
        var job = try TrunkImport(selection, language: .en)
        job.provider = provider
        job.trunk = trunk
        let outcome = try job.outcome(of: folder, storing: .files)
        self.outcome = outcome
        let passwords = Dictionary(outcome.passwords.map { ($0.path, $0.password.reveal()) }) { first, _ in first }
        var log = DiagnosticLog()
        let file = TrunkFile.read(outcome.text, file: outcome.path, log: &log)
        let secrets = SecretSources(environment: { _ in nil }, file: { passwords[$0] ?? "none" })
        // The address that no database holds is missing; the plan does without.
        var later = DiagnosticLog()
        plan = file.flatMap { Trunk($0, profile: outcome.result.profile, secrets: secrets, log: &later) }
            .map { DialPlan($0) }
    }

    /// What `generate` makes of it, without the sheets.
    func files() throws -> [OutputFile] {
        try Generator(languages: []).generate(try #require(plan, "\(outcome.text)"), for: selection).files
    }

    /// What could not be carried: the setting, and where it stands.
    var uncarried: [String] {
        outcome.result.uncarried.map { entry in
            "\(entry.setting.en) at \(entry.location.map { "\($0.file):\($0.line)" } ?? "nowhere")"
        }
    }
}

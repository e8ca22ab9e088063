import ConfigDiff
import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import Testing
import TrunkModel

/// A folder of Asterisk's, imported as `trunkline import` does it.
struct AsteriskImported {
    let outcome: ImportOutcome
    /// The plan of the written trunk file, read again; nil where that cannot be.
    let plan: DialPlan?

    /// Imports a folder.
    init(
        _ folder: SourceFolder,
        brand: String,
        name: String? = nil,
        trunk: String? = nil,
        provider: ImportProvider? = nil
    ) throws {
        var job = try TrunkImport(try #require(try BackendRegistry.select(brand).first), language: .en)
        job.name = name
        job.trunk = trunk
        job.provider = provider
        let outcome = try job.outcome(of: folder, storing: .files)
        self.outcome = outcome
        let passwords = Dictionary(outcome.passwords.map { ($0.path, $0.password) }) { first, _ in first }
        let secrets = SecretSources(
            environment: { _ in Secret.stars },
            file: { path in passwords[path]?.reveal() ?? Secret.stars }
        )
        // The address that no configuration holds is missing; the plan does without.
        var log = DiagnosticLog()
        var later = DiagnosticLog()
        let file = TrunkFile.read(outcome.text, file: outcome.path, log: &log)
        plan = file.flatMap { Trunk($0, profile: outcome.result.profile, secrets: secrets, log: &later) }
            .map { DialPlan($0) }
    }

    /// The trunk file's values.
    var file: TrunkFile { outcome.result.file }

    /// What is named as not carried: the place, what it is and why.
    var uncarried: [String] {
        outcome.findings.diagnostics.filter { $0.rule == "import-uncarried" }.map { finding in
            let place = finding.location.map { "\($0.file):\($0.line) " } ?? ""
            return place + finding.message
        }
    }

    /// The errors of `trunkline check`, and what the user has to fill in.
    var check: [String] {
        outcome.check.diagnostics.filter { $0.severity == .error || $0.rule == "import-fill-in" }.map(\.message)
    }

    /// The configuration of a brand for the imported trunk.
    func files(_ brand: String) throws -> [String: String] { try Self.files(brand, try #require(plan)) }

    /// The configuration of a brand, without the setup sheets.
    static func files(_ brand: String, _ plan: DialPlan) throws -> [String: String] {
        let selection = try #require(try BackendRegistry.select(brand).first)
        let files = try Generator(languages: []).generate(plan, for: selection).files
        return Dictionary(files.filter { $0.path.hasSuffix(".conf") }.map { ($0.path, $0.text) }) { first, _ in first }
    }
}

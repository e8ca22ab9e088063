import ConfigFormats
import DialPlan
import PBXBackends
import TestSupport
import Testing

/// A brand's own output for a case, as if it were deployed.
struct GeneratedBed {
    let plan: DialPlan
    let selection: BackendRegistry.Selection
    /// What `generate` makes, without the sheets.
    let files: [OutputFile]

    init(_ name: String, case golden: GoldenCase) throws {
        plan = try golden.plan().plan
        selection = try #require(try BackendRegistry.select(name).first)
        let files = try Generator(languages: []).generate(plan, for: selection).files
        self.files = files
    }

    init(_ name: String, case golden: String = "groningen") throws {
        try self.init(name, case: GoldenCase(name: golden))
    }

    /// Chosen files as a deployed folder.
    func folder(_ isChosen: (String) -> Bool = { _ in true }) -> SourceFolder {
        SourceFolder(
            name: "pbx",
            files: files.filter { isChosen($0.path) }.map { SourceFile(path: $0.path, text: $0.text) }
        )
    }

    /// A bed with a deployed folder.
    func bed(_ folder: SourceFolder, columns: Bool = true, ownColumns: Bool = true) throws -> MutationBed {
        var bed = MutationBed(
            reader: try #require(selection.backend.deployments),
            line: selection.line,
            plan: plan,
            ours: files,
            deployed: folder,
            hasColumns: columns
        )
        bed.hasOwnColumns = ownColumns
        return bed
    }
}

extension GoldenCase {
    /// Cases that are enough where each file is tried alone: a trunk with two accounts, device accounts, another server.
    static let single: Set<String> = ["groningen", "device-accounts-with-callers", "secondary-on-another-server"]
}

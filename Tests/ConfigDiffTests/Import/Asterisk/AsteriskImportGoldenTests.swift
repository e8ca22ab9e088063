import ConfigDiff
import ConfigFormats
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Our own configuration of every golden case comes back as a trunk file that makes the same bytes; of chan_sip's
/// configuration the migration to pjsip is made too.
@Suite struct AsteriskImportGoldenTests {
    /// The case whose provider no built-in profile describes: there the user names it.
    private static let ownProfile = "british-pbx"

    @Test(arguments: ["asterisk-pjsip", "asterisk-sip"], GoldenCase.all)
    func comesBack(_ brand: String, _ golden: GoldenCase) throws {
        let plan = try golden.plan().plan
        let files = try AsteriskImported.files(brand, plan)
        let isOwn = golden.name == Self.ownProfile
        let provider = isOwn ? ImportProvider(reference: "profiles/thames.yaml", profile: plan.trunk.profile) : nil
        let folder = SourceFolder(name: "etc", files: files.map { SourceFile(path: $0.key, text: $0.value) })
        let imported = try AsteriskImported(folder, brand: brand, provider: provider)
        #expect(imported.uncarried == [])
        // The only thing that no configuration holds, and that a trunk file has to.
        #expect(imported.check == ["pbx.address is missing"])
        try Self.expectSame(files, try imported.files(brand))
        if brand == "asterisk-sip" {
            let pjsip = "asterisk-pjsip"
            try Self.expectSame(try AsteriskImported.files(pjsip, plan), try imported.files(pjsip))
        }
    }

    private static func expectSame(_ before: [String: String], _ after: [String: String]) throws {
        #expect(before.keys.sorted() == after.keys.sorted())
        for (path, old) in before {
            guard let new = after[path] else { continue }
            if let diff = UnifiedDiff.of(old, new, name: path) { Issue.record("\(diff)") }
        }
    }
}

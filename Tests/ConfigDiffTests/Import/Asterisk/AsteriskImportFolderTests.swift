import ConfigDiff
import ConfigFormats
import Diagnostics
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// The folders of other suites, in the habits of many admins.
@Suite struct AsteriskImportFolderTests {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func folder(_ path: String) throws -> SourceFolder {
        let top = tests.appending(path: path)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: top.path).filter { $0.hasSuffix(".conf") }
        return SourceFolder(
            files: try paths.map { path in
                SourceFile(path: path, bytes: Array(try Data(contentsOf: top.appending(path: path))))
            }
        )
    }

    /// One trunk set up by hand in seven ways makes the configuration of the trunk file that it stands for.
    @Test(arguments: [
        "pjsip-no-templates", "pjsip-windows-numbered", "pjsip-layers", "pjsip-wizard", "sip-general-and-secrets",
        "sip-callbackextension",
    ]) func makesTheTrunkItStandsFor(_ name: String) throws {
        let brand = name.hasPrefix("sip") ? "asterisk-sip" : "asterisk-pjsip"
        let imported = try AsteriskImported(
            try Self.folder("ConfigDiffTests/Asterisk/Folders/\(name)"),
            brand: brand,
            name: "winkel"
        )
        let plan = try GoldenCase(name: "one-number").plan().plan
        for pbx in Set([brand, "asterisk-pjsip"]) {
            let (expected, made) = (try AsteriskImported.files(pbx, plan), try imported.files(pbx))
            #expect(expected.keys.sorted() == made.keys.sorted())
            for (path, old) in expected {
                if let diff = UnifiedDiff.of(old, made[path] ?? "", name: path) { Issue.record("\(diff)") }
            }
        }
    }

    /// What somebody neglected is named.
    @Test func whatIsOtherwiseIsNamed() throws {
        let folder = try Self.folder("ConfigDiffTests/Asterisk/Folders/pjsip-neglected")
        let left = try AsteriskImported(folder, brand: "asterisk-pjsip").uncarried
        #expect(left.count == 2)
        #expect(left.contains { $0.hasPrefix("extensions.conf:7 dialling 112 (emergency): does not go out today") })
        #expect(left.contains { $0.hasPrefix("extensions.conf:28 include internal: with it the provider can dial") })
    }

    /// Asterisk 1.4, as it was written in 2006.
    @Test func theOldestStillComesAlong() throws {
        let folder = try Self.folder("RealAsteriskTests/Reading/Folders/asterisk-1.4")
        let imported = try AsteriskImported(folder, brand: "asterisk-sip")
        let file = imported.file
        let account = try #require(file.accounts?.value.first)
        #expect(file.accounts?.value.count == 1)
        #expect(account.username?.value == "31508200000")
        #expect(account.server?.value == "sip.provider.example")
        #expect(imported.outcome.passwords.map { $0.text() } == ["geheim\n"])
        #expect(file.name?.value == "provider")
        #expect(file.pbx?.addresses.map(\.value) == ["203.0.113.10"])
        #expect(file.pbx?.internalContext?.value == "intern")
        #expect(imported.uncarried.contains { $0.contains("gsm") })
    }

    /// Whatever a folder holds, there is a trunk file or a reason.
    @Test func everyFolderHasAnEnd() throws {
        let top = "RealAsteriskTests/Reading/Folders"
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.tests.appending(path: top).path)
            .filter { !$0.hasPrefix(".") }.sorted()
        #expect(names.count > 10)
        for name in names {
            let folder = try Self.folder("\(top)/\(name)")
            for brand in ["asterisk-sip", "asterisk-pjsip"] {
                do {
                    let imported = try AsteriskImported(folder, brand: brand)
                    #expect(imported.file.accounts?.value.isEmpty == false, "\(name)")
                } catch let failure as DiagnosedFailure {
                    let rules = failure.log.diagnostics.map(\.rule)
                    let known = ["deployed-form", "import-nothing", "import-several"]
                    #expect(rules.allSatisfy(known.contains), "\(name): \(rules)")
                }
            }
        }
    }
}

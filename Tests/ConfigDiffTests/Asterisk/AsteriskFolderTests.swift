import ConfigDiff
import ConfigFormats
import Diagnostics
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// The same trunk set up by hand, in habits other than ours: only what does something else differs.
@Suite struct AsteriskFolderTests {
    struct Folder: Sendable, CustomStringConvertible {
        let name: String
        var brand = "asterisk-pjsip"
        var drift: [String] = []
        var description: String { name }

        /// The folder with all below it.
        func read() throws -> SourceFolder {
            let top = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Folders/\(name)")
            let paths = try FileManager.default.subpathsOfDirectory(atPath: top.path).filter { $0.hasSuffix(".conf") }
            return SourceFolder(
                files: try paths.map { path in
                    SourceFile(path: path, bytes: Array(try Data(contentsOf: top.appending(path: path))))
                }
            )
        }
    }

    static let folders = [
        Folder(name: "pjsip-no-templates"), Folder(name: "pjsip-windows-numbered"), Folder(name: "pjsip-layers"),
        Folder(
            name: "pjsip-wizard",
            drift: ["cosmetic registration/max_random_initial_delay", "security identify/extra"]
        ),
        Folder(name: "sip-general-and-secrets", brand: "asterisk-sip"),
        Folder(name: "sip-callbackextension", brand: "asterisk-sip"),
        Folder(
            name: "pjsip-neglected",
            drift: [
                "breaks-calls extension/missing", "breaks-calls registration/forbidden_retry_interval",
                "breaks-calls registration/max_retries", "security context/include", "security endpoint/allow_transfer",
                "security endpoint/identify_by",
            ]
        ),
    ]

    @Test(arguments: folders) func onlyWhatMatters(_ folder: Folder) throws {
        let golden = GoldenCase(name: "one-number")
        let bed = try AsteriskBed(brand: folder.brand, golden: golden, form: .pieces).bed()
        let source = try folder.read()
        let (differences, deployment) = try bed.differences(source)
        let found = differences.filter { $0.kind != .notOurs }
        let rules = Set(found.map { "\($0.severity.rawValue) \($0.rule)" }).sorted()
        let said = found.map { "\($0.rule) \($0.object): \($0.expected?.shown ?? "-") / \($0.deployed?.shown ?? "-")" }
        #expect(rules == folder.drift, "\(said.joined(separator: "\n"))")
        #expect(!deployment.findings.hasErrors)
        // What can be mended in the files is, in the folder's own names, encoding and line ends.
        let editor = try #require(deployment.editor)
        let (files, leftOut) = editor.applying(found.compactMap(\.mend), to: source)
        let mended = files.reduce(source) { $0.with($1) }
        #expect(try bed.drift(mended).count <= leftOut.count)
        for file in files { #expect(file.isUTF8 == source[file.path]?.isUTF8) }
    }
}

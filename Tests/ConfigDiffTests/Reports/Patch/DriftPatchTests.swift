import Diagnostics
import ConfigFormats
import Foundation
import TestSupport
import Testing
import TrunkModel

@testable import ConfigDiff

/// Patches as the real `patch` applies them.
@Suite struct DriftPatchTests {
    /// Applies a patch to files with `patch -p1`, and reads them again.
    static func patched(_ files: [SourceFile], with patch: [UInt8]) async throws -> [SourceFile] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "patch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files { try Data(file.bytes).write(to: folder.appending(path: file.path)) }
        let input = folder.appending(path: "the.patch")
        try Data(patch).write(to: input)
        let said = folder.appending(path: "said")
        try Data().write(to: said)
        let output = try FileHandle(forWritingTo: said)
        defer { try? output.close() }
        // No fuzz: the patch must fit exactly.
        let ending = try await SpawnedProgram.run(
            "/usr/bin/patch",
            ["-p1", "--fuzz=0", "--force", "--no-backup-if-mismatch", "-i", "the.patch"],
            in: folder.path,
            environment: [:],
            streams: [FileHandle.nullDevice.fileDescriptor, output.fileDescriptor, output.fileDescriptor]
        )
        let text = try String(contentsOf: said, encoding: .utf8)
        #expect(ending == .exit(0), "\(text)")
        #expect(!text.contains("offset"))
        try FileManager.default.removeItem(at: said)
        try FileManager.default.removeItem(at: input)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            SourceFile(path: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
        }
    }

    /// After the patch only what concerns passwords, and the order, still differs.
    @Test func mends() async throws {
        let patch = DriftPatch(try SampleDrift.report(), language: .en)
        let files = try await Self.patched(SampleDrift.folder.files, with: patch.bytes)
        let report = try SampleDrift.report(SourceFolder(name: "pbx", files: files))
        #expect(
            Set(report.entries.map(\.difference.rule)) == [
                "account/password", "account/pin_secret", "line/proxy", "rule/order",
            ]
        )
        #expect(patch.leftOut.diagnostics.count == 5)
    }

    /// Any change of any file, with passwords strewn about: what is not secret is made, and no password is shown.
    @Test func anyFiles() async throws {
        var random = SeededGenerator(seed: 12)
        for round in 0..<150 {
            let count = Int.random(in: 0...40, using: &random)
            var lines = (0..<count).map { _ in "line \(Int.random(in: 0...20, using: &random))" }
            for index in lines.indices where Int.random(in: 0..<8, using: &random) == 0 {
                lines[index] = "password=hush-\(index % 3)-hush"
            }
            var changed: [String] = []
            for line in lines {
                switch Int.random(in: 0..<10, using: &random) {
                case 0 where !line.contains("hush"): break
                case 1 where !line.contains("hush"): changed.append("new \(Int.random(in: 0...9, using: &random))")
                case 2: changed += [line, "added"]
                default: changed.append(line)
                }
            }
            let end = Bool.random(using: &random) ? "\n" : ""
            let old = SourceFile(path: "a b.conf", text: lines.joined(separator: "\n") + end)
            let new = SourceFile(path: "a b.conf", text: changed.joined(separator: "\n") + (lines.isEmpty ? "" : "\n"))
            let secrets = SecretLines(
                expected: [],
                deployed: [],
                kinds: [],
                own: ["hush-0-hush", "hush-1-hush", "hush-2-hush"]
            )
            let patch = UnifiedPatch(from: old, to: new, shown: "a b.conf", secrets: secrets)
            #expect(!String(decoding: patch.bytes, as: UTF8.self).contains("hush"), "round \(round)")
            guard !patch.bytes.isEmpty, patch.leftOut.isEmpty else { continue }
            #expect(try await Self.patched([old], with: patch.bytes) == [new], "round \(round): \(old.text)")
        }
    }

    /// CRLF, Latin-1 and a missing last line break stay as they are.
    @Test func bytesStay() async throws {
        let old = SourceFile(path: "l.conf", bytes: Array("a=1\r\nb=".utf8) + [0xe9] + Array("\r\nc=3".utf8))
        let new = SourceFile(path: "l.conf", bytes: Array("a=2\r\nb=".utf8) + [0xe9] + Array("\r\nc=3".utf8))
        let secrets = SecretLines(expected: [], deployed: [], kinds: [], own: [])
        let patch = UnifiedPatch(from: old, to: new, shown: "l.conf", secrets: secrets)
        #expect(try await Self.patched([old], with: patch.bytes) == [new])
    }

    @Test func newFiles() async throws {
        let new = SourceFile(path: "new \"x\".conf", text: "a\nb")
        let secrets = SecretLines(expected: [], deployed: [], kinds: [], own: [])
        let patch = UnifiedPatch(from: nil, to: new, shown: new.path, secrets: secrets)
        #expect(try await Self.patched([], with: patch.bytes) == [new])
    }

    @Test func withoutAnEditorAllIsLeftOut() throws {
        let report = try SampleDrift.report(reader: MiniReader(ours: SampleDrift.ours, hasEditor: false))
        let patch = DriftPatch(report, language: .nl)
        #expect(patch.bytes.isEmpty && patch.leftOut.diagnostics.count == report.entries.count)
        let said = patch.leftOut.diagnostics.map(\.message)
        #expect(said.contains("niet in de patch, dit wijzig je zelf: Zet direct van lijn provider op no."), "\(said)")
    }
}

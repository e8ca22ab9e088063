import ConfigFormats
import Diagnostics
import TestSupport
import Testing

/// Random files, read by Asterisk itself and by us.
@Suite struct RandomReadingTests {
    static let rounds = 600

    @Test(arguments: AsteriskVersion.allCases)
    func randomFiles(_ version: AsteriskVersion) async throws {
        var random = RandomConfiguration(seed: 11)
        var compared = 0
        try await AsteriskInstance.with(version, .pjsip) { pbx in
            for round in 0..<Self.rounds {
                let files = random.files()
                try pbx.place(files)
                let folder = SourceFolder(files: files.map { SourceFile(path: $0.key, bytes: $0.value) })
                var log = DiagnosticLog()
                let tree = try #require(AsteriskConfiguration.read("t.conf", in: folder, log: &log))
                let theirs = try await pbx.loaded("t.conf", templates: true)
                let shown = files.sorted { $0.key < $1.key }
                    .map { "\($0.key): \(String(decoding: $0.value, as: UTF8.self).debugDescription)" }
                    .joined(separator: "\n")
                guard let theirs else {
                    let isBroken = log.hasErrors
                    #expect(isBroken, "round \(round): Asterisk refuses\n\(shown)")
                    continue
                }
                // An included file that is refused does not spoil the file that includes it: Asterisk drops the rest of
                // the included one. There we go on reading, and have said that it is broken.
                if log.hasErrors { continue }
                compared += 1
                let ours = LoadedConfiguration(tree, templates: true, isLatin1: false)
                #expect(ours == theirs, "round \(round)\n\(shown)\nAsterisk:\n\(theirs)\nours:\n\(ours)")
            }
        }
        #expect(compared > Self.rounds / 4, "\(compared)")
    }

    @Test(arguments: AsteriskVersion.allCases)
    func randomDialplans(_ version: AsteriskVersion) async throws {
        var random = RandomDialplan(seed: 12)
        var steps = 0
        try await AsteriskInstance.with(version, .pjsip) { pbx in
            for round in 0..<Self.rounds / 4 {
                let text = random.text()
                try pbx.place(["extensions.conf": Array(text.utf8)])
                let theirs = try await pbx.reloadedDialplan()
                let folder = SourceFolder(files: [SourceFile(path: "extensions.conf", text: text)])
                var log = DiagnosticLog()
                let tree = try #require(AsteriskConfiguration.read("extensions.conf", in: folder, log: &log))
                let ours = LoadedDialplan(AsteriskDialplan.read(tree, log: &log))
                let difference = UnifiedDiff.of(
                    theirs.steps.joined(separator: "\n"),
                    ours.steps.joined(separator: "\n"),
                    name: "round \(round)"
                )
                #expect(ours.steps == theirs.steps, "\(difference ?? "")\n\(text)")
                #expect(ours.others == theirs.others, "round \(round)\n\(text)")
                steps += theirs.steps.count
            }
        }
        #expect(steps > Self.rounds, "\(steps)")
    }
}

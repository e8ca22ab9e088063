import ConfigFormats
import Diagnostics
import TestSupport
import Testing

/// Dial plans, loaded by Asterisk itself and read by us: the same steps, labels, hints and includes.
@Suite struct DialplanReadingTests {
    /// The hand-made folders and the samples that have one.
    @Test(arguments: AsteriskVersion.allCases)
    func dialplans(_ version: AsteriskVersion) async throws {
        let samples = [try AsteriskSamples.folder(version), try AsteriskSamples.office(version)]
        let folders = try DeployedFolder.handmade.map(DeployedFolder.init) + samples
        let chosen = folders.filter { $0.files["extensions.conf"] != nil }
        #expect(chosen.count >= 8, "\(chosen.count)")
        try await AsteriskInstance.with(version, .pjsip) { pbx in
            for folder in chosen {
                // The manager interface is to stay as it is.
                let files = folder.files.filter { $0.key.hasSuffix(".conf") && !Self.kept.contains($0.key) }
                try pbx.place(files)
                let theirs = try await pbx.reloadedDialplan()
                let callers = try await pbx.shownCallers()
                pbx.remove(files.keys)
                var log = DiagnosticLog()
                let tree = try #require(AsteriskConfiguration.read("extensions.conf", in: folder.source, log: &log))
                let dialplan = AsteriskDialplan.read(tree, log: &log)
                let isBroken = log.hasErrors
                #expect(!isBroken, "\(folder)")
                var ours = LoadedDialplan(dialplan)
                if folder.source.files.contains(where: { !$0.isUTF8 }) { ours.steps = Self.asLatin1(ours.steps) }
                #expect(ours.steps == theirs.steps, "\(folder): \(Self.difference(theirs.steps, ours.steps))")
                #expect(ours.others == theirs.others, "\(folder)")
                let matches = dialplan.contexts.flatMap { context in
                    context.extensions.flatMap { each in
                        // Only an extension with steps shows there, and its callers once.
                        each.callerID.map { ["\(context.name) | \(each.pattern) | \($0)"] } ?? []
                    }
                }
                #expect(matches.sorted() == callers, "\(folder)")
            }
        }
    }

    private static let kept = ["manager.conf", "modules.conf", "asterisk.conf", "logger.conf", "users.conf"]

    private static func difference(_ theirs: [String], _ ours: [String]) -> String {
        UnifiedDiff.of(theirs.joined(separator: "\n"), ours.joined(separator: "\n"), name: "steps") ?? ""
    }

    private static func asLatin1(_ lines: [String]) -> [String] {
        lines.map { line in
            String(decoding: line.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, as: UTF8.self)
        }.sorted()
    }
}

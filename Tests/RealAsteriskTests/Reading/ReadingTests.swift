import ConfigFormats
import Diagnostics
import TestSupport
import Testing

/// Real files, read by Asterisk itself and by us: the same categories, keys and values in the same order.
@Suite struct ReadingTests {
    /// Every file of every hand-made folder.
    @Test(arguments: AsteriskVersion.allCases)
    func handmadeFolders(_ version: AsteriskVersion) async throws {
        #expect(DeployedFolder.handmade.count >= 14)
        try await AsteriskInstance.with(version, .pjsip) { pbx in
            for path in DeployedFolder.handmade {
                let folder = try DeployedFolder(path)
                try pbx.place(folder.files)
                let refused = try await Self.compare(folder, with: pbx)
                pbx.remove(folder.files.keys)
                // Files that others include may begin without a section; none else is broken.
                #expect(refused.allSatisfy { folder.files.count > 2 && !Self.roots.contains($0) }, "\(folder)")
            }
        }
    }

    /// Every file of Debian's package `asterisk-config`: the samples that most systems began with.
    @Test(arguments: AsteriskVersion.allCases)
    func samples(_ version: AsteriskVersion) async throws {
        let samples = try AsteriskSamples.folder(version)
        #expect(samples.configurations.count > 80, "\(samples.configurations.count)")
        try await AsteriskInstance.with(version, .pjsip) { pbx in
            for folder in [samples, try AsteriskSamples.office(version)] {
                try pbx.place(folder.files)
                let refused = try await Self.compare(folder, with: pbx)
                pbx.remove(folder.files.keys)
                // A few of them belong to other programs, such as `muted.conf`; we refuse these as well.
                #expect(refused.count < 5, "\(refused)")
            }
        }
    }

    private static let roots = ["sip.conf", "pjsip.conf", "extensions.conf", "users.conf", "pjsip_wizard.conf"]

    /// Compares all files, and says which of them Asterisk refuses.
    private static func compare(_ folder: DeployedFolder, with pbx: AsteriskInstance) async throws -> [String] {
        let source = folder.source
        let isLatin1 = source.files.contains { !$0.isUTF8 }
        var refused: [String] = []
        for file in folder.configurations {
            var log = DiagnosticLog()
            let tree = try #require(AsteriskConfiguration.read(file, in: source, log: &log))
            for templates in [false, true] {
                let ours = LoadedConfiguration(tree, templates: templates, isLatin1: isLatin1)
                guard let theirs = try await pbx.loaded(file, templates: templates) else {
                    let isBroken = log.hasErrors
                    #expect(isBroken, "\(folder) \(file)")
                    if !templates { refused.append(file) }
                    continue
                }
                #expect(log.diagnostics.filter { $0.severity == .error }.isEmpty, "\(folder) \(file)")
                let difference = UnifiedDiff.of(theirs.description, ours.description, name: "\(folder)/\(file)")
                #expect(ours == theirs, "\(difference ?? "")")
            }
        }
        return refused
    }
}

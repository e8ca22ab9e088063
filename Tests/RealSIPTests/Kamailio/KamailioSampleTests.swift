import ConfigFormats
import Diagnostics
import Foundation
import TestSupport
import Testing

/// The configurations that Debian's package of Kamailio brings, as we and as a real Kamailio read them.
@Suite struct KamailioSampleTests {
    /// The one that is installed, and the examples of its documentation, many of which are of older releases.
    static let samples = ["/etc/kamailio/kamailio.cfg"] + examples

    private static let examples: [String] = {
        let folder = "/usr/share/doc/kamailio/examples"
        let paths = FileManager.default.subpaths(atPath: folder) ?? []
        return paths.filter { $0.hasSuffix(".cfg") || $0.hasSuffix(".cfg.sample") }.map { "\(folder)/\($0)" }.sorted()
    }()

    /// Without them nothing would be tried.
    @Test func areThere() { #expect(Self.samples.count > 50, "Scripts/setup brings them with Kamailio") }

    /// Ours takes every one; of those that Kamailio takes too, both read the same modules and parameters, in order.
    @Test(arguments: samples) func isRead(_ path: String) async throws {
        let url = URL(fileURLWithPath: path)
        let parent = url.deletingLastPathComponent().path
        // What they include lies beside or below them.
        let names = try FileManager.default.subpathsOfDirectory(atPath: parent).filter { $0.hasSuffix(".cfg") }
        let files = try Set(names + [url.lastPathComponent]).map { name in
            let bytes = try #require(FileManager.default.contents(atPath: "\(parent)/\(name)"))
            return SourceFile(path: name, bytes: Array(bytes))
        }
        var log = DiagnosticLog()
        let folder = SourceFolder(name: parent, files: files)
        let ours = try #require(KamailioConfiguration.read(url.lastPathComponent, in: folder, log: &log))

        // It says what it loads only at the highest level, which a file of its own sets lower.
        let copy = try ScratchFolder()
        for file in files {
            let target = URL(fileURLWithPath: "\(copy.path)/\(file.path)")
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            let loud = lines.filter { !$0.drop { $0 == " " || $0 == "\t" }.hasPrefix("debug") }
            try Data(loud.joined(separator: "\n").utf8).write(to: target)
        }
        let check = try GuardedProcess([
            KamailioServer.path("kamailio"), "-c", "-ddddd", "-E", "-f", "\(copy.path)/\(url.lastPathComponent)",
        ])
        let status = try await check.waitForEnd(within: .patience)
        guard status == 0 else { return }
        let wrong = log.diagnostics.filter { $0.severity == .error }
        #expect(wrong.isEmpty, "\(wrong)")
        let modules = check.output.all.compactMap { line in
            Self.word(between: "trying to load <", ".so>", in: line)?.split(separator: "/").last.map(String.init)
        }
        #expect(ours.modules.map(\.name) == modules)
        // Or it has not been asked aloud enough.
        if path.hasPrefix("/etc/") { #expect(modules.count >= 15) }
        let parameters = check.output.all.compactMap { line -> String? in
            guard line.contains("set_mod_param_regex") else { return nil }
            guard let key = Self.word(between: "found <", ">", in: line) else { return nil }
            return Self.word(between: "> in module ", " ", in: line).map { "\($0).\(key)" }
        }
        #expect(ours.parameters.map { "\($0.module).\($0.key)" } == parameters)
    }

    private static func word(between start: String, _ end: String, in line: String) -> String? {
        guard let first = line.range(of: start) else { return nil }
        let rest = line[first.upperBound...]
        return rest.range(of: end).map { String(rest[..<$0.lowerBound]) }
    }
}

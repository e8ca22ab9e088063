import ConfigFormats
import Diagnostics
import Testing

/// A small folder, read as Asterisk reads it, in forms that are easy to compare.
struct AsteriskView {
    let tree: SettingTree
    let log: DiagnosticLog

    /// Reads a root file `t.conf` and what else there is.
    init(_ text: String, _ others: [String: String] = [:]) throws {
        try self.init(files: [SourceFile(path: "t.conf", text: text)] + others.map { SourceFile(path: $0, text: $1) })
    }

    init(files: [SourceFile], root: String = "t.conf", name: String = "") throws {
        var log = DiagnosticLog()
        tree = try #require(AsteriskConfiguration.read(root, in: SourceFolder(name: name, files: files), log: &log))
        self.log = log
    }

    /// Each section as `[name] key=value key=value`, without templates.
    var sections: [String] {
        tree.sections.filter { !$0.isTemplate }.map { section in
            (["[\(section.name)]"] + section.settings.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
        }
    }

    /// Each finding as `file:line:column severity rule`.
    var findings: [String] {
        log.sorted.map { finding in
            let place = finding.location.map { "\($0.file):\($0.line):\($0.column)" } ?? "-"
            return "\(place) \(finding.severity) \(finding.rule)"
        }
    }

    /// Where a place is, as `file:line:column`.
    static func text(_ place: Diagnostics.SourceLocation) -> String { "\(place.file):\(place.line):\(place.column)" }
}

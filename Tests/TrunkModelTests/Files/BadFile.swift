import Diagnostics
import Foundation
import Testing

/// A file of `BadFiles`: its first lines are comments that say what must be found in it.
///
/// `# expect: [FILE:]LINE:COLUMN SEVERITY RULE`, one for each finding; `# says: TEXT`, part of one of the messages;
/// `# schema: …`, for `Scripts/check-schema`.
struct BadFile {
    let name: String
    let text: String

    init(_ name: String) throws {
        self.name = name
        text = try Repository.text(Repository.badFiles, name + ".yaml")
    }

    static let names = Repository.names(in: Repository.badFiles)

    /// Such as `5:3 error name-syntax`, sorted as the program sorts.
    var expected: [String] { comments("expect") }

    var says: [String] { comments("says") }

    var schema: [String] { comments("schema") }

    private func comments(_ key: String) -> [String] {
        let head = "# \(key): "
        let lines = text.split(whereSeparator: \.isNewline).prefix { $0.hasPrefix("#") }
        return lines.filter { $0.hasPrefix(head) }.map { String($0.dropFirst(head.count)) }
    }

    /// Passwords that no configuration can hold, and one that it can.
    static let environment = [
        "PASSWORD": "a-Password-1",
        "EMPTY": "",
        "LINE_BREAK": "a\nb",
        "BLANK_AT_END": "a ",
        "BYTES_201": String(repeating: "x", count: 201),
    ]

    /// What is found in each file, by name; found once for all tests.
    static let findings: [String: [Diagnostic]] = {
        var result: [String: [Diagnostic]] = [:]
        for name in names {
            guard let text = try? Repository.text(Repository.badFiles, name + ".yaml") else { continue }
            result[name] = Pipeline(environment: environment).run(text, file: name + ".yaml").findings
        }
        return result
    }()

    func findings() throws -> [Diagnostic] { try #require(Self.findings[name]) }

    /// A finding in the notation of `# expect:`.
    func notation(_ finding: Diagnostic) -> String {
        guard let place = finding.location else { return "- \(finding.severity.rawValue) \(finding.rule)" }
        let file = place.file == name + ".yaml" ? "" : "\(place.file):"
        return "\(file)\(place.line):\(place.column) \(finding.severity.rawValue) \(finding.rule)"
    }
}

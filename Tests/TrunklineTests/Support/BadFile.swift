import Foundation
import TestSupport

/// A trunk file with mistakes; its first lines are comments that say what must be found in it:
/// `# expect: [FILE:]LINE:COLUMN SEVERITY RULE`.
struct BadFile: Sendable, CustomStringConvertible {
    let name: String
    let text: String

    static let folder = GoldenCase.projectFolder.appending(path: "Tests/TrunkModelTests/BadFiles")

    static let all: [BadFile] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
            guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
            return BadFile(name: name, text: String(decoding: data, as: UTF8.self))
        }
    }()

    /// Variables that the files name; passwords that nothing can hold, and one that is good.
    static let environment = [
        "PASSWORD": "a-Password-1", "EMPTY": "", "LINE_BREAK": "a\nb", "BLANK_AT_END": "a ",
        "BYTES_201": String(repeating: "x", count: 201),
    ]

    var description: String { name }

    /// The beginnings of the lines that standard error must have: `FILE:LINE:COLUMN: SEVERITY`, and their rules.
    var expected: [(start: String, rule: String)] {
        let head = "# expect: "
        let lines = text.split(whereSeparator: \.isNewline).prefix { $0.hasPrefix("#") }
        return lines.filter { $0.hasPrefix(head) }.map { line in
            let fields = line.dropFirst(head.count).split(separator: " ").map(String.init)
            let place = fields[0]
            let file = place.split(separator: ":").count == 2 ? "\(name):" : ""
            return (place == "-" ? "trunkline: \(fields[1])" : "\(file)\(place): \(fields[1])", fields[2])
        }
    }

    var expectsError: Bool { expected.contains { $0.start.hasSuffix(" error") } }

    /// The passwords that stand in the file itself.
    var passwords: [String] {
        text.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
            line.components(separatedBy: "password:").dropFirst().compactMap { rest in
                let value = rest.trimmingCharacters(in: .whitespaces)
                let quote = value.first.flatMap { "\"'".contains($0) ? $0 : nil }
                let text =
                    quote.map { mark in String(value.dropFirst().prefix { $0 != mark }) }
                    ?? String(value.prefix { !" ,}#".contains($0) })
                // Short ones stand in messages by accident, references are no passwords.
                return text.count > 4 && !text.hasPrefix("${") && text.first?.isNumber == false ? text : nil
            }
        }
    }
}

import Diagnostics
import FoundationEssentials

/// What `--format json` prints: the findings and the command's result.
struct JSONReport: Encodable {
    let log: DiagnosticLog
    let result: (any Encodable)?

    private enum Keys: String, CodingKey { case diagnostics, result }

    private struct Finding: Encodable {
        let file: String?
        let line: Int?
        let column: Int?
        let severity: String
        let message: String
        let rule: String
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        let findings = log.sorted.map { finding in
            Finding(
                file: finding.location?.file,
                line: finding.location?.line,
                column: finding.location?.column,
                severity: finding.severity.rawValue,
                message: finding.message,
                rule: finding.rule
            )
        }
        try container.encode(findings, forKey: .diagnostics)
        if let result { try container.encode(result, forKey: .result) }
    }

    func text() -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Texts, numbers and lists of them can always be encoded; should that ever change, say so and not nothing.
        guard let data = try? encoder.encode(self) else { return "{\"error\": \"the result cannot be encoded\"}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}

import Diagnostics
import Templating
import Testing

/// A format of the tests: writes every value between angle brackets, and cannot hold `!`.
struct BracketFormat: TemplateFormat {
    let name = "BRACKET"

    func refusal(of text: String) -> String? { text.contains("!") ? "contains an exclamation mark" : nil }

    func escape(_ text: String) -> String { "<\(text)>" }
}

/// A library of in-memory templates: `.conf` in brackets, `.html` as HTML, `.txt` and `.md` as plain text.
func library(_ texts: [String: String]) -> TemplateLibrary {
    let files = texts.map { TemplateFile(path: "\($0.key).mustache", text: $0.value, origin: "T/\($0.key)") }
    return TemplateLibrary(files: files) { path in
        if path.hasSuffix(".conf.mustache") { return BracketFormat() }
        if path.hasSuffix(".html.mustache") { return HTMLFormat() }
        return path.hasSuffix(".none.mustache") ? nil : PlainTextFormat()
    }
}

/// Renders one plain text.
func rendered(_ text: String, _ scope: TemplateScope = [:]) throws -> String {
    try library(["a.txt": text]).render("a.txt.mustache", scope)
}

/// The errors of a rendering, each as `rule file:line:column message`.
func errors(
    _ texts: [String: String],
    _ path: String,
    _ scope: TemplateScope = [:],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [String] {
    do throws(DiagnosedFailure) {
        let text = try library(texts).render("\(path).mustache", scope)
        Issue.record("rendered without an error: \(text)", sourceLocation: sourceLocation)
        return []
    } catch {
        return error.log.diagnostics.map { diagnostic in
            let place = diagnostic.location.map { "\($0.file):\($0.line):\($0.column) " } ?? ""
            return "\(diagnostic.rule) \(place)\(diagnostic.message)"
        }
    }
}

/// The errors of rendering one plain text, without the file's name.
func errors(
    of text: String,
    _ scope: TemplateScope = [:],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [String] {
    errors(["a.txt": text], "a.txt", scope, sourceLocation: sourceLocation).map { $0.replacing("T/a.txt:", with: "") }
}

/// Pseudo-random numbers that are the same at every run (Steele, Lea, Flood: SplitMix64).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Text of random scalars, with many of the characters that formats treat in a special way.
    mutating func text() -> String {
        let special = Array("&<>\"'\\`*_[]|#~;\t\n\r\u{0}\u{301}\u{2028}\u{85}".unicodeScalars)
        var text = ""
        for _ in 0..<Int.random(in: 0...24, using: &self) {
            if Bool.random(using: &self) {
                text.unicodeScalars.append(special[Int.random(in: 0..<special.count, using: &self)])
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

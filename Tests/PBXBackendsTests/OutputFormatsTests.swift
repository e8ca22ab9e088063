import Diagnostics
import PBXBackends
import TestSupport
import Templating
import Testing

/// The formats of the files that templates make, as a template uses them.
@Suite struct OutputFormatsTests {
    static let endings = ["conf", "md", "html", "csv", "json", "xml", "php", "yaml", "txt", "cfg", "dbtext"]

    /// What a template makes of a value; nil if it is refused.
    static func rendered(_ value: String, _ ending: String) throws -> String? {
        let file = TemplateFile(path: "a.\(ending).mustache", text: "{{value}}", origin: "T/a")
        let library = TemplateLibrary(files: [file], format: TemplateFiles.format)
        do throws(DiagnosedFailure) {
            return try library.render(file.path, ["value": .text(value, key: "secret")])
        } catch {
            #expect(error.log.diagnostics.map(\.rule) == ["value-not-representable"])
            return nil
        }
    }

    @Test(arguments: [
        ("csv", "\"a&\"\"<'\\é,\""), ("json", "a&\\\"<'\\\\é,"), ("xml", "a&amp;&quot;&lt;&#39;\\é,"),
        ("php", "a&\"<\\'\\\\é,"),
        ("yaml", "a&\\\"<'\\\\é,"), ("txt", "a&\"<'\\é,"), ("conf", "a&\"<'\\é,"),
        ("cfg", "a&\\\"<'\\\\é,"), ("dbtext", "a&\"<'\\\\é,"),
    ]) func byEnding(_ ending: String, _ text: String) throws {
        #expect(try Self.rendered("a&\"<'\\é,", ending) == text)
    }

    @Test(arguments: ["csv", "xml", "php", "txt", "cfg", "dbtext"]) func refused(_ ending: String) throws {
        #expect(try Self.rendered("a\u{0}", ending) == nil)
    }

    @Test(arguments: ["sh", "sql", "yml", "exe", ""]) func unknownEndings(_ ending: String) {
        #expect(TemplateFiles.format("a.\(ending).mustache") == nil)
        #expect(TemplateFiles.format("a.csv") == nil)
    }

    @Test func namesAreUnique() {
        let names = Self.endings.compactMap { TemplateFiles.format("a.\($0).mustache")?.name }
        #expect(names.count == Self.endings.count && Set(names).count == names.count)
    }

    /// A text without a byte that the format calls special is not looked at: it must be one that needs no escape.
    @Test(arguments: endings) func specialBytesAreComplete(_ ending: String) throws {
        let format = try #require(TemplateFiles.format("a.\(ending).mustache"))
        let codes: [ClosedRange<UInt32>] = [
            0...0x7ff, 0x2000...0x20ff, 0xfe00...0xffff, 0x10000...0x1001f, 0x10fff0...0x10ffff,
        ]
        let scalars = codes.joined().compactMap { Unicode.Scalar($0) }
        // Rendering thousands of values one by one would be slow: the template joins them.
        let parts = scalars.flatMap { ["\($0)", "x\($0)", "\($0)x", "x\($0)x"] }.filter {
            format.refusal(of: $0) == nil
        }
        let file = TemplateFile(path: "a.\(ending).mustache", text: "{{#v}}{{.}}{{/v}}", origin: "T/a")
        let library = TemplateLibrary(files: [file], format: TemplateFiles.format)
        let values = TemplateValue.list(parts.map { [".": .text($0, key: nil)] })
        let text = try library.render(file.path, ["v": values])
        #expect(text.utf8.elementsEqual(parts.map(format.escape).joined().utf8))
        #expect(parts.count > 10_000)
        for part in scalars.map({ "\($0)" }) where format.refusal(of: part) != nil {
            if try Self.rendered(part, ending) != nil {
                Issue.record("U+\(part.unicodeScalars.map(\.value)) slips through")
            }
        }
    }
}

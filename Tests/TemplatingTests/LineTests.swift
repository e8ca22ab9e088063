import Templating
import Testing

/// Which line breaks and blanks are printed.
struct LineTests {
    @Test(arguments: ["\n", "\r\n"])
    func tagsWithALineToThemselvesLeaveNoLine(_ end: String) throws {
        let lines = ["a", "  {{#x}}  ", "b", "{{! note }}", "{{/x}}", "{{^x}}", "c", "{{/x}}", "d", ""]
        #expect(try rendered(lines.joined(separator: end), ["x": true]) == "a\(end)b\(end)d\(end)")
        #expect(try rendered(lines.joined(separator: end), ["x": false]) == "a\(end)c\(end)d\(end)")
    }

    @Test func tagsThatShareALineLeaveItAlone() throws {
        #expect(try rendered(" {{#x}}a{{/x}} \n {{! note }} b\n", ["x": true]) == " a \n  b\n")
        #expect(try rendered("{{#x}}\na\n{{/x}} b\n", ["x": true]) == "a\n b\n")
        // The one that swift-mustache gets wrong: a section that begins in a line and ends on one of its own.
        #expect(try rendered("1{{#x}}2\n{{/x}}\n{{#x}}\n3\n{{/x}}\n", ["x": true]) == "12\n3\n")
    }

    @Test func lastLineMayEndWithoutALineBreak() throws {
        #expect(try rendered("a\n{{#x}}\nb\n  {{/x}}  ", ["x": true]) == "a\nb\n")
        #expect(try rendered("{{#x}}\r\nb\r\n{{/x}}\r", ["x": true]) == "b\r\n\r")
    }

    @Test func commentsMayHaveSeveralLines() throws {
        #expect(try rendered("a\n{{! one\n two {{ }}\nb\n") == "a\nb\n")
    }

    @Test func byteOrderMarkIsSkipped() throws {
        #expect(try rendered("\u{FEFF}{{! note }}\na\n") == "a\n")
        #expect(errors(of: "\u{FEFF}é{{x}}") == ["template-name 1:2 there is no name 'x'"])
    }

    @Test(arguments: ["\n", "\r\n"])
    func partialsAreIndentedLikeTheirTag(_ end: String) throws {
        let partial = ["1", "", "{{x}}{{x}}", "{{#t}}", " 2", "{{/t}}", "{{#t}}{{x}}{{/t}}", "{{> c.txt}}", ""]
        let texts = [
            "a.txt": ["top", "  {{> b.txt}}  ", "end", ""], "b.txt": partial, "c.txt": ["\t{{> d.txt}}", "{{x}}", ""],
            "d.txt": ["d", "e"],
        ]
        let lines = ["top", "  1", "", "  yy", "   2", "  y", "  \td", "  \te  y", "end", ""]
        let scope: TemplateScope = ["x": "y", "t": true]
        #expect(
            try library(texts.mapValues { $0.joined(separator: end) }).render("a.txt.mustache", scope)
                == lines.joined(separator: end)
        )
    }

    @Test func partialsInALineAreNotIndented() throws {
        let texts = ["a.txt": "  key = {{> b.txt}};\n", "b.txt": "1\n2"]
        #expect(try library(texts).render("a.txt.mustache", [:]) == "  key = 1\n2;\n")
        let nested = ["a.txt": "  {{> b.txt}}\n", "b.txt": "k = {{> c.txt}}\n", "c.txt": "1\n2"]
        #expect(try library(nested).render("a.txt.mustache", [:]) == "  k = 1\n  2\n")
    }

    @Test func bracesNextToTagsStayText() throws {
        let texts = ["a.txt": "{{> b.txt}}{{> b.txt}}{{> c.txt}}", "b.txt": "{", "c.txt": "x}}"]
        #expect(try library(texts).render("a.txt.mustache", [:]) == "{{x}}")
    }
}

import Templating
import Testing

/// The rule `template-syntax`.
struct SyntaxTests {
    @Test(arguments: [
        ("{{{x}}}", "'{{{' would print"), ("{{&x}}", "'{{&' would print"), ("{{=<% %>=}}", "'{{=' would change"),
        ("{{% CONTENT_TYPE: TEXT}}", "'{{%' would change"), ("{{<p}}", "'{{<' would inherit"),
        ("{{$b}}", "'{{$' would declare"), ("{{>*x}}", "'{{>*' would choose"), ("{{> *x }}", "'{{>*' would choose"),
        ("{{uppercased(x)}}", "'uppercased(x)' would transform"), ("{{#reversed(x)}}", "'reversed(x)' would"),
        ("{{index()}}", "'index()' would transform"), ("{{}}", "the tag has no name"),
        ("{{# }}", "the tag has no name"),
        ("{{> }}", "the tag has no name"), ("{{a b}}", "'a b' is not a name"), ("{{a..b}}", "'a..b' is not a name"),
        ("{{.a}}", "'.a' is not a name"), ("{{é}}", "'é' is not a name"), ("{{> a b}}", "'a b' is not the name of"),
        ("{{x", "the tag that begins here has no '}}'"), ("{{", "the tag that begins here has no '}}'"),
        ("{{x}", "the tag that begins here has no '}}'"), ("{{! x", "the tag that begins here has no '}}'"),
        ("{{{x", "'{{{' would print"), ("{{/x}}", "'{{/x}}' closes no open section"),
        ("{{#x}}", "the section 'x' is not closed"), ("{{^x}}", "the section 'x' is not closed"),
    ])
    func refused(_ tag: String, _ message: String) {
        let found = errors(of: "line\r\né\t\(tag)\r\n", ["x": "1"])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("template-syntax 2:3 \(message)") == true, "\(found)")
    }

    @Test func unfinishedTagEndsAtTheNextTagOrLine() {
        #expect(
            errors(of: "{{a {{b}}\n{{c\n{{d}", ["b": "1"]) == [
                "template-syntax 1:1 the tag that begins here has no '}}'",
                "template-syntax 2:1 the tag that begins here has no '}}'",
                "template-syntax 3:1 the tag that begins here has no '}}'",
            ]
        )
    }

    @Test func mismatchedSections() {
        #expect(
            errors(of: "{{#a}}\n {{#b}}\n{{/a}}\n{{/b}}\n{{#c}}{{/d}}") == [
                "template-syntax 2:2 the section 'b' is not closed",
                "template-syntax 4:1 '{{/b}}' closes no open section",
                "template-syntax 5:1 the section 'c' is not closed",
                "template-syntax 5:7 '{{/d}}' closes no open section; the section open here is 'c'",
            ]
        )
    }

    @Test func allFilesAreReportedAtOnce() {
        let texts = ["a.txt": "{{> b.txt}}{{> missing.txt}}{{> c.txt}}", "b.txt": "{{{x}}}", "c.txt": "{{#x}}"]
        let found = errors(texts, "a.txt").map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(
            found == ["template-partial T/a.txt:1:12", "template-syntax T/b.txt:1:1", "template-syntax T/c.txt:1:1"]
        )
    }

    @Test func templatesThatAreNotUsedAreNotParsed() throws {
        #expect(try library(["a.txt": "a", "b.txt": "{{{"]).render("a.txt.mustache", [:]) == "a")
    }
}

import Templating
import Testing

/// Partials: their escaping, and the rule `template-partial`.
struct PartialTests {
    @Test func partialsAreEscapedLikeTheIncludingFile() throws {
        let texts = [
            "x/a.conf": "{{v}} {{> x/b.conf}} {{v}}",
            "x/b.conf": "{{v}}{{#l}}{{v}}{{> c.conf}}{{/l}}",
            "c.conf": "{{v}}",
        ]
        let scope: TemplateScope = ["v": "&", "l": [[:]]]
        #expect(try library(texts).render("x/a.conf.mustache", scope) == "<&> <&><&><&> <&>")
    }

    @Test func missing() {
        let texts = ["a.conf": "\n {{> asterisk/dod.conf}} {{>x.conf.mustache}}", "asterisk/did.conf": ""]
        #expect(
            errors(texts, "a.conf") == [
                "template-partial T/a.conf:2:2 there is no template 'asterisk/dod.conf'; "
                    + "did you mean 'asterisk/did.conf'?",
                "template-partial T/a.conf:2:26 there is no template 'x.conf.mustache'",
            ]
        )
    }

    @Test func cycles() {
        let texts = ["a.txt": "{{> b.txt}}", "b.txt": "b\n {{> c.txt}}", "c.txt": "{{#x}}{{> b.txt}}{{/x}}"]
        #expect(
            errors(texts, "a.txt")
                == ["template-partial T/c.txt:1:7 the template includes itself: b.txt → c.txt → b.txt"]
        )
        #expect(
            errors(["a.txt": "{{> a.txt}}"], "a.txt")
                == ["template-partial T/a.txt:1:1 the template includes itself: a.txt → a.txt"]
        )
    }

    @Test(arguments: ["b.html", "b.md", "b", "b.conf"])
    func otherFormats(_ name: String) {
        #expect(
            errors(["a.txt": "é{{> \(name)}}", name: "{{v}}"], "a.txt", ["v": "1"]) == [
                "template-partial T/a.txt:1:2 '\(name)' is of another format than this file, "
                    + "so its values would be escaped wrongly"
            ]
        )
    }

    @Test func includingWithoutEndIsRefused() {
        var texts = Dictionary(
            uniqueKeysWithValues: (0..<40).map { ("p\($0).txt", "{{> p\($0 + 1).txt}}{{> p\($0 + 1).txt}}") }
        )
        texts["p40.txt"] = "x"
        let found = errors(texts, "p0.txt")
        #expect(found.first?.contains("too many templates include each other here") == true)
    }
}

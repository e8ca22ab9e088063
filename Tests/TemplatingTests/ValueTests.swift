import Templating
import Testing

/// The rule `value-not-representable`.
struct ValueTests {
    @Test func theKeyIsNamedAndNeverTheValue() {
        let accounts: [TemplateScope] = [
            ["password": .text("fine", key: "accounts[0].password")],
            ["password": .text("s3cret!", key: "accounts[1].password")],
            ["password": .text("hidden!", key: "accounts[2].password")],
        ]
        let found = errors(
            ["a.conf": "{{#accounts}}\r\n password = {{> p.conf}}\r\n{{/accounts}}{{x}}", "p.conf": "{{password}}"],
            "a.conf",
            ["accounts": .list(accounts), "x": "also!"]
        )
        let reason = "the value contains an exclamation mark, which BRACKET cannot hold"
        #expect(
            found == [
                "value-not-representable T/a.conf:3:14 x: \(reason)",
                "value-not-representable T/p.conf:1:1 accounts[1].password: \(reason)",
                "value-not-representable T/p.conf:1:1 accounts[2].password: \(reason)",
            ]
        )
    }

    @Test func itemsOfTextListsKeepTheirKey() {
        let found = errors(["a.conf": "{{#l}}{{.}}{{/l}}"], "a.conf", ["l": .texts(["a", "b!"], key: "codecs")])
        #expect(found.count == 1)
        #expect(found.first?.contains(" codecs: the value") == true)
    }

    @Test func namesAndValuesAreReportedTogether() {
        let found = errors(["a.conf": "{{v}}{{w}}"], "a.conf", ["v": "!"])
        #expect(found.map { $0.prefix { $0 != " " } } == ["value-not-representable", "template-name"])
    }

    @Test func verbatimTextIsNotEscapedButChecked() throws {
        let items: [TemplateScope] = [[".": .verbatim("a_b")], [".": .verbatim("<c>")]]
        let scope: TemplateScope = ["l": .list(items), "e": .verbatim("")]
        let template = "{{#l}}{{.}};{{/l}}{{#e}}no{{/e}}{{^e}}empty{{/e}}"
        #expect(try library(["a.html": template]).render("a.html.mustache", scope) == "a_b;<c>;empty")
        let found = errors(["a.conf": "{{v}}"], "a.conf", ["v": .verbatim("!")])
        let message = "v: the value contains an exclamation mark, which BRACKET cannot hold"
        #expect(found == ["value-not-representable T/a.conf:1:1 \(message)"])
    }
}

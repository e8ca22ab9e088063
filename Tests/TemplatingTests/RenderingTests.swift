import Templating
import Testing

struct RenderingTests {
    @Test func printsTextAndNumbers() throws {
        #expect(try rendered("{{name}}:{{ port }}\n", ["name": "pbx", "port": 5060]) == "pbx:5060\n")
        #expect(try rendered("") == "")
        #expect(try rendered("no tags } at { all }}") == "no tags } at { all }}")
        #expect(try rendered("a{{x}}}b", ["x": "1"]) == "a1}b")
    }

    @Test func emptyTextPrintsNothingAndIsFalse() throws {
        let text = "[{{x}}]{{#x}}yes{{/x}}{{^x}}no{{/x}}"
        #expect(try rendered(text, ["x": ""]) == "[]no")
        #expect(try rendered(text, ["x": "0"]) == "[0]yes")
    }

    static let truths: [(TemplateValue, String)] = [
        (.absent, "no"), (false, "no"), (true, "yes"), ("", "no"), ("x", "yes"), ([], "no"),
        (["a", "b"], "yesyes"), (.scope([:]), "yes"), (.optional(nil), "no"), (.optional("x"), "yes"),
    ]

    @Test(arguments: truths)
    func branches(_ value: TemplateValue, _ expected: String) throws {
        #expect(try rendered("{{#x}}yes{{/x}}{{^x}}no{{/x}}", ["x": value]) == expected)
    }

    @Test func dotPrintsTheItem() throws {
        #expect(try rendered("{{#x}}<{{.}}>{{/x}}", ["x": ["a", "b"]]) == "<a><b>")
        #expect(try rendered("{{#x}}<{{.}}>{{/x}}", ["x": .texts(["a", "b"], key: "codecs")]) == "<a><b>")
        #expect(try rendered("{{#x}}<{{.}}>{{/x}}", ["x": "text"]) == "<text>")
    }

    @Test func innerScopesHideOuterOnes() throws {
        let scope: TemplateScope = ["n": "outer", "m": "outer", "list": [["n": "inner"], ["m": "inner"]]]
        #expect(try rendered("{{#list}}{{n}} {{m}};{{/list}}{{n}}", scope) == "inner outer;outer inner;outer")
    }

    @Test func dottedNamesReachIntoScopes() throws {
        let scope: TemplateScope = ["a": ["b": ["c": "deep"]], "none": .absent]
        #expect(try rendered("{{a.b.c}}{{#a.b}}{{c}}{{/a.b}}{{#none.x}}no{{/none.x}}", scope) == "deepdeep")
    }

    @Test func laterPairsAndFilesCount() throws {
        #expect(try rendered("{{x}}", TemplateScope([("x", "1"), ("x", "2")])) == "2")
        let files = ["old", "new"].map { TemplateFile(path: "a.txt.mustache", text: $0) }
        #expect(try TemplateLibrary(files: files) { _ in PlainTextFormat() }.render("a.txt.mustache", [:]) == "new")
    }

    @Test func deepNesting() throws {
        let names = (0..<60).map { "s\($0)" }
        let text = names.map { "{{#\($0)}}" }.joined() + "core" + names.reversed().map { "{{/\($0)}}" }.joined()
        var scope = TemplateScope(names.map { ($0, true) })
        #expect(try rendered(text, scope) == "core")
        scope = names.reversed().reduce(["x": "1"]) { [$1: .scope($0)] }
        #expect(try rendered(text.replacing("core", with: "{{x}}"), scope) == "1")
        #expect(errors(of: "{{#t}}\(text){{/t}}", scope).first?.hasPrefix("template-syntax 1:") == true)
    }

    @Test func hugeDepthIsAnErrorAndNoCrash() {
        let text = String(repeating: "{{#x}}", count: 100_000) + String(repeating: "{{/x}}", count: 100_000)
        #expect(errors(of: text, ["x": true]).count == 1)
    }

    @Test func threadsShareALibrary() async throws {
        let shared = library(["a.conf": "{{#l}}{{> b.conf}}{{/l}}", "b.conf": "{{.}}"])
        let texts = await withTaskGroup(of: String?.self) { group in
            for number in 0..<50 {
                group.addTask { try? shared.render("a.conf.mustache", ["l": .texts(["\(number)", "x"])]) }
            }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(texts == Set((0..<50).map { "<\($0)><x>" }))
    }
}

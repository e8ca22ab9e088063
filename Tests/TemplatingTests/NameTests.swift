import Templating
import Testing

/// The rule `template-name`.
struct NameTests {
    @Test func unknownNamesAreReportedAllAtOnceInOrder() {
        let found = errors(
            of: "é {{pasword}}\n{{#accounts}}\n\t{{usrename}} {{usrename}}\n{{/accounts}}{{^zzz}}{{never}}{{/zzz}}\n",
            ["password": "s", "accounts": [["username": "a"], ["username": "b"]]]
        )
        #expect(
            found == [
                "template-name 1:3 there is no name 'pasword'; did you mean 'password'?",
                "template-name 3:2 there is no name 'usrename'; did you mean 'username'?",
                "template-name 3:15 there is no name 'usrename'; did you mean 'username'?",
                "template-name 4:14 there is no name 'zzz'",
            ]
        )
    }

    @Test func unknownNameInANestedListInsideAPartial() {
        let texts = [
            "a.conf": "{{#accounts}}\n  {{> deep/b.conf}}\n{{/accounts}}\n",
            "deep/b.conf": "; é\r\n{{#codecs}}\r\nallow = {{codek}}\r\n{{/codecs}}\r\n{{nam}}\r\n",
        ]
        let item: TemplateScope = ["name": "x", "codecs": [["codec": "alaw"], ["codec": "g722"]]]
        #expect(
            errors(texts, "a.conf", ["accounts": .list([item, item])]) == [
                "template-name T/deep/b.conf:3:9 there is no name 'codek'; did you mean 'codec'?",
                "template-name T/deep/b.conf:5:1 there is no name 'nam'; did you mean 'name'?",
            ]
        )
    }

    @Test func absentCannotBePrinted() {
        #expect(
            errors(of: "{{x}}\n{{a.b}}", ["x": .absent, "a": .absent]) == [
                "template-name 1:1 'x' has no value here; put it in a section '{{#x}}'",
                "template-name 2:1 'a.b' has no value here; put it in a section '{{#a.b}}'",
            ]
        )
    }

    @Test func onlyTextCanBePrinted() {
        #expect(
            errors(of: "{{f}}{{l}}{{s}}", ["f": true, "l": [], "s": [:]]) == [
                "template-name 1:1 'f' is a flag, which can be branched on but not printed",
                "template-name 1:6 'l' is a list, which cannot be printed; put it in a section",
                "template-name 1:11 's' is a scope, which cannot be printed; put it in a section",
            ]
        )
    }

    @Test func dottedNamesAreCheckedPartByPart() {
        #expect(
            errors(of: "{{a.hots}} {{a.host.x}} {{b.host}}", ["a": ["host": "h"]]) == [
                "template-name 1:1 there is no name 'hots' in 'a.hots'; did you mean 'host'?",
                "template-name 1:12 'a.host' is not a scope and has no names in it",
                "template-name 1:25 there is no name 'b' in 'b.host'",
            ]
        )
    }

    @Test func dotOutsideAListOfTexts() {
        let found = errors(of: "{{.}}{{#l}}{{#s}}{{.}}{{/s}}{{/l}}", ["l": ["x"], "s": ["y": "1"]])
        #expect(
            found == [
                "template-name 1:1 '.' has no value here: the innermost section is over no texts",
                "template-name 1:18 '.' has no value here: the innermost section is over no texts",
            ]
        )
    }

    @Test func sectionsThatAreNotReachedReportNothing() throws {
        #expect(try rendered("{{#f}}{{unknown}}{{/f}}{{#l}}{{unknown}}{{/l}}", ["f": false, "l": []]) == "")
    }

    @Test func suggestionsAreCloseAndAlwaysTheSame() {
        let scope: TemplateScope = ["ab": "1", "ac": "1", "ad": "1", "host": "1"]
        #expect(errors(of: "{{aa}}", scope) == ["template-name 1:1 there is no name 'aa'; did you mean 'ab'?"])
        #expect(errors(of: "{{ohst}}", scope) == ["template-name 1:1 there is no name 'ohst'; did you mean 'host'?"])
        #expect(errors(of: "{{trunk}}", scope) == ["template-name 1:1 there is no name 'trunk'"])
    }

    @Test func unknownTemplatesAndFormats() {
        #expect(
            errors(["conf/a.txt": ""], "conf/b.txt")
                == ["template-missing there is no template 'conf/b.txt.mustache'; did you mean 'conf/a.txt.mustache'?"]
        )
        #expect(
            errors(["a.none": ""], "a.none")
                == ["template-missing T/a.none:1:1 no format is known for '.none' files, so values cannot be escaped"]
        )
    }
}

import Diagnostics
import Testing

@testable import TrunkModel

@Suite("Answers with fields")
struct FieldListTests {
    private func read(_ text: String, keys: [String] = ["a", "b"]) -> (list: FieldList, messages: [String]) {
        var log = DiagnosticLog()
        let list = FieldList(text, keys: keys, at: SourceLocation(file: "--x"), log: &log)
        return (list, log.diagnostics.map(\.message))
    }

    @Test("A head and fields")
    func fields() {
        let (list, messages) = read("head , a = one,b=\"two, \"\"2\"\"\"")
        #expect(messages == [])
        #expect(list.head == "head")
        #expect(list["a"] == "one")
        #expect(list["b"] == "two, \"2\"")
        #expect(read("a=1").list.head == "")
        #expect(read("x,a=b=c").list["a"] == "b=c")
    }

    @Test("A quote within a value is a quote")
    func inches() {
        let (list, messages) = read("x,a=12\" pipe,b=2")
        #expect(messages == [])
        #expect(list["a"] == "12\" pipe")
        #expect(list["b"] == "2")
    }

    @Test("What is wrong with fields")
    func faults() {
        #expect(read("x,y").messages.first?.hasPrefix("'y' is no field: ") == true)
        #expect(read("x,c=1").messages == ["there is no field 'c'; there are a, b"])
        #expect(
            read("x,descriptio=1", keys: ["description"]).messages == [
                "there is no field 'descriptio'; did you mean 'description'?"
            ]
        )
        #expect(read("x,a=1,a=2").messages == ["the field 'a' stands twice"])
    }

    @Test(
        "The rest of a password with a comma is not shown",
        arguments: ["u,password=ab,GEHEIM", "u,password=ab,GEHEIM=x"]
    )
    func passwords(text: String) {
        let messages = read(text, keys: ["password", "server"]).messages
        #expect(messages.count == 1)
        #expect(!messages.joined().contains("GEHEIM"))
    }
}

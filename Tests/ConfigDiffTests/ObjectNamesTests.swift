import PBXBackends
import Testing

@Suite("Names of objects")
struct ObjectNamesTests {
    @Test("an object is found by its kind and name, wherever others of that name stand")
    func kinds() {
        var names = ObjectNames(count: 5)
        let objects = [
            ("endpoint", "a"), ("aor", "a"), ("endpoint", "b"), ("auth", "a"), ("aor", "b"),
        ]
        let areNew = objects.enumerated().map { names.insert($1.1, kind: $1.0, at: $0) }
        #expect(!areNew.contains(false))
        for (index, (kind, name)) in objects.enumerated() {
            #expect(names.index(of: name, kind: kind) == index)
        }
        #expect(names.index(of: "b", kind: "auth") == nil)
        #expect(names.index(of: "c", kind: "aor") == nil)
        #expect(!names.hasDoubles)
    }

    @Test("of two with one kind and name the last one holds", arguments: [["aor", "auth"], ["auth", "aor"]])
    func doubles(kinds: [String]) {
        var names = ObjectNames(count: 5)
        let areNew = (kinds + ["aor", "aor"]).enumerated().map { names.insert("a", kind: $1, at: $0) }
        #expect(areNew == [true, true, false, false])
        #expect(names.hasDoubles)
        #expect(names.index(of: "a", kind: "aor") == 3)
        #expect(names.index(of: "a", kind: "auth") == kinds.firstIndex(of: "auth"))
    }

    @Test("an object that comes again behind one of another name takes the first one's place")
    func apart() {
        var names = ObjectNames(count: 4)
        let areNew = ["a", "b", "a", "b"].enumerated().map { names.insert($1, kind: "aor", at: $0) }
        #expect(areNew == [true, true, false, false])
        #expect(names.index(of: "a", kind: "aor") == 2)
        #expect(names.index(of: "b", kind: "aor") == 3)
    }
}

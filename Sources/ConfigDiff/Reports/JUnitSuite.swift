import ConfigFormats

/// What all reports as JUnit XML have in common.
enum JUnitSuite {
    /// Says how many tests there are, and how many of them failed.
    static func setCounts(_ element: XMLElement, passed: Int, failed: Int) {
        element.set("tests", String(passed + failed))
        element.set("failures", String(failed))
        element.set("errors", "0")
        element.set("skipped", "0")
        element.set("time", "0")
    }

    /// Adds what is known of the run.
    static func addProperties(_ values: [(name: String, value: String)], to suite: XMLElement) {
        let properties = suite.adding("properties")
        for (name, value) in values {
            let property = properties.adding("property")
            property.set("name", name)
            property.set("value", value)
        }
    }

    /// Adds a test, which passes as long as nothing is put into it.
    @discardableResult
    static func test(_ kind: String, _ name: String, in suite: XMLElement) -> XMLElement {
        let test = suite.adding("testcase")
        // A class's name is one word (XML Schema's NMTOKEN).
        let word = String(kind.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" })
        test.set("classname", word.isEmpty ? "-" : word)
        test.set("name", name)
        test.set("time", "0")
        return test
    }
}

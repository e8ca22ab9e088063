import CLibXML2

/// An element of a document that libxml2 holds: the document frees it.
struct XMLElement {
    /// The element; nil only if there was no memory, and then nothing is written.
    let node: xmlNodePtr?

    /// An element that stands nowhere yet.
    init(_ name: String) { node = xmlNewNode(nil, name) }

    private init(_ node: xmlNodePtr?) { self.node = node }

    /// Adds an element at the end of this one.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - text: Its text; any, since what XML cannot hold is replaced.
    /// - Returns: The new element.
    @discardableResult
    func adding(_ name: String, _ text: String? = nil) -> XMLElement {
        // The text is escaped by libxml2: xmlNewTextChild, unlike xmlNewChild, takes `&` for itself.
        XMLElement(xmlNewTextChild(node, nil, name, text.map { VisibleText.of($0, keepsLines: true) }))
    }

    /// Sets an attribute.
    func set(_ name: String, _ value: String) { xmlSetProp(node, name, VisibleText.of(value)) }

    /// Sets the numbers that JUnit wants of a suite.
    func setCounts(_ verdicts: [Verdict]) {
        set("tests", String(verdicts.count))
        set("failures", String(verdicts.count { $0.outcome == .failed }))
        set("errors", "0")
        set("skipped", String(verdicts.count { $0.outcome == .notJudged }))
        set("time", "0")
    }

    /// Seconds as XML Schema's decimal has them: no exponent.
    static func seconds(_ seconds: Double) -> String {
        let milliseconds = Int((min(max(seconds.isFinite ? seconds : 0, 0), 1e9) * 1000).rounded())
        let rest = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}

import CLibXML2
import Diagnostics

/// An element of a document that is being made: the document frees it.
package struct XMLElement {
    /// The element; nil only if there was no memory, and then nothing is written.
    private let node: xmlNodePtr?

    private init(_ node: xmlNodePtr?) { self.node = node }

    /// Makes a whole document.
    ///
    /// - Parameters:
    ///   - name: The root element's name.
    ///   - fill: Gives the root what it holds.
    /// - Returns: The document in UTF-8, indented; empty only if there is no memory.
    package static func document(_ name: String, fill: (XMLElement) -> Void) -> [UInt8] {
        let document = xmlNewDoc("1.0")
        defer { xmlFreeDoc(document) }
        let root = XMLElement(xmlNewNode(nil, name))
        xmlDocSetRootElement(document, root.node)
        fill(root)
        var buffer: UnsafeMutablePointer<xmlChar>?
        var count: Int32 = 0
        xmlDocDumpFormatMemoryEnc(document, &buffer, &count, "UTF-8", 1)
        defer { xmlFreeBuffer(buffer) }
        return Array(UnsafeBufferPointer(start: buffer, count: Int(count)))
    }

    /// Adds an element at the end of this one.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - text: Its text; any, since what XML cannot hold is replaced.
    /// - Returns: The new element.
    @discardableResult
    package func adding(_ name: String, _ text: String? = nil) -> XMLElement {
        // The text is escaped by libxml2: xmlNewTextChild, unlike xmlNewChild, takes `&` for itself.
        XMLElement(xmlNewTextChild(node, nil, name, text.map { VisibleText.of($0, keepsLines: true) }))
    }

    /// Sets an attribute.
    package func set(_ name: String, _ value: String) { xmlSetProp(node, name, VisibleText.of(value)) }
}

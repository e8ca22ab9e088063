import CLibXML2
public import Diagnostics

/// Reads XML files (XML 1.0 with namespaces) to values, by libxml2 with its limits in force.
public enum XMLReader {
    /// Reads a file; ``XMLDocument/parse(_:file:log:)`` says what is refused.
    ///
    /// - Parameters:
    ///   - bytes: The file, in the encoding that it names.
    ///   - file: Its name in findings.
    ///   - log: Takes the findings.
    /// - Returns: The outermost element; nil if there are errors.
    public static func read(_ bytes: [UInt8], file: String, log: inout DiagnosticLog) -> XMLNode? {
        // Nobody else holds the document: libxml2's nodes, each larger than a value, go as they are read.
        XMLDocument.parse(bytes, file: file, log: &log)?.root?.tree(consuming: true)
    }
}

extension XMLDocument {
    /// The outermost element as a value.
    public var tree: XMLNode? { root?.tree }
}

extension XMLDocument.Element {
    /// The element as a value, with all that is in it.
    ///
    /// It calls itself no deeper than a file can be nested (libxml2: 256).
    public var tree: XMLNode { tree(consuming: false) }

    /// The element as a value; what is in it is taken out of the document if it is consumed.
    func tree(consuming: Bool) -> XMLNode {
        var result = XMLNode(name, namespace: namespace, at: location)
        var attribute = node.pointee.properties
        while let current = attribute {
            result.attributes.append(Self.attribute(current))
            attribute = current.pointee.next
        }
        if !consuming { result.children.reserveCapacity(childCount) }
        var child = node.pointee.children
        while let current = child {
            switch current.pointee.type {
            case XML_ELEMENT_NODE:
                result.children.append(Self(document: document, node: current).tree(consuming: consuming))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let content = current.pointee.content { result.text += String(cString: content) }
            default: break
            }
            child = current.pointee.next
            if consuming {
                xmlUnlinkNode(current)
                xmlFreeNode(current)
            }
        }
        return result
    }

    /// How many elements are directly inside.
    private var childCount: Int {
        var count = 0
        var child = node.pointee.children
        while let current = child {
            if current.pointee.type == XML_ELEMENT_NODE { count += 1 }
            child = current.pointee.next
        }
        return count
    }

    private static func attribute(_ attribute: xmlAttrPtr) -> XMLNode.Attribute {
        // Its value is texts below it.
        var value = ""
        var text = attribute.pointee.children
        while let current = text {
            if let content = current.pointee.content { value += String(cString: content) }
            text = current.pointee.next
        }
        return XMLNode.Attribute(
            attribute.pointee.name.map { String(cString: $0) } ?? "",
            namespace: attribute.pointee.ns?.pointee.href.map { String(cString: $0) },
            value
        )
    }
}

import CLibXML2
public import Diagnostics

extension XMLDocument {
    /// The outermost element.
    public var root: Element? { xmlDocGetRootElement(pointer).map { Element(document: self, node: $0) } }

    /// An element of a document, which it keeps alive.
    ///
    /// Names are local names, without a prefix. An element that was removed can still be read.
    public struct Element {
        let document: XMLDocument
        let node: xmlNodePtr

        /// Whether two values stand for the same element of the same document.
        public func isSame(as other: Element) -> Bool { node == other.node }

        /// The local name.
        public var name: String { node.pointee.name.map { String(cString: $0) } ?? "" }

        /// The namespace's URI; nil without one.
        public var namespace: String? { node.pointee.ns?.pointee.href.map { String(cString: $0) } }

        /// All text in it, that of elements inside included.
        public var text: String {
            guard let content = xmlNodeGetContent(node) else { return "" }
            defer { xmlFreeBuffer(content) }
            return String(cString: content)
        }

        /// Where it starts: the line; columns are not known.
        public var location: SourceLocation {
            // libxml2 says -1 where it has lost count, which is possible behind line 65,535.
            SourceLocation(file: document.file, line: max(Int(xmlGetLineNo(node)), 1))
        }

        /// The elements directly inside, in order.
        public var children: [Element] {
            sequence(first: node.pointee.children) { $0?.pointee.next }.compactMap { child in
                guard let child, child.pointee.type == XML_ELEMENT_NODE else { return nil }
                return Element(document: document, node: child)
            }
        }

        /// The elements of a name directly inside, in order.
        ///
        /// - Parameters:
        ///   - name: The local name.
        ///   - namespace: The namespace's URI; nil for any namespace or none.
        /// - Returns: The elements.
        public func children(_ name: String, in namespace: String? = nil) -> [Element] {
            children.filter { $0.name == name && (namespace == nil || $0.namespace == namespace) }
        }

        /// The first element of a name directly inside.
        public func child(_ name: String, in namespace: String? = nil) -> Element? {
            children(name, in: namespace).first
        }

        /// The value of an attribute that has no prefix; nil without it.
        public func attribute(_ name: String) -> String? {
            guard let value = xmlGetNoNsProp(node, name) else { return nil }
            defer { xmlFreeBuffer(value) }
            return String(cString: value)
        }
    }
}

// MARK: - Changes

extension XMLDocument.Element {
    /// Puts a text in the place of all that is inside the element; its attributes stay.
    ///
    /// - Throws: `value-not-representable` for a text that XML cannot hold.
    public func setText(_ text: String) throws(DiagnosedFailure) {
        try check(text)
        while let child = node.pointee.children { document.takeOut(child) }
        guard !text.isEmpty else { return }
        xmlAddChild(node, xmlNewDocText(document.pointer, text))
    }

    /// Sets an attribute that has no prefix, or adds it behind the others.
    ///
    /// - Throws: `value-not-representable` for a name or value that XML cannot hold.
    public func setAttribute(_ name: String, _ value: String) throws(DiagnosedFailure) {
        try checkName(name)
        try check(value)
        xmlSetNsProp(node, nil, name, value)
    }

    /// Adds an element of the same namespace behind all that is inside this one.
    ///
    /// - Parameters:
    ///   - name: Its local name.
    ///   - text: Its text.
    /// - Returns: The new element.
    /// - Throws: `value-not-representable` for a name or text that XML cannot hold.
    @discardableResult
    public func append(_ name: String, _ text: String = "") throws(DiagnosedFailure) -> XMLDocument.Element {
        try checkName(name)
        try check(text)
        guard let child = xmlNewDocNode(document.pointer, nil, name, nil) else {
            throw DiagnosedFailure("there is no memory for an element", rule: "internal-error", at: location)
        }
        xmlSetNs(child, node.pointee.ns)
        xmlAddChild(node, child)
        let element = XMLDocument.Element(document: document, node: child)
        try element.setText(text)
        return element
    }

    /// Takes the element out of its document, with the blanks before it when it stands on a line of its own.
    ///
    /// The root stays, since a document without one is none.
    public func remove() {
        guard let parent = node.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return }
        if let before = node.pointee.prev, Self.isBlank(before), node.pointee.next.map(Self.isBlank) ?? false {
            document.takeOut(before)
        }
        document.takeOut(node)
    }

    private static func isBlank(_ node: xmlNodePtr) -> Bool { xmlIsBlankNode(node) == 1 }

    private func check(_ text: String) throws(DiagnosedFailure) {
        guard let refusal = XMLText.refusal(of: text) else { return }
        let message = "\(name): the value \(refusal), which XML cannot hold"
        throw DiagnosedFailure(message, rule: "value-not-representable", at: location)
    }

    private func checkName(_ name: String) throws(DiagnosedFailure) {
        // To libxml2, NUL would end the name.
        guard name.utf8.contains(0) || xmlValidateNCName(name, 0) != 0 else { return }
        let message = "nothing in XML can have the name '\(name)'"
        throw DiagnosedFailure(message, rule: "value-not-representable", at: location)
    }
}

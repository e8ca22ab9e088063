public import Diagnostics

/// An element of an XML file as a value, with all that is in it.
public struct XMLNode: Sendable, Equatable {
    /// The local name, without a prefix.
    public var name: String
    /// The namespace's URI; nil without one.
    public var namespace: String?
    /// The attributes in the file's order, those that declare namespaces left out.
    public var attributes: [Attribute]
    /// The elements directly inside, in the file's order.
    public var children: [XMLNode]
    /// The text directly inside, CDATA included and the text of elements inside left out, as it stands: blanks too.
    public var text: String
    /// Where it starts: the line; columns are not known.
    public var location: SourceLocation

    /// One attribute.
    public struct Attribute: Sendable, Equatable {
        /// The local name, without a prefix.
        public var name: String
        /// The namespace's URI; nil for an attribute without a prefix.
        public var namespace: String?
        /// The value.
        public var value: String

        /// Makes an attribute.
        public init(_ name: String, namespace: String? = nil, _ value: String) {
            self.name = name
            self.namespace = namespace
            self.value = value
        }
    }

    /// Makes an element.
    public init(
        _ name: String,
        namespace: String? = nil,
        attributes: [Attribute] = [],
        children: [XMLNode] = [],
        text: String = "",
        at location: SourceLocation
    ) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
        self.children = children
        self.text = text
        self.location = location
    }

    /// The value of an attribute without a prefix; nil without it.
    public subscript(attribute name: String) -> String? {
        attributes.first { $0.name == name && $0.namespace == nil }?.value
    }

    /// The elements of a name directly inside, whatever their namespace.
    public func children(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// The first element of a name directly inside, whatever its namespace.
    public func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }
}

public import Diagnostics

/// One value of a JSON file and where it starts.
public struct JSONNode: Sendable, Equatable {
    /// What it is.
    public var value: Value
    /// Where it starts.
    public var location: SourceLocation

    /// Makes a value.
    public init(_ value: Value, at location: SourceLocation) {
        self.value = value
        self.location = location
    }

    /// The kinds of values (RFC 8259 §3).
    public enum Value: Sendable, Equatable {
        /// `null`.
        case null
        /// `true` or `false`.
        case bool(Bool)
        /// A number as it is written: `1e3` stays `1e3`, and no digit is lost.
        case number(String)
        /// A text, its escapes taken out.
        case string(String)
        /// Values in order.
        case array([JSONNode])
        /// Members in the file's order; a name that comes twice, which is an error, stands here twice.
        case object([Member])
    }

    /// One name of an object and its value.
    public struct Member: Sendable, Equatable {
        /// The name.
        public var name: String
        /// Where the name starts, at its quote.
        public var location: SourceLocation
        /// The value.
        public var node: JSONNode

        /// Makes a member.
        public init(_ name: String, at location: SourceLocation, _ node: JSONNode) {
            self.name = name
            self.location = location
            self.node = node
        }
    }

    /// The value of a name, the last one where it stands several times; nil without it, or if this is no object.
    ///
    /// Names are equal by their codes (RFC 8259 §8.3), not by what they look like.
    public subscript(name: String) -> JSONNode? {
        members.last { $0.name.utf8.elementsEqual(name.utf8) }?.node
    }

    /// The members of an object; none if it is something else.
    public var members: [Member] {
        if case .object(let members) = value { members } else { [] }
    }

    /// The values of an array; none if it is something else.
    public var items: [JSONNode] {
        if case .array(let items) = value { items } else { [] }
    }

    /// The text of a string; nil if it is something else.
    public var text: String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// The digits of a number as written; nil if it is something else.
    public var number: String? {
        if case .number(let number) = value { number } else { nil }
    }

    /// The truth of a `true` or `false`; nil if it is something else.
    public var bool: Bool? {
        if case .bool(let bool) = value { bool } else { nil }
    }
}

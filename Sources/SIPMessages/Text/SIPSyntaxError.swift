/// What is wrong with a message, where, and which answer a server owes for it.
public struct SIPSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, in English, for a log: never holds the peer's own bytes.
    public var message: StaticText
    /// Offset into the message at which it was noticed.
    public var offset: Int
    /// The header that is wrong; nil for the start line or the message as a whole.
    public var header: HeaderName?
    /// Status code of the answer that RFC 3261 §8.2 and §21.4 ask for, such as 400, 416 or 505; nil where the message
    /// must be dropped without an answer.
    public var status: Int?

    /// An error.
    ///
    /// - Parameters:
    ///   - message: What is wrong.
    ///   - offset: Where, as an offset into the message.
    ///   - header: The header that is wrong.
    ///   - status: The answer that is owed; nil for none.
    public init(_ message: StaticText, at offset: Int, in header: HeaderName? = nil, status: Int? = 400) {
        self.message = message
        self.offset = offset
        self.header = header
        self.status = status
    }

    /// The header, what is wrong with it, and where.
    public var description: String {
        let place = header.map { "\($0.text): " } ?? ""
        return "\(place)\(message) (offset \(offset))"
    }
}

/// A text of the program's own: costs nothing to pass along, compares by its bytes.
public struct StaticText: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    private let text: StaticString

    /// A text.
    public init(stringLiteral text: StaticString) { self.text = text }

    /// The text.
    public var description: String { text.description }

    /// Whether two texts read the same.
    public static func == (one: Self, other: Self) -> Bool { one.description == other.description }

    /// Hashes the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

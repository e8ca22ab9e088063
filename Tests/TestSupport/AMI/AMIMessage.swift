/// One message of the Asterisk Manager Interface: a response or an event.
public struct AMIMessage: Sendable, CustomStringConvertible {
    /// The fields in order; a name may come more than once.
    public var fields: [(name: String, value: String)]

    /// Reads a message from its lines.
    init(lines: [String]) {
        fields = lines.map { line in
            guard let colon = line.firstIndex(of: ":") else { return ("", line) }
            let value = line[line.index(after: colon)...]
            // Exactly one blank belongs to the protocol; all else is part of a value such as a CLI table.
            return (String(line[..<colon]), String(value.first == " " ? value.dropFirst() : value))
        }
    }

    /// The first field of this name.
    public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// All values of this name, in order.
    public func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The event's name, nil for a response.
    public var event: String? { self["Event"] }

    /// One field a line.
    public var description: String { fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n") }
}

/// The answer to an action: the response, and the events of a list.
public struct AMIReply: Sendable {
    /// The response.
    public var response: AMIMessage
    /// The events of the list that the response announced, without the closing one; empty if it announced none.
    public var events: [AMIMessage] = []
    /// The list's closing event, which holds its counts.
    public var end: AMIMessage?
}

/// An action that Asterisk refused, such as a look at what does not exist.
public struct AMIRefusal: Error, CustomStringConvertible {
    /// The action.
    public var action: String
    /// Asterisk's reason.
    public var message: String

    /// The action and the reason.
    public var description: String { "\(action): \(message)" }
}

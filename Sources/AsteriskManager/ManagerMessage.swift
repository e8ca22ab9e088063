/// A message of the Asterisk Manager Interface: a response or an event.
public struct ManagerMessage: Sendable, Hashable {
    /// A line: `Name: value`.
    public struct Field: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The value.
        public var value: String

        /// Makes a line.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The fields in their order; a name may come more than once.
    public var fields: [Field] = []
    /// Whether fields are left out because it was too large.
    public var isCut = false

    /// Makes a message.
    public init(fields: [Field] = []) { self.fields = fields }

    /// The first value of this name, whatever its case.
    public subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// All values of this name.
    public func all(_ name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// The name of the event; nil for a response.
    public var event: String? { self["Event"] }
}

/// What came of an action.
public struct ManagerReply: Sendable, Hashable {
    /// The response itself.
    public var response: ManagerMessage
    /// The items of the list that it announced, without the closing one.
    public var items: [ManagerMessage] = []
}

/// An action as it goes to the PBX.
struct ManagerAction {
    /// The lines of the action, each checked: nothing that is put into a value can begin another line.
    let bytes: [UInt8]

    /// An action.
    ///
    /// - Throws: `ManagerError` if a value holds a line end or another control character.
    init(_ name: String, id: String, _ fields: [(String, String)]) throws(ManagerError) {
        var text = "Action: \(name)\r\nActionID: \(id)\r\n"
        for (name, value) in fields {
            guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw ManagerError(.invalid, "control characters in \(name)")
            }
            text += "\(name): \(value)\r\n"
        }
        bytes = Array((text + "\r\n").utf8)
    }
}

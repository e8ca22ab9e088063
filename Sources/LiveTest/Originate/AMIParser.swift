/// Cuts what the manager interface sends into messages; memory is bounded whatever it sends.
struct AMIParser {
    /// What came.
    enum Element: Equatable {
        /// The first line: what the interface calls itself.
        case greeting(String)
        /// A response or an event.
        case message(ManagerMessage)
    }

    /// Longer lines are cut.
    static let maximumLine = 8192
    /// What a message has beyond this is left out.
    static let maximumMessage = 256 << 10

    private var hasGreeted = false
    private var line: [UInt8] = []
    private var message = ManagerMessage()
    private var messageSize = 0

    /// Takes bytes.
    ///
    /// - Parameter bytes: What came, cut anywhere.
    /// - Returns: The messages that are complete now.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [Element] {
        var elements: [Element] = []
        for byte in bytes {
            if byte != UInt8(ascii: "\n") {
                if line.count < Self.maximumLine { line.append(byte) }
                continue
            }
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            if let element = takeLine() { elements.append(element) }
            line.removeAll(keepingCapacity: true)
        }
        return elements
    }

    private mutating func takeLine() -> Element? {
        guard hasGreeted else {
            hasGreeted = true
            return .greeting(String(decoding: line, as: UTF8.self))
        }
        guard line.isEmpty else {
            messageSize += line.count
            if messageSize <= Self.maximumMessage { message.fields.append(Self.field(line)) }
            return nil
        }
        defer {
            message = ManagerMessage()
            messageSize = 0
        }
        return message.fields.isEmpty ? nil : .message(message)
    }

    private static func field(_ line: [UInt8]) -> ManagerMessage.Field {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            return ManagerMessage.Field(name: "", value: String(decoding: line, as: UTF8.self))
        }
        var value = line[(colon + 1)...]
        // One blank belongs to the protocol; others belong to the value, such as a table's.
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        return ManagerMessage.Field(
            name: String(decoding: line[..<colon], as: UTF8.self),
            value: String(decoding: value, as: UTF8.self)
        )
    }
}

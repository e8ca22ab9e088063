internal import ConfigFormats

/// Cuts what the manager interface sends into messages; memory is bounded whatever it sends.
struct AMIParser {
    /// What came.
    enum Element: Equatable {
        /// The first line: what the interface calls itself.
        case greeting(String)
        /// A response or an event.
        case message(ManagerMessage)
    }

    /// Longer lines are cut: a line of a configuration file has up to 8,190 bytes, and its number before it.
    static let maximumLine = 8_300
    /// What a message has beyond this is left out.
    private let messageLimit: Int
    private var hasGreeted = false
    private var line: [UInt8] = []
    private var message = ManagerMessage()
    private var messageSize = 0

    /// A parser at the start of a connection.
    init(messageLimit: Int = AMIConnection.defaultMessageLimit) { self.messageLimit = messageLimit }

    /// Takes bytes.
    ///
    /// - Parameter bytes: What came, cut anywhere.
    /// - Returns: The messages that are complete now.
    mutating func take(_ bytes: [UInt8]) -> [Element] {
        var elements: [Element] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            line += rest[..<end].prefix(Self.maximumLine - line.count)
            rest = rest[(end + 1)...]
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            if let element = takeLine() { elements.append(element) }
            line.removeAll(keepingCapacity: true)
        }
        line += rest.prefix(Self.maximumLine - line.count)
        return elements
    }

    private mutating func takeLine() -> Element? {
        guard hasGreeted else {
            hasGreeted = true
            return .greeting(String(decoding: line, as: UTF8.self))
        }
        guard line.isEmpty else {
            messageSize += line.count
            if messageSize <= messageLimit {
                message.fields.append(Self.field(line))
            } else {
                message.isCut = true
            }
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
            return ManagerMessage.Field(name: "", value: TextDecoding.single(line))
        }
        var value = line[(colon + 1)...]
        // One blank belongs to the protocol; others belong to the value, such as a table's.
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        return ManagerMessage.Field(
            name: TextDecoding.single(line[..<colon]),
            value: TextDecoding.single(value)
        )
    }
}

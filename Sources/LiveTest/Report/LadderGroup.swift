import SIPServer
import TrunkModel

/// The messages of one Call-ID while ladders are built.
struct LadderGroup {
    let callID: String
    private(set) var messages: [LadderMessage]
    private(set) var count = 1
    private var seen: Set<Passage> = []

    /// Bytes on their way from one end to another.
    private struct Passage: Hashable {
        let source: String
        let destination: String
        let payload: [UInt8]
    }

    init(_ first: LadderMessage) {
        callID = first.callID
        messages = [first]
        _ = remember(first)
    }

    /// Adds a message; beyond the limit it is only counted.
    mutating func add(_ message: LadderMessage) {
        count += 1
        guard messages.count < LadderBuilder.maximumMessages else { return }
        var message = message
        message.isRetransmission = !remember(message)
        messages.append(message)
    }

    private mutating func remember(_ message: LadderMessage) -> Bool {
        let packet = message.packet
        return seen.insert(
            Passage(
                source: packet.source.description,
                destination: packet.destination.description,
                payload: packet.payload
            )
        ).inserted
    }

    /// What it is, as far as its first request tells.
    var title: String {
        guard let first = messages.first(where: { $0.method != nil }), let method = first.method else {
            return messages.first?.label ?? callID
        }
        switch method {
        case "REGISTER": return [method, first.to].compactMap { $0 }.joined(separator: " ")
        case "INVITE": return "\(first.from ?? "?") → \(first.target ?? first.to ?? "?")"
        default: return method
        }
    }

    /// The act that it belongs to by its first request, if `part` sent its first message.
    func act(startedBy part: LadderBuilder.Part) -> Act? {
        switch messages.first(where: { $0.method != nil })?.method {
        case "REGISTER": .registration
        case "OPTIONS": .keepalive
        case "INVITE": part == .pbx ? .outbound : .inbound
        default: nil
        }
    }

    /// A title that says so if messages were left out.
    func noting(_ title: LocalizedText) -> LocalizedText {
        guard count > messages.count else { return title }
        return LocalizedText(
            nl: "\(title.nl) (de eerste \(messages.count) van \(count) berichten)",
            en: "\(title.en) (the first \(messages.count) of \(count) messages)"
        )
    }
}

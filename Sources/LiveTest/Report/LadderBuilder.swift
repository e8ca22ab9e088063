public import SIPServer
public import TrunkModel

/// Makes ladders of the packets of a live test: one for each Call-ID.
///
/// Packets that are no SIP are left out, digests are made unreadable, and both the number of ladders and of messages in
/// one are bounded: a stranger who sends a million Call-IDs makes the report no larger.
public struct LadderBuilder {
    /// Who stands at an end of an arrow; in this order they stand from left to right.
    public enum Part: Int, Sendable, Comparable {
        /// The PBX under test.
        case pbx
        /// The provider, as we play it.
        case provider
        /// Anybody else.
        case stranger

        /// Whether one stands further to the left.
        public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    /// What is known of a call or registration better than its messages say.
    public typealias Known = (title: LocalizedText, act: Act?)

    /// The ladders, and how much was left out.
    public struct Output: Sendable {
        /// The ladders, in the order of their beginning.
        public var ladders: [Ladder]
        /// How many Call-IDs there were beyond `maximumLadders`.
        public var omitted: Int

        /// What to tell the reader about ladders that were left out; nil if none were.
        public var notice: LocalizedText? {
            guard omitted > 0 else { return nil }
            return LocalizedText(
                nl: "\(omitted) gesprekken en registraties staan niet in dit rapport, wel in trace.pcapng.",
                en: "\(omitted) calls and registrations are not in this report, but in trace.pcapng."
            )
        }
    }

    /// How many ladders are made at most.
    public static let maximumLadders = 200
    /// How many messages a ladder has at most.
    public static let maximumMessages = 400
    /// How many bytes of a message are kept.
    public static let maximumText = 8_192

    let start: UInt64
    let naming: (Endpoint) -> String
    let part: (Endpoint) -> Part
    let known: [String: Known]

    /// A builder.
    ///
    /// - Parameters:
    ///   - start: When the live test began, in nanoseconds since 1970.
    ///   - known: Titles and acts by Call-ID, where the messages alone do not tell them. These ladders are kept first.
    ///   - naming: What stands above a column; ends of one name share a column.
    ///   - part: Who an end is.
    public init(
        start: UInt64,
        known: [String: Known] = [:],
        naming: @escaping (Endpoint) -> String,
        part: @escaping (Endpoint) -> Part
    ) {
        self.start = start
        self.known = known
        self.naming = naming
        self.part = part
    }

    /// Makes the ladders.
    ///
    /// - Parameter packets: What was sent and received, in the order of time.
    /// - Returns: The ladders, and how many were left out.
    public func build(_ packets: [TracePacket]) -> Output {
        var groups: [LadderGroup] = []
        var places: [String: Int] = [:]
        // Strangers' ladders are counted and dropped; those that verdicts point at always find room.
        var room = max(0, Self.maximumLadders - known.count)
        var dropped: Set<String> = []
        for packet in packets {
            guard let message = LadderMessage(packet) else { continue }
            if let place = places[message.callID] {
                groups[place].add(message)
            } else if known[message.callID] != nil || room > 0 {
                if known[message.callID] == nil { room -= 1 }
                places[message.callID] = groups.count
                groups.append(LadderGroup(message))
            } else {
                dropped.insert(message.callID)
            }
        }
        return Output(
            ladders: groups.prefix(Self.maximumLadders).map { ladder(of: $0) },
            omitted: dropped.count + max(0, groups.count - Self.maximumLadders)
        )
    }

    private func ladder(of group: LadderGroup) -> Ladder {
        let ends = group.messages.flatMap { [$0.packet.source, $0.packet.destination] }.uniqued
        let names = ends.enumerated().sorted { (part($0.element), $0.offset) < (part($1.element), $1.offset) }
            .map { naming($0.element) }.uniqued
        let columns = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
        let override = known[group.callID]
        return Ladder(
            callID: group.callID,
            title: group.noting(override?.title ?? LocalizedText(group.title)),
            act: override.map(\.act) ?? group.act(startedBy: part(group.messages[0].packet.source)),
            participants: names,
            messages: group.messages.map { message in
                Ladder.Message(
                    time: Double(Int64(truncatingIfNeeded: message.packet.nanoseconds &- start)) / 1e9,
                    from: columns[naming(message.packet.source)] ?? 0,
                    to: columns[naming(message.packet.destination)] ?? 0,
                    label: message.label,
                    text: message.text,
                    isRetransmission: message.isRetransmission,
                    hasSession: message.hasSession
                )
            }
        )
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it first stands.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

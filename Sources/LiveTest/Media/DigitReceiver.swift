/// The DTMF events that RTP packets report, each once (RFC 4733 §2.5.2).
///
/// All packets of an event have the timestamp of its beginning, so copies, lost and late packets do no harm: an event
/// counts once any packet of it has come, and takes its place by its timestamp.
struct DigitReceiver: Sendable {
    private struct Event {
        var source: UInt32
        var timestamp: UInt32
        var code: UInt8
        /// The longest duration reported, in samples.
        var duration: UInt16

        func isSame(_ other: Self) -> Bool {
            source == other.source && timestamp == other.timestamp && code == other.code
        }

        /// A key held down longer than a duration can say: the next segment begins where this one ends (§2.5.1.3).
        func goesOn(in other: Self) -> Bool {
            source == other.source && code == other.code && duration == .max
                && timestamp &+ UInt32(duration) == other.timestamp
        }

        func isAfter(_ other: Self) -> Bool {
            source == other.source && Int32(bitPattern: timestamp &- other.timestamp) > 0
        }
    }

    /// The digits by their event codes (RFC 4733 §3.2).
    static let alphabet = Array("0123456789*#ABCD")
    /// No call of a live test sends more; what comes after is not kept.
    private static let limit = 512
    /// A packet later than this many events is taken for a new one.
    private static let memory = 16

    private var events: [Event] = []
    /// Events that no longer count, but whose copies may still come.
    private var forgotten: [Event] = []

    /// The digits in the order in which they were pressed.
    var digits: String { String(events.map { Self.alphabet[Int($0.code)] }) }

    /// Takes the payload of an event packet.
    ///
    /// - Returns: Whether it is one: four bytes, or several such reports (RFC 4733 §2.3).
    @discardableResult
    mutating func take(_ packet: RTPPacket) -> Bool {
        let payload = Array(packet.payload)
        guard payload.count >= 4, payload.count % 4 == 0 else { return false }
        let code = payload[0]
        guard Int(code) < Self.alphabet.count else { return true }
        take(
            Event(
                source: packet.source,
                timestamp: packet.timestamp,
                code: code,
                duration: UInt16(payload[2]) << 8 | UInt16(payload[3])
            )
        )
        return true
    }

    /// Begins anew; packets of events that are known already bring nothing.
    mutating func forget() {
        forgotten = (forgotten + events).suffix(Self.memory)
        events = []
    }

    private mutating func take(_ event: Event) {
        if forgotten.contains(where: { $0.isSame(event) }) { return }
        let recent = events.suffix(Self.memory)
        if let known = recent.lastIndex(where: { $0.isSame(event) }) {
            events[known].duration = max(events[known].duration, event.duration)
        } else if let known = recent.lastIndex(where: { $0.goesOn(in: event) }) {
            events[known].timestamp = event.timestamp
            events[known].duration = event.duration
        } else if events.count < Self.limit {
            let place = recent.firstIndex { $0.isAfter(event) } ?? events.endIndex
            events.insert(event, at: place)
        }
    }
}

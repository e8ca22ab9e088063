import SIPMessages
import SIPServer
import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// All that passed on all lines: packets for the trace, messages and calls for the judges.
final class StageLog: Sendable {
    /// SIP messages, in and out.
    let wire = EventLog<WireMessage>()
    /// What became of calls.
    let calls = EventLog<CallEvent>()
    /// Every packet, for the trace.
    let packets = EventLog<TracePacket>()
    /// The provider's protections that struck.
    let notices = EventLog<LiveTestReport.Notice>(maximum: 1_000)
    private let onNotice: @Sendable (LiveTestReport.Notice) -> Void
    /// When the live test began, in nanoseconds since 1970.
    let began: UInt64

    /// An empty log that begins now.
    ///
    /// - Parameter onNotice: Is told when a protection struck.
    init(onNotice: @escaping @Sendable (LiveTestReport.Notice) -> Void) {
        self.onNotice = onNotice
        began = Self.now()
    }

    /// Notes that a protection of the provider struck; each thing once.
    func note(_ text: LocalizedText) {
        guard !notices.all.contains(where: { $0.text == text }) else { return }
        let notice = LiveTestReport.Notice(time: time, text)
        notices.append(notice)
        onNotice(notice)
    }

    /// Seconds since the beginning.
    var time: Double { Double(Self.now() &- began) / 1e9 }

    /// Notes a packet.
    func saw(_ packet: [UInt8], from source: Endpoint, to destination: Endpoint, isIncoming: Bool) {
        let now = Self.now()
        packets.append(TracePacket(nanoseconds: now, from: source, to: destination, payload: packet))
        guard let message = try? SIPMessage(parsing: packet) else { return }
        wire.append(
            WireMessage(
                time: Double(now &- began) / 1e9,
                isIncoming: isIncoming,
                peer: isIncoming ? source : destination,
                own: isIncoming ? destination : source,
                message: message
            )
        )
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// Something that happened to a call.
struct CallEvent: Sendable {
    /// What happened.
    enum News: Sendable {
        /// The PBX calls, with the account whose credentials it showed.
        case arrived(account: String, invite: SIPMessage)
        /// It reached another state.
        case state(Call.State)
        /// The PBX answered an offer of ours, with this status.
        case offerAnswered(Int)
        /// The PBX made an offer of its own.
        case offered([UInt8])
    }

    /// The address of the line that it is on.
    var line: Endpoint
    /// The call's number on that line.
    var number: UInt64
    /// Call-ID.
    var callID: String
    /// What happened.
    var news: News
}

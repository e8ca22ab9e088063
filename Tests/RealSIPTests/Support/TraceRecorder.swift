import TestSupport
import Glibc
import SIPServer
import Synchronization
import Testing

/// Keeps every packet that a server sends and gets.
final class TraceRecorder: PacketTap, Sendable {
    private let packets = Mutex<[TracePacket]>([])

    func saw(_ packet: Span<UInt8>, from source: Endpoint, to destination: Endpoint) {
        let payload = packet.withUnsafeBufferPointer { Array($0) }
        let seen = TracePacket(nanoseconds: Self.nanoseconds(), from: source, to: destination, payload: payload)
        packets.withLock { $0.append(seen) }
    }

    /// All packets so far, as texts, oldest first.
    var texts: [String] { packets.withLock { $0 }.map { String(decoding: $0.payload, as: UTF8.self) } }

    /// The answers with a status code, oldest first.
    func answers(_ status: Int) -> [String] { texts.filter { $0.hasPrefix("SIP/2.0 \(status) ") } }

    /// The algorithms of each challenge of a REGISTER, oldest challenge first.
    var offeredAlgorithms: [[String]] {
        answers(401).map { $0.matches(of: /WWW-Authenticate: .*algorithm=([^,\r\n]+)/).map { String($0.1) } }
    }

    /// The requests with a method, oldest first.
    func requests(_ method: String) -> [String] { texts.filter { $0.hasPrefix("\(method) ") } }

    /// Lets tshark read the trace: every packet must be SIP and well-formed, of either side.
    func expectOnlySIP() async throws {
        let packets = packets.withLock { $0 }
        let writer = PcapngWriter()
        let tshark = try Tshark(packets.reduce(into: writer.header) { $0 += writer.block(for: $1) })
        defer { tshark.remove() }
        let seen = try await tshark.fields(["sip.Method", "sip.Status-Code", "_ws.malformed", "_ws.expert.message"])
        #expect(seen.count == packets.count)
        for (row, packet) in zip(seen, packets) {
            let isSIP = row.count == 4 && !(row[0].isEmpty && row[1].isEmpty) && row[2].isEmpty
            #expect(isSIP, "tshark says \(row) of: \(String(decoding: packet.payload, as: UTF8.self))")
        }
    }

    /// The time as a trace has it.
    static func nanoseconds() -> UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    }
}

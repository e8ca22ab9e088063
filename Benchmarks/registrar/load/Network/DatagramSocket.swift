import CLoadSystem
import Glibc

/// A connected UDP socket that sends and receives in batches.
///
/// The generator must be much cheaper than the servers it measures, so it sends and receives up to 64 packets with one
/// system call.
final class DatagramSocket {
    private static let batch = Int(LOAD_BATCH)
    private static let largestAnswer = 8192

    let local: Endpoint
    /// How often the system reported that nobody listens at the server's address (ICMP port unreachable).
    private(set) var refusals = 0

    private let descriptor: Int32
    private let outgoing = UnsafeMutablePointer<load_packet>.allocate(capacity: batch)
    private let incoming = UnsafeMutablePointer<load_packet>.allocate(capacity: batch)
    private let answers = UnsafeMutableRawPointer.allocate(byteCount: batch * largestAnswer, alignment: 64)
    private var queued = 0

    /// Opens a socket from `source` to `server`, with the 4 MiB of receive buffer that the servers get too.
    init(source: Endpoint, server: Endpoint) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        guard descriptor >= 0 else { throw SystemFailure("socket") }
        self.descriptor = descriptor
        var size: Int32 = 4 << 20
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        guard source.withSocketAddress({ bind(descriptor, $0, $1) }) == 0 else {
            throw SystemFailure("bind to \(source)")
        }
        guard server.withSocketAddress({ connect(descriptor, $0, $1) }) == 0 else {
            throw SystemFailure("connect to \(server)")
        }
        local = try Endpoint.local(of: descriptor)
        for index in 0..<Self.batch {
            incoming[index] = load_packet(bytes: answers + index * Self.largestAnswer, length: 0)
        }
    }

    deinit {
        close(descriptor)
        outgoing.deallocate()
        incoming.deallocate()
        answers.deallocate()
    }

    /// Puts a packet in the batch.
    ///
    /// Its bytes must stay as they are until ``flush()``.
    func send(_ packet: UnsafeMutableRawPointer, _ length: Int) {
        if queued == Self.batch { flush() }
        outgoing[queued] = load_packet(bytes: packet, length: UInt32(length))
        queued += 1
    }

    /// Sends the batch.
    func flush() {
        var done = 0
        while done < queued {
            let sent = load_send(descriptor, outgoing + done, UInt32(queued - done))
            if sent > 0 {
                done += Int(sent)
            } else if errno == ECONNREFUSED {
                // The report of an earlier packet: this call sent nothing and has cleared it.
                refusals += 1
            } else if errno != EINTR, errno != EAGAIN, errno != ENOBUFS {
                // A packet that the system does not send is a packet lost: the timers repeat it.
                done += 1
            }
        }
        queued = 0
    }

    /// Hands out the packets that have arrived, at most one batch, without waiting for any.
    ///
    /// - Returns: how many there were.
    func receive(_ body: (UnsafeRawBufferPointer) -> Void) -> Int {
        let count = load_receive(descriptor, incoming, UInt32(Self.batch), UInt32(Self.largestAnswer))
        guard count > 0 else {
            if count < 0, errno == ECONNREFUSED { refusals += 1 }
            return 0
        }
        for packet in UnsafeBufferPointer(start: incoming, count: Int(count)) {
            body(UnsafeRawBufferPointer(start: packet.bytes, count: Int(packet.length)))
        }
        return Int(count)
    }

    /// Sleeps until a packet arrives, at most so many nanoseconds.
    func wait(atMost nanoseconds: UInt64) { load_wait(descriptor, UInt(nanoseconds)) }
}

import Glibc

/// A UDP socket on a loopback address.
final class UDPSocket: Sendable {
    private let descriptor: Int32
    private let reader: DescriptorReader

    /// Binds the socket and begins to receive.
    ///
    /// - Parameters:
    ///   - address: Where to bind.
    ///   - received: Called for each packet, one at a time, with its text and where it came from.
    /// - Throws: `SystemFailure`, such as when the port is taken.
    init(on address: SocketAddress, received: @escaping @Sendable (String, SocketAddress) -> Void) throws {
        let descriptor = try SocketAddress.makeSocket(SOCK_DGRAM)
        self.descriptor = descriptor
        do {
            let result = try address.withSystemForm { bind(descriptor, $0, $1) }
            _ = try SystemFailure.check("binding \(address)", result)
            reader = try Self.read(descriptor, received)
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func read(
        _ descriptor: Int32,
        _ received: @escaping @Sendable (String, SocketAddress) -> Void
    ) throws -> DescriptorReader {
        try DescriptorReader(descriptor) {
            var bytes = [UInt8](repeating: 0, count: 65536)
            var source = sockaddr_in()
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let count = withUnsafeMutablePointer(to: &source) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    recvfrom(descriptor, &bytes, bytes.count, 0, $0, &size)
                }
            }
            if count > 0 { received(String(decoding: bytes[..<count], as: UTF8.self), SocketAddress(source)) }
            // An error here reports a packet of ours that nobody took; it says nothing about the next one.
            return true
        } ended: {
        }
    }

    deinit { reader.stop() }

    /// Sends a packet.
    ///
    /// Whether it arrived is for the test to see, as with UDP everywhere.
    func send(_ text: String, to address: SocketAddress) throws {
        let bytes = Array(text.utf8)
        _ = try address.withSystemForm { sendto(descriptor, bytes, bytes.count, 0, $0, $1) }
    }
}

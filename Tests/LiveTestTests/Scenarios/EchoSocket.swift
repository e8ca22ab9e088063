import Dispatch
import Glibc

/// Sends each packet back to where it came from: an echo test that answers a call.
final class EchoSocket: Sendable {
    /// Its port on 127.0.0.0/8.
    let port: UInt16
    private let descriptor: Int32
    /// Only ever cancelled, which any thread may do.
    nonisolated(unsafe) private let source: any DispatchSourceRead

    /// Opens it on an address of this machine.
    init(host: String) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        guard inet_pton(AF_INET, host, &address.sin_addr) == 1,
            Self.withGeneric(&address, { bind(descriptor, $0, size) }) == 0,
            Self.withGeneric(&address, { getsockname(descriptor, $0, &size) }) == 0
        else {
            close(descriptor)
            throw NoSocket()
        }
        self.descriptor = descriptor
        port = UInt16(bigEndian: address.sin_port)
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: DispatchQueue(label: "echo"))
        source.setEventHandler { Self.echo(descriptor) }
        source.setCancelHandler { close(descriptor) }
        source.resume()
    }

    deinit { source.cancel() }

    private struct NoSocket: Error {}

    private static func echo(_ descriptor: Int32) {
        var packet = [UInt8](repeating: 0, count: 2_048)
        var sender = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let count = withGeneric(&sender) { recvfrom(descriptor, &packet, packet.count, 0, $0, &size) }
        guard count > 0 else { return }
        _ = withGeneric(&sender) { sendto(descriptor, packet, count, 0, $0, size) }
    }

    private static func withGeneric<Result>(
        _ address: inout sockaddr_in,
        _ body: (UnsafeMutablePointer<sockaddr>) -> Result
    ) -> Result {
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) }
        }
    }
}

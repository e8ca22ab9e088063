import Glibc

/// An address 127.a.b.c that nobody else on this machine uses as long as this object lives, so that tests and test
/// runs at the same time can all use port 5060.
///
/// What makes it ours is a socket bound to a port of it that is used for nothing else: the system knows of it in every
/// process, and forgets it when the process dies.
public final class LoopbackAddress: Sendable, CustomStringConvertible {
    /// The address, such as `127.1.2.3`.
    public let host: String

    private let lease: Int32
    private static let leasePort: UInt16 = 65060

    /// Takes a free address.
    ///
    /// - Throws: `SystemFailure`, if none is free after many tries.
    public init() throws {
        for _ in 0..<100 {
            // 127.0.0.0/16 is left to servers that people run by hand.
            let host = "127.\(Int.random(in: 1...254)).\(Int.random(in: 1...254)).\(Int.random(in: 1...254))"
            let socket = try SocketAddress.makeSocket(SOCK_DGRAM)
            if try SocketAddress(host, Self.leasePort).withSystemForm({ bind(socket, $0, $1) }) == 0 {
                self.host = host
                lease = socket
                return
            }
            close(socket)
        }
        throw SystemFailure("finding a free loopback address")
    }

    deinit { close(lease) }

    /// The address, such as `127.1.2.3`.
    public var description: String { host }

    /// The address with a port.
    public func port(_ port: UInt16) -> SocketAddress { SocketAddress(host, port) }
}

import Glibc

/// An IPv4 address and port.
public struct SocketAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address, such as `127.1.2.3`.
    public var host: String
    /// The port.
    public var port: UInt16

    /// Makes an address.
    public init(_ host: String, _ port: UInt16) {
        self.host = host
        self.port = port
    }

    /// As it stands in a SIP URI.
    public var description: String { "\(host):\(port)" }

    /// Reads the system's form.
    init(_ system: sockaddr_in) {
        var system = system
        var text = [CChar](repeating: 0, count: Int(INET_ADDRSTRLEN))
        inet_ntop(AF_INET, &system.sin_addr, &text, socklen_t(INET_ADDRSTRLEN))
        host = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        port = UInt16(bigEndian: system.sin_port)
    }

    /// Hands the system's form to a call such as `bind`.
    func withSystemForm<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) throws -> Result {
        var system = sockaddr_in()
        system.sin_family = sa_family_t(AF_INET)
        system.sin_port = port.bigEndian
        guard inet_pton(AF_INET, host, &system.sin_addr) == 1 else {
            throw SystemFailure("address \(host)", code: EINVAL)
        }
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafePointer(to: &system) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, size) }
        }
    }

    /// Makes a socket that other processes which this one starts do not inherit.
    static func makeSocket(_ kind: __socket_type) throws -> Int32 {
        try SystemFailure.check("making a socket", socket(AF_INET, Int32(kind.rawValue | SOCK_CLOEXEC.rawValue), 0))
    }
}

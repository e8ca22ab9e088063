import ArgumentParser
import Glibc

/// An IPv4 address and a port, written `127.1.2.3:5060`; without a port it is port 0, and the system picks one.
struct Endpoint: ExpressibleByArgument, CustomStringConvertible, Sendable {
    var address: in_addr
    var port: UInt16

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        var address = in_addr()
        guard (1...2).contains(parts.count), inet_pton(AF_INET, String(parts[0]), &address) == 1 else { return nil }
        guard let port = UInt16(parts.count == 2 ? parts[1] : "0") else { return nil }
        self.address = address
        self.port = port
    }

    /// 127.0.0.1 with a port of the system's choice.
    init(loopback: Void) {
        address = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
        port = 0
    }

    private init(_ socketAddress: sockaddr_in) {
        address = socketAddress.sin_addr
        port = UInt16(bigEndian: socketAddress.sin_port)
    }

    var description: String {
        var text = [CChar](repeating: 0, count: Int(INET_ADDRSTRLEN))
        var address = address
        inet_ntop(AF_INET, &address, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) + ":\(port)"
    }

    /// Hands the address to a system call that takes a `sockaddr`.
    func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var value = sockaddr_in()
        value.sin_family = sa_family_t(AF_INET)
        value.sin_port = port.bigEndian
        value.sin_addr = address
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafePointer(to: &value) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    /// The address that a bound socket has got.
    static func local(of descriptor: Int32) throws -> Endpoint {
        var value = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &value) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard result == 0 else { throw SystemFailure("getsockname") }
        return Endpoint(value)
    }
}

/// A system call that failed, with the system's own words for it.
struct SystemFailure: Error, CustomStringConvertible {
    var description: String

    init(_ call: String) {
        description = "\(call): \(String(cString: strerror(errno)))"
    }
}

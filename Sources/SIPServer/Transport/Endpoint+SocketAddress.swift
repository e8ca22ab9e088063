package import NIOCore

extension Endpoint {
    /// The address of a socket; nil if it is no IP socket.
    package init?(_ address: SocketAddress) {
        if case .unixDomainSocket = address { return nil }
        // sockaddr_in and sockaddr_in6 in network byte order: the port at 2, IPv4 at 4, IPv6 at 8.
        self = address.withSockAddr { raw, size in
            let bytes = UnsafeRawBufferPointer(start: raw, count: size)
            let port = UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
            if case .v4 = address {
                let ipv4 = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
                return Endpoint(ipv4: ipv4, port: port)
            }
            return Endpoint(
                high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
                port: port
            )
        }
    }
}

extension SocketAddress {
    /// The address of an endpoint.
    package init?(_ endpoint: Endpoint) {
        var packed = ByteBuffer()
        if let ipv4 = endpoint.ipv4 {
            packed.writeInteger(ipv4)
        } else {
            packed.writeInteger(endpoint.high)
            packed.writeInteger(endpoint.low)
        }
        guard let made = try? SocketAddress(packedIPAddress: packed, port: Int(endpoint.port)) else { return nil }
        self = made
    }
}

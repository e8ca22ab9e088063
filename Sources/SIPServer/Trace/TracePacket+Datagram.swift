extension TracePacket {
    /// Appends the packet as it would be on the wire: an IP header, a UDP header, the payload.
    ///
    /// The sockets that a server has give it no headers, so these are made anew; the sums are right.
    func appendDatagram(to bytes: inout [UInt8], payload: [UInt8]) {
        let length = 8 + payload.count
        let addresses = source.addressBytes(isIPv6: isIPv6) + destination.addressBytes(isIPv6: isIPv6)
        if isIPv6 {
            Self.appendIPv6Header(to: &bytes, length: length, addresses)
        } else {
            Self.appendIPv4Header(to: &bytes, length: length, addresses)
        }
        let udp = bytes.count
        bytes.appendNetworkOrder(source.port)
        bytes.appendNetworkOrder(destination.port)
        bytes.appendNetworkOrder(UInt16(truncatingIfNeeded: length))
        bytes.appendNetworkOrder(0)
        bytes += payload

        // The pseudo-header of RFC 768 and of RFC 8200 §8.1: the addresses, the protocol and the length.
        var sum = InternetChecksum()
        sum.add(addresses[...])
        sum.add(UInt16(Self.udpProtocol))
        sum.add(UInt16(truncatingIfNeeded: length))
        sum.add(bytes[udp...])
        // Zero would mean that there is no checksum.
        bytes.setNetworkOrder(sum.value == 0 ? 0xffff : sum.value, at: udp + 6)
    }

    /// How many bytes `appendDatagram` appends.
    func datagramCount(payload: Int) -> Int { (isIPv6 ? 40 : 20) + 8 + payload }

    /// IPv4 only where both ends are.
    private var isIPv6: Bool { source.ipv4 == nil || destination.ipv4 == nil }

    private static let udpProtocol: UInt8 = 17
    private static let hopLimit: UInt8 = 64

    // RFC 791 §3.1.
    private static func appendIPv4Header(to bytes: inout [UInt8], length: Int, _ addresses: [UInt8]) {
        let start = bytes.count
        bytes += [0x45, 0]
        bytes.appendNetworkOrder(UInt16(truncatingIfNeeded: 20 + length))
        // Not to be fragmented, so that the identification may be zero (RFC 6864 §4.1).
        bytes += [0, 0, 0x40, 0, hopLimit, udpProtocol, 0, 0]
        bytes += addresses
        var sum = InternetChecksum()
        sum.add(bytes[start...])
        bytes.setNetworkOrder(sum.value, at: start + 10)
    }

    // RFC 8200 §3.
    private static func appendIPv6Header(to bytes: inout [UInt8], length: Int, _ addresses: [UInt8]) {
        bytes += [0x60, 0, 0, 0]
        bytes.appendNetworkOrder(UInt16(truncatingIfNeeded: length))
        bytes += [udpProtocol, hopLimit]
        bytes += addresses
    }
}

/// The checksum of IP and UDP (RFC 1071).
struct InternetChecksum {
    private var sum: UInt32 = 0

    /// The ones' complement of the ones' complement sum of what was added.
    var value: UInt16 {
        var folded = sum
        while folded > 0xffff { folded = (folded & 0xffff) + (folded >> 16) }
        return ~UInt16(truncatingIfNeeded: folded)
    }

    /// Adds a 16-bit number.
    mutating func add(_ number: UInt16) { sum += UInt32(number) }

    /// Adds bytes, two of which make a number; an odd one at the end counts as if a zero followed.
    mutating func add(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            sum += UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
            index += 2
        }
        if index < bytes.endIndex { sum += UInt32(bytes[index]) << 8 }
    }
}

extension Endpoint {
    /// The address in network order: 16 bytes, or 4 of an IPv4 address.
    fileprivate func addressBytes(isIPv6: Bool) -> [UInt8] {
        let all = [high, low].flatMap { word in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
        }
        return isIPv6 ? all : Array(all.suffix(4))
    }
}

extension [UInt8] {
    /// Appends a number, high byte first.
    mutating func appendNetworkOrder(_ number: UInt16) { self += [UInt8(number >> 8), UInt8(number & 0xff)] }

    /// Overwrites two bytes with a number, high byte first.
    mutating func setNetworkOrder(_ number: UInt16, at index: Int) {
        self[index] = UInt8(number >> 8)
        self[index + 1] = UInt8(number & 0xff)
    }
}

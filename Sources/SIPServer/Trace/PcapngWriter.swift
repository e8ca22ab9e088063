/// Turns packets into the blocks of a pcapng file, which Wireshark, tshark and sngrep open.
///
/// It does no input or output: a file is `header` and then a `block` for every packet, in any number of files and at any
/// pace. Neither root nor a capture device is needed, since the packets are those that a server's own sockets saw.
/// Credentials are made unreadable unless asked otherwise, so that a trace can be given to somebody else.
///
/// The format is draft-ietf-opsawg-pcapng; blocks are in little-endian order.
public struct PcapngWriter: Sendable {
    /// Whether `TraceRedaction` is applied to every payload.
    public var redactsCredentials: Bool

    /// A writer.
    public init(redactsCredentials: Bool = true) { self.redactsCredentials = redactsCredentials }

    /// What a file starts with: a section header, and the description of the one interface.
    public var header: [UInt8] {
        // Byte order, version 1.0, and a section whose length is not known.
        var section = Block(type: 0x0a0d_0d0a)
        section.append(0x1a2b_3c4d as UInt32)
        section.append(1 as UInt16)
        section.append(0 as UInt16)
        section.append(UInt64.max)
        section.appendOption(.userApplication, Array("trunkline".utf8))
        section.endOptions()

        // Packets start with their IP header (LINKTYPE_RAW) and are whole; times are in 10^-9 s.
        var interface = Block(type: 1)
        interface.append(101 as UInt16)
        interface.append(0 as UInt16)
        interface.append(0 as UInt32)
        interface.appendOption(.timeResolution, [9])
        interface.endOptions()
        return section.finished() + interface.finished()
    }

    /// The block of a packet.
    ///
    /// - Parameter packet: The packet.
    /// - Returns: An enhanced packet block with its IP and UDP headers.
    public func block(for packet: TracePacket) -> [UInt8] {
        let payload = redactsCredentials ? TraceRedaction.redacted(packet.payload) : packet.payload
        let count = UInt32(truncatingIfNeeded: packet.datagramCount(payload: payload.count))
        var block = Block(type: 6)
        block.append(0 as UInt32)
        block.append(UInt32(truncatingIfNeeded: packet.nanoseconds >> 32))
        block.append(UInt32(truncatingIfNeeded: packet.nanoseconds))
        block.append(count)
        block.append(count)
        packet.appendDatagram(to: &block.bytes, payload: payload)
        block.pad()
        if let comment = packet.comment {
            block.appendOption(.comment, Array(comment.utf8))
            block.endOptions()
        }
        return block.finished()
    }
}

/// A block of a pcapng file, while it is being written.
private struct Block {
    var bytes: [UInt8]

    enum Option: UInt16 {
        case end = 0
        case comment = 1
        case userApplication = 4
        case timeResolution = 9
    }

    init(type: UInt32) {
        bytes = []
        append(type)
        append(0 as UInt32)
    }

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Fills up to a multiple of four bytes.
    mutating func pad() { while !bytes.count.isMultiple(of: 4) { bytes.append(0) } }

    /// Appends an option; what is too long for one is cut before a character that does not fit.
    mutating func appendOption(_ option: Option, _ value: [UInt8]) {
        var end = min(value.count, Int(UInt16.max))
        while end < value.count, end > 0, value[end] & 0xc0 == 0x80 { end -= 1 }
        append(option.rawValue)
        append(UInt16(truncatingIfNeeded: end))
        bytes += value[..<end]
        pad()
    }

    mutating func endOptions() { appendOption(.end, []) }

    /// The bytes, with their number at both ends.
    func finished() -> [UInt8] {
        var whole = self
        let count = UInt32(truncatingIfNeeded: bytes.count + 4)
        whole.append(count)
        withUnsafeBytes(of: count.littleEndian) { whole.bytes.replaceSubrange(4..<8, with: $0) }
        return whole.bytes
    }
}

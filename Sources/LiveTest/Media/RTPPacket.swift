/// An RTP packet (RFC 3550 §5.1).
struct RTPPacket: Sendable, Equatable {
    /// Whether something begins here: an event (RFC 4733 §2.2), or speech after silence (RFC 3551 §4.1).
    var marker = false
    /// What the payload is.
    var payloadType: UInt8
    /// Counts packets.
    var sequence: UInt16
    /// Counts samples.
    var timestamp: UInt32
    /// The sender's random number.
    var source: UInt32
    /// What it carries, without padding.
    var payload: ArraySlice<UInt8>

    /// What a datagram on an RTP port is.
    enum Datagram: Equatable {
        /// RTP.
        case rtp(RTPPacket)
        /// RTCP or STUN, which may share the port (RFC 5761, RFC 5764 §5.1.2).
        case other
        /// Neither.
        case malformed
    }

    private static let headerSize = 12

    /// Reads a datagram.
    static func read(_ bytes: [UInt8]) -> Datagram {
        guard bytes.count >= 2 else { return .malformed }
        guard bytes[0] >> 6 == 2 else { return isSTUN(bytes) ? .other : .malformed }
        // RTCP's packet types fall where RTP's marker and payload types 64 to 95 would (RFC 5761 §4).
        if (192...223).contains(bytes[1]) { return .other }
        guard bytes.count >= headerSize else { return .malformed }
        var start = headerSize + 4 * Int(bytes[0] & 0xF)
        var end = bytes.count
        if bytes[0] & 0x10 != 0 {
            guard start + 4 <= end else { return .malformed }
            start += 4 + 4 * (Int(bytes[start + 2]) << 8 | Int(bytes[start + 3]))
        }
        if bytes[0] & 0x20 != 0 {
            // The last byte counts the padding, itself included.
            let padding = Int(bytes[end - 1])
            guard padding > 0 else { return .malformed }
            end -= padding
        }
        guard start <= end else { return .malformed }
        return .rtp(
            RTPPacket(
                marker: bytes[1] & 0x80 != 0,
                payloadType: bytes[1] & 0x7F,
                sequence: UInt16(bytes[2]) << 8 | UInt16(bytes[3]),
                timestamp: bytes[4..<8].reduce(0) { $0 << 8 | UInt32($1) },
                source: bytes[8..<12].reduce(0) { $0 << 8 | UInt32($1) },
                payload: bytes[start..<end]
            )
        )
    }

    /// The packet on the wire.
    var bytes: [UInt8] {
        var bytes: [UInt8] = [0x80, payloadType & 0x7F | (marker ? 0x80 : 0)]
        bytes.reserveCapacity(Self.headerSize + payload.count)
        bytes += [UInt8(sequence >> 8), UInt8(sequence & 0xFF)]
        for word in [timestamp, source] {
            bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
        }
        return bytes + payload
    }

    // RFC 8489 §5: two zero bits, and the magic cookie.
    private static func isSTUN(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 20 && bytes[0] >> 6 == 0 && bytes[4..<8].elementsEqual([0x21, 0x12, 0xA4, 0x42])
    }
}

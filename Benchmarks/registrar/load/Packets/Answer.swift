import Glibc

/// What the generator looks at in an answer.
///
/// The buffers point into the packet.
struct Answer {
    var status = 0
    /// The values of the header fields; of Via only the topmost.
    var via = UnsafeRawBufferPointer(start: nil, count: 0)
    var from = UnsafeRawBufferPointer(start: nil, count: 0)
    var to = UnsafeRawBufferPointer(start: nil, count: 0)
    var callID = UnsafeRawBufferPointer(start: nil, count: 0)
    var commandSequence = UnsafeRawBufferPointer(start: nil, count: 0)
    var challenge: Challenge?
    let packet: UnsafeRawBufferPointer

    /// Reads an answer; nil when the packet does not begin as one (RFC 3261 §7.2).
    init?(_ packet: UnsafeRawBufferPointer) {
        self.packet = packet
        guard packet.count > 12, packet.begins(with: "SIP/2.0 ") else { return nil }
        guard let status = packet.slice(8, 3).decimal else { return nil }
        self.status = Int(status)
        var rest = packet
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let hasReturn = end > 0 && rest[end - 1] == UInt8(ascii: "\r")
            let line = rest.slice(0, hasReturn ? end - 1 : end)
            if line.isEmpty { break }
            rest = rest.slice(end + 1, rest.count - end - 1)
            read(line)
        }
    }

    private mutating func read(_ line: UnsafeRawBufferPointer) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let name = line.slice(0, colon).trimmed
        let value = line.slice(colon + 1, line.count - colon - 1).trimmed
        if name.isNamed("Via", "v") {
            if via.isEmpty { via = value }
        } else if name.isNamed("From", "f") {
            from = value
        } else if name.isNamed("To", "t") {
            to = value
        } else if name.isNamed("Call-ID", "i") {
            callID = value
        } else if name.isNamed("CSeq", "CSeq") {
            commandSequence = value
        } else if name.isNamed("WWW-Authenticate", "WWW-Authenticate"), challenge == nil {
            challenge = Self.challenge(in: value)
        }
    }

    /// A digest challenge by MD5, which is also what one without an algorithm means (RFC 7616 §3.3).
    private static func challenge(in value: UnsafeRawBufferPointer) -> Challenge? {
        guard let nonce = value.after("nonce=\"")?.until(UInt8(ascii: "\"")), !nonce.isEmpty else { return nil }
        if let algorithm = value.after("algorithm=") {
            guard algorithm.begins(with: "MD5"), !algorithm.begins(with: "MD5-sess") else { return nil }
        }
        let opaque = value.after("opaque=\"")?.until(UInt8(ascii: "\""))
        return Challenge(nonce: nonce, opaque: opaque ?? UnsafeRawBufferPointer(start: nil, count: 0))
    }

    /// The 24 digits of the topmost branch that say which transaction of which run the answer belongs to.
    var branch: (run: UInt64, transaction: UInt64)? {
        guard let digits = via.after(RequestWriter.branchCookie), digits.count >= 24 else { return nil }
        let transaction = Hex.value(digits.slice(8, 16))
        return Hex.value(digits.slice(0, 8)).flatMap { run in transaction.map { (run, $0) } }
    }

    /// The tag of To; a final answer must have one (RFC 3261 §8.2.6.2).
    var toTag: UnsafeRawBufferPointer? {
        guard let tag = to.after(";tag="), !tag.isEmpty else { return nil }
        return tag
    }
}

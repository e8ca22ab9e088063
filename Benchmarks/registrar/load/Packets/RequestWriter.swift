import Glibc

/// Writes the requests as phones send them: REGISTER of about 470 bytes, 700 with credentials, and OPTIONS.
///
/// The branch holds the place of the transaction in the table, so an answer finds it without a search.
struct RequestWriter {
    /// A binding's contact is the same for every run, so that a run renews the bindings of the last one.
    static let contactHost: StaticString = "@192.0.2.1:5060"
    static let branchCookie: StaticString = "z9hG4bK"

    /// Makes branches, tags and Call-IDs differ from those of every other run: servers remember those for 32 s.
    let run: UInt64
    private let accounts: Accounts
    private let registerStart: [UInt8]
    private let optionsStart: [UInt8]
    private let host: [UInt8]
    private let digestURI: [UInt8]
    private let requestHash: UnsafeMutableRawPointer
    private let scratch: UnsafeMutableRawPointer

    init(accounts: Accounts, local: Endpoint, run: UInt64) {
        let realm = String(decoding: accounts.realm, as: UTF8.self)
        let via = " sip:\(realm) SIP/2.0\r\nVia: SIP/2.0/UDP \(local);branch=\(Self.branchCookie)"
        self.accounts = accounts
        self.run = run & 0xffff_ffff
        registerStart = Array("REGISTER\(via)".utf8)
        optionsStart = Array("OPTIONS\(via)".utf8)
        host = Array(String(local.description.prefix { $0 != ":" }).utf8)
        digestURI = Array("sip:\(realm)".utf8)
        // Both live as long as the process.
        requestHash = .allocate(byteCount: 32, alignment: 8)
        scratch = .allocate(byteCount: PacketWriter.room, alignment: 8)
        Array("REGISTER:sip:\(realm)".utf8).withUnsafeBytes { [requestHash] in MD5.hex($0, into: requestHash) }
    }

    /// Writes the request of a transaction, with credentials when there is a challenge to answer.
    func write(
        _ transaction: inout Transaction,
        place: Int,
        answering challenge: Challenge?,
        nonceCount: UInt32,
        into start: UnsafeMutableRawPointer
    ) {
        let name = transaction.operation.name
        let isRegister = transaction.operation.kind != .options
        var packet = PacketWriter(start)
        packet.put(isRegister ? registerStart : optionsStart)
        packet.put(hex: run, digits: 8)
        packet.put(hex: transaction.sequence << 24 | UInt64(place), digits: 16)
        packet.put(";rport\r\nMax-Forwards: 70\r\nFrom: <sip:")
        putAddress(name, &packet)
        packet.put(">;tag=")
        packet.put(hex: transaction.dialogue, digits: 16)
        packet.put("\r\nTo: <sip:")
        putAddress(name, &packet)
        packet.put(">\r\nCall-ID: ")
        transaction.callIDStart = UInt16(packet.count)
        packet.put(hex: run, digits: 8)
        packet.put(hex: transaction.dialogue, digits: 16)
        packet.put("@")
        packet.put(host)
        transaction.callIDLength = UInt16(packet.count) - transaction.callIDStart
        packet.put("\r\nCSeq: ")
        packet.put(decimal: transaction.commandSequence)
        packet.put(isRegister ? " REGISTER\r\nContact: <sip:" : " OPTIONS\r\nContact: <sip:")
        packet.put(name)
        packet.put(Self.contactHost)
        packet.put(">\r\n")
        if let challenge { putCredentials(transaction.operation, challenge, nonceCount, &packet) }
        packet.put("User-Agent: DeskPhone T46 108.86.0.20\r\n")
        if isRegister {
            packet.put("Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY, REFER, INFO, UPDATE\r\nExpires: 3600\r\n")
        } else {
            packet.put("Accept: application/sdp\r\n")
        }
        packet.put("Content-Length: 0\r\n\r\n")
        transaction.length = UInt16(packet.count)
    }

    private func putAddress(_ name: AccountName, _ packet: inout PacketWriter) {
        packet.put(name)
        packet.put("@")
        packet.put(accounts.realm)
    }

    /// Credentials with qop=auth (RFC 7616 §3.4.1); those of a wrong password when that is the operation.
    private func putCredentials(
        _ operation: Operation,
        _ challenge: Challenge,
        _ nonceCount: UInt32,
        _ packet: inout PacketWriter
    ) {
        var text = PacketWriter(scratch)
        text.put(accounts.passwordHash(operation.user))
        if operation.kind == .wrongPassword {
            // Any other digit makes it the hash of another password.
            let digit = scratch.load(as: UInt8.self)
            scratch.storeBytes(of: digit == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0"), as: UInt8.self)
        }
        text.put(":")
        text.put(challenge.nonce)
        text.put(":")
        text.put(hex: UInt64(nonceCount), digits: 8)
        text.put(":")
        text.put(hex: run, digits: 8)
        text.put(":auth:")
        text.put(UnsafeRawBufferPointer(start: requestHash, count: 32))

        packet.put("Authorization: Digest username=\"")
        packet.put(operation.name)
        packet.put("\", realm=\"")
        packet.put(accounts.realm)
        packet.put("\", nonce=\"")
        packet.put(challenge.nonce)
        packet.put("\", uri=\"")
        packet.put(digestURI)
        packet.put("\", response=\"")
        let response = scratch + text.count
        MD5.hex(UnsafeRawBufferPointer(start: scratch, count: text.count), into: response)
        packet.put(UnsafeRawBufferPointer(start: response, count: 32))
        packet.put("\", algorithm=MD5, qop=auth, cnonce=\"")
        packet.put(hex: run, digits: 8)
        packet.put("\", nc=")
        packet.put(hex: UInt64(nonceCount), digits: 8)
        if !challenge.opaque.isEmpty {
            packet.put(", opaque=\"")
            packet.put(challenge.opaque)
            packet.put("\"")
        }
        packet.put("\r\n")
    }
}

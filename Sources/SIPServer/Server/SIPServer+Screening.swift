internal import SIPMessages

/// What every request goes through before anything is done for it, in the order of RFC 3261 §8.2.
extension SIPServer {
    /// Vias of a request: more is no network but an attempt to make answers large.
    private static let maximumHops = 70

    func screen(_ message: SIPMessage, _ sender: Peer) {
        var peer = sender
        let parts: RequestParts
        do throws(SIPSyntaxError) {
            parts = try RequestParts(message)
        } catch {
            metrics.malformed += 1
            return refuseMalformed(message, error, peer)
        }
        if let director, director.ignores(message, from: peer.source, now: peer.now) { return passOver(peer) }
        peer.parts = parts
        guard let replyTo = Self.replyAddress(parts.via, peer.source) else {
            return drop("a Via that leads nowhere", peer.source, peer.now)
        }
        peer.replyTo = replyTo
        guard parts.viaCount <= Self.maximumHops else {
            return parts.method == .ack
                ? drop("an ACK with too many hops", peer.source, peer.now) : refuse(message, 483, "Too Many Hops", peer)
        }
        guard isOnList(peer.source) else { return refuseStranger(message, parts, peer) }
        if Self.needsState(parts) {
            switch calls.receiveKnown(message, parts, from: peer.source, replyTo: peer.replyTo, now: peer.now) {
            case .done: return
            case .new: break
            case .refused(let status): return refuse(message, status, ReasonPhrase.of(status), peer)
            }
        }
        switch parts.method {
        case .options: answerOptions(message, parts, peer)
        case .register: register(message, parts, peer)
        case .invite: invite(message, parts, peer)
        case .ack, .cancel, .bye: metrics.dropped += 1
        case .other: refuse(message, 501, "Not Implemented", peer, header: [UInt8](Self.allow))
        default: refuse(message, 405, "Method Not Allowed", peer, header: [UInt8](Self.allow))
        }
    }

    /// Whether a request may belong to a call: the others never ask for one.
    private static func needsState(_ parts: RequestParts) -> Bool {
        switch parts.method {
        case .register: false
        case .invite, .ack, .cancel, .bye: true
        default: !parts.toTag.isEmpty
        }
    }

    /// Where answers go: never anywhere but to the address that the request came from, so `maddr` is not followed.
    static func replyAddress(_ via: ViaParts, _ source: Endpoint) -> Endpoint? {
        var target = source
        if via.rport == nil { target.port = via.port ?? 5_060 }
        return target.isUnicast ? target : nil
    }

    /// Whether a source may talk to this server at all.
    private func isOnList(_ source: Endpoint) -> Bool { whitelist.isEmpty || isListed(source) }

    /// Whether a source stands on a whitelist: it is somebody's PBX, and not anybody.
    func isListed(_ source: Endpoint) -> Bool {
        whitelist.contains { $0.contains(source) } || configuration.trusted.contains { $0.contains(source) }
    }

    private func refuseStranger(_ message: SIPMessage, _ parts: RequestParts, _ peer: Peer) {
        metrics.strangers += 1
        switch configuration.strangers {
        case .drop: drop("a source that is not on the whitelist", peer.source, peer.now)
        case .forbid where parts.method == .ack: metrics.dropped += 1
        case .forbid: refuse(message, 403, "Forbidden", peer)
        }
    }

    private func refuseMalformed(_ message: SIPMessage, _ error: SIPSyntaxError, _ peer: Peer) {
        // An ACK is never answered (RFC 3261 §17), and what cannot be answered is not.
        guard let status = error.status, message.method != .ack, message.method != nil else {
            return drop(error.message, peer.source, peer.now)
        }
        guard isOnList(peer.source), let field = message.fields.first(where: { $0.name == .via }) else {
            return drop(error.message, peer.source, peer.now)
        }
        // Where the Via is what cannot be read, the answer goes back where the request came from.
        var next = 0
        let via = try? ViaParts(message.bytes.span, Int(field.value.start), Int(field.value.end), next: &next)
        let target = via.map { Self.replyAddress($0, peer.source) } ?? (peer.source.isUnicast ? peer.source : nil)
        guard let target else { return drop(error.message, peer.source, peer.now) }
        var peer = peer
        peer.replyTo = target
        switch status {
        case 505: refuse(message, 505, "Version Not Supported", peer, detail: error.description)
        case 513: refuse(message, 513, "Message Too Large", peer, detail: error.description)
        case 416: refuse(message, 416, "Unsupported URI Scheme", peer, detail: error.description)
        default: refuse(message, 400, "Bad Request", peer, detail: error.description)
        }
    }

    /// What RFC 3261 §8.2.2 asks of a request before its method is looked at; answers it if that fails.
    ///
    /// - Returns: Whether it may go on.
    func isAcceptable(_ message: SIPMessage, _ parts: RequestParts, _ peer: Peer, supports: StaticString) -> Bool {
        let bytes = message.bytes.span
        switch parts.uri.scheme {
        case .other:
            refuse(message, 416, "Unsupported URI Scheme", peer)
            return false
        case .tel: break
        case .sip, .sips:
            guard owns(parts.uri.host, in: bytes) else {
                refuse(message, 404, "Not Found", peer)
                return false
            }
        }
        if parts.hasRequire {
            let unknown = unsupported(message, supports)
            guard unknown.isEmpty else {
                let header = Array("Unsupported: \(unknown.joined(separator: ", "))\r\n".utf8)
                refuse(message, 420, "Bad Extension", peer, header: header)
                return false
            }
        }
        return true
    }

    /// Whether a host is this server.
    func owns(_ host: ByteRange, in bytes: Span<UInt8>) -> Bool {
        for domain in domains where domain.count == host.count {
            var place = Int(host.start)
            var isSame = true
            for byte in domain {
                let other = bytes[place]
                if byte != (other &- UInt8(ascii: "A") < 26 ? other | 0x20 : other) {
                    isSame = false
                    break
                }
                place += 1
            }
            if isSame { return true }
        }
        guard configuration.ownsEveryAddress else { return false }
        return Endpoint(String(decoding: Array(bytes, host), as: UTF8.self), port: 0) != nil
    }

    /// The extensions in Require that are not supported, as they stand in Unsupported (RFC 3261 §8.2.2.3).
    private func unsupported(_ message: SIPMessage, _ supported: StaticString) -> [String] {
        message.tokens(.require).filter { $0.lowercased() != supported.description }
    }
}

extension [UInt8] {
    /// A copy of a part of a message.
    init(_ bytes: Span<UInt8>, _ part: ByteRange) {
        self = []
        append(part, of: bytes)
    }

    /// A text of the program's own.
    init(_ text: StaticString) {
        self = []
        append(text)
    }
}

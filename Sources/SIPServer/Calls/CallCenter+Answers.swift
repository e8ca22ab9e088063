import SIPMessages

/// What an answer says besides what it copies from the request.
struct Answer {
    /// The status code.
    var status: Int
    /// Whether it takes part in making a dialog: then it has Contact, and the request's Record-Route (§12.1.1).
    var formsDialog = false
    /// Whether it says what this server can do (RFC 3261 §11.2, §21.4.6).
    var showsAbilities = false
    /// Other headers.
    var headers: [(name: String, value: String)] = []
    /// The body, a session; empty for none.
    var sdp: [UInt8] = []

    /// An answer.
    init(_ status: Int) { self.status = status }
}

extension CallCenter {
    /// Writes an answer.
    ///
    /// - Parameters:
    ///   - answer: What it says.
    ///   - message: The request.
    ///   - source: Where it came from.
    ///   - toTag: The tag for To, where the request has none.
    ///   - size: How much to say.
    /// - Returns: The packet.
    func packet(
        _ answer: Answer,
        to message: SIPMessage,
        source: Endpoint,
        toTag: UInt64?,
        size: ResponseWriter.Size = .full
    ) -> [UInt8] {
        var text: [UInt8] = []
        let address = Array(source.address.utf8)
        ResponseWriter.begin(
            answer.status,
            ReasonPhrase.of(answer.status),
            to: message,
            source: address.span,
            port: source.port,
            toTag: answer.status == 100 ? nil : toTag,
            size: size,
            into: &text
        )
        func add(_ name: String, _ value: String) { text += Array("\(name): \(value.onOneLine)\r\n".utf8) }
        // §8.2.6.1
        if answer.status == 100 { ResponseWriter.copy(.timestamp, from: message, into: &text) }
        if answer.formsDialog {
            ResponseWriter.copy(.recordRoute, from: message, into: &text)
            add("Contact", contact)
        }
        if answer.showsAbilities {
            add("Allow", configuration.allow)
            if !configuration.supported.isEmpty { add("Supported", configuration.supported.joined(separator: ", ")) }
        }
        for header in answer.headers { add(header.name, header.value) }
        if !configuration.server.isEmpty, answer.status != 100, size == .full { add("Server", configuration.server) }
        if answer.sdp.isEmpty {
            ResponseWriter.end(size: size, into: &text)
        } else {
            ResponseWriter.end(type: "application/sdp", body: answer.sdp, into: &text)
        }
        return text
    }

    /// Our Contact.
    var contact: String { "<sip:\(configuration.contactHost)>" }

    /// Answers without keeping anything: a copy of the request gets the same answer again.
    func answerStatelessly(
        _ answer: Answer,
        _ message: SIPMessage,
        _ parts: RequestParts,
        from source: Endpoint,
        replyTo: Endpoint
    ) {
        let tag = statelessTag(message, parts)
        var text = packet(answer, to: message, source: source, toTag: tag)
        // The sender may be a forged source: nobody shall be flooded with more than was sent.
        if text.count > message.bytes.count {
            text = packet(answer, to: message, source: source, toTag: tag, size: .compact)
        }
        sink.send(text, to: replyTo)
    }

    /// Answers a request that is no INVITE, and keeps the answer for copies of it (Timer J).
    func answerOnce(
        _ answer: Answer,
        _ message: SIPMessage,
        _ parts: RequestParts,
        from source: Endpoint,
        replyTo: Endpoint,
        toTag: UInt64? = nil
    ) {
        let tag = toTag ?? random()
        let transaction = ServerTransaction(isInvite: parts.method == .invite, toTag: tag, replyTo: replyTo)
        let key = ServerTransactionKey(message, parts)
        let isKept = servers.insert(transaction, key)
        transaction.respond(
            answer.status,
            packet(answer, to: message, source: source, toTag: tag),
            sink: sink,
            now: now
        )
        if isKept { servers.finish(key) }
    }

    /// A tag that is the same for all copies of a request, and that nobody can guess (FNV-1a over a secret and what
    /// RFC 3261 §8.2.7 calls the request's own).
    private func statelessTag(_ message: SIPMessage, _ parts: RequestParts) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ tagSecret
        for part in [parts.via.branch, parts.fromTag, parts.callID] {
            for byte in message.bytes[part] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01b3
        }
        return (hash ^ UInt64(parts.cseq)) &* 0x9e37_79b9_7f4a_7c15
    }

    /// The 420 for a request that requires what is not supported (RFC 3261 §8.2.2.3); nil if it requires nothing.
    func refusalOfExtensions(_ message: SIPMessage, _ parts: RequestParts) -> Answer? {
        guard parts.hasRequire else { return nil }
        let unknown = message.tokens(.require).filter { !configuration.supported.contains($0.lowercased()) }
        guard !unknown.isEmpty else { return nil }
        var answer = Answer(420)
        answer.headers = [("Unsupported", unknown.joined(separator: ", "))]
        return answer
    }

    /// The session in a request's body.
    enum Offer {
        /// There is no body.
        case none
        /// A session.
        case session([UInt8])
        /// Something else (RFC 3261 §8.2.3).
        case unsupported
    }

    /// Reads the session in a request's body.
    func offer(in message: SIPMessage, _ parts: RequestParts) -> Offer {
        guard !message.body.isEmpty else { return .none }
        let type = parts.contentType.map { message.bytes.text($0) } ?? ""
        let name = type.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        let coding = message[.contentEncoding]?.lowercased() ?? "identity"
        guard name == "application/sdp", coding == "identity" else { return .unsupported }
        return .session(Array(message.bodyBytes))
    }

    /// The 415 for a body that is no session.
    var refusalOfBody: Answer {
        var answer = Answer(415)
        answer.headers = [("Accept", "application/sdp"), ("Accept-Encoding", "identity")]
        return answer
    }
}

import SIPMessages

/// A dialog (RFC 3261 §12): what its two ends agreed on with the first request and its answer.
struct Dialog {
    /// What names it, as this end sees it.
    struct ID: Hashable {
        /// Call-ID.
        var callID: String
        /// Our tag.
        var localTag: String
        /// The peer's tag; empty for a peer of RFC 2543.
        var remoteTag: String
    }

    /// What names it.
    var id: ID
    /// Our From, with our tag.
    var local: String
    /// Our To, with the peer's tag.
    var remote: String
    /// The remote target: the URI that the peer gave in Contact.
    var target: String
    /// The route set, the next hop first.
    var routes: [String]
    /// The number of our last request.
    var localCSeq: UInt32
    /// The number of the peer's last request; nil before the first.
    var remoteCSeq: UInt32?
    /// Where our requests go.
    var destination: Endpoint

    /// The dialog that an INVITE begins at its server (RFC 3261 §12.1.1); nil if it has no usable Contact and owes one.
    ///
    /// - Parameters:
    ///   - message: The INVITE.
    ///   - parts: Its parts.
    ///   - localTag: Our tag.
    ///   - destination: Where our requests go.
    init?(_ message: SIPMessage, _ parts: RequestParts, localTag: String, destination: Endpoint) {
        let bytes = message.bytes
        // A caller of RFC 2543 need not say where it is to be reached: it is who it says it is (RFC 4475 §3.4.1).
        let isOld = parts.contactCount == 0 && parts.fromTag.isEmpty
        guard parts.contactCount == 1 || isOld else { return nil }
        guard let uri = (message.contacts.first ?? message.from)?.uri, uri.isSIP else { return nil }
        id = ID(callID: bytes.text(parts.callID), localTag: localTag, remoteTag: bytes.text(parts.fromTag))
        local = "\((message[.to] ?? "").onOneLine);tag=\(localTag)"
        remote = message[.from] ?? ""
        target = uri.description
        routes = message.addresses(.recordRoute).map(\.description)
        // Any number will do, as long as there is room above it (§8.1.1.5).
        localCSeq = 0
        remoteCSeq = parts.cseq
        self.destination = destination
    }

    /// The dialog that an answer begins at its client (RFC 3261 §12.1.2).
    ///
    /// - Parameters:
    ///   - request: The INVITE.
    ///   - response: The answer.
    ///   - destination: Where our requests go.
    init(_ request: OutgoingRequest, _ response: SIPMessage, destination: Endpoint) {
        // A peer of RFC 2543 may have no tag; ours is always the last parameter.
        id = ID(
            callID: request.callID,
            localTag: request.from.split(separator: ";tag=").last.map(String.init) ?? "",
            remoteTag: response.to?.tag ?? ""
        )
        local = request.from
        remote = response[.to] ?? request.to
        // A Contact is owed; where it is missing, the URI that was called is the best guess.
        target = response.contacts.first { $0.uri.isSIP }?.uri.description ?? request.uri
        routes = response.addresses(.recordRoute).map(\.description).reversed()
        localCSeq = request.cseq
        self.destination = destination
    }

    /// A request within the dialog (RFC 3261 §12.2.1.1).
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - cseq: The number; nil takes the next one.
    /// - Returns: The request, without headers of its own.
    mutating func request(_ method: String, cseq: UInt32? = nil) -> OutgoingRequest {
        if cseq == nil { localCSeq &+= 1 }
        var uri = target
        var routes = routes
        if let first = routes.first, let hop = try? NameAddress(first), hop.uri.parameter("lr") == nil {
            // A strict router wants to be addressed itself, and the target at the end of the way.
            uri = hop.uri.description
            routes.removeFirst()
            routes.append("<\(target)>")
        }
        var request = OutgoingRequest(
            method,
            uri: uri,
            from: local,
            to: remote,
            callID: id.callID,
            cseq: cseq ?? localCSeq
        )
        request.routes = routes
        return request
    }

    /// Where the peer's first route or target says that requests go; nil if that is a name, which nobody here looks up.
    var statedDestination: Endpoint? {
        let uri = routes.first.flatMap { try? NameAddress($0) }?.uri ?? (try? SIPURI(target))
        guard let uri, let endpoint = Endpoint(uri.host, port: uri.port ?? 5060), endpoint.isUnicast else { return nil }
        return endpoint
    }
}

extension SIPURI {
    /// Whether requests can be sent there.
    var isSIP: Bool { scheme == .sip || scheme == .sips }
}

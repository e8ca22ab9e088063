public import SIPMessages

/// Requests of our own, and answers to them.
extension CallCenter {
    /// Makes a request outside a dialog, with a new Call-ID, From tag and CSeq.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - uri: The Request-URI.
    ///   - from: The value of From without a tag.
    ///   - to: The value of To.
    /// - Returns: The request.
    public func makeRequest(_ method: String, uri: String, from: String, to: String) -> OutgoingRequest {
        OutgoingRequest(method, uri: uri, from: "\(from);tag=\(makeTag())", to: to, callID: makeCallID())
    }

    /// Sends a request that is neither INVITE nor ACK.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - destination: Where it goes.
    ///   - credentials: Makes credentials if it is challenged; nil lets the challenge be the answer.
    ///   - now: The time.
    ///   - completion: Gets the final answer; nil if none came in time (Timer F), or at once if there is no room.
    public func sendRequest(
        _ request: OutgoingRequest,
        destination: Endpoint,
        credentials: CredentialsSource? = nil,
        now: ServerTime,
        completion: @escaping (SIPMessage?) -> Void
    ) {
        self.now = now
        guard !["INVITE", "ACK", "CANCEL"].contains(request.method) else {
            completion(nil)
            return
        }
        send(request, to: destination, credentials: credentials, completion: completion)
    }

    /// Deals with an answer to a request of our own; others are dropped.
    ///
    /// - Parameters:
    ///   - message: The answer.
    ///   - source: Where it came from.
    ///   - now: The time.
    public func receiveResponse(_ message: SIPMessage, from source: Endpoint, now: ServerTime) {
        self.now = now
        let vias = message.vias
        // §8.1.3.3: with more than one Via it is for somebody else. Without To it cannot be acknowledged.
        guard let status = message.status, vias.count == 1, message.to != nil, let branch = vias.first?.branch,
            let cseq = message.cseq,
            let transaction = clients[ClientTransaction.Key(branch: branch, method: cseq.method)],
            cseq.number == transaction.request.cseq
        else { return }
        let wasFinished = transaction.isFinished
        guard transaction.accept(message, status, sink: sink, now: now) else { return }
        if transaction.isFinished, !wasFinished { clients.finish(transaction.key) }
        transaction.receive(message)
    }

    /// Sends a request in a new transaction; once more with credentials if it is challenged.
    func send(
        _ request: OutgoingRequest,
        to destination: Endpoint,
        credentials: CredentialsSource?,
        completion: @escaping (SIPMessage?) -> Void
    ) {
        let key = begin(request, to: destination) { [weak self] response in
            guard let status = response?.status, status >= 200 else {
                // Provisional answers are no news to who waits for the final one.
                if response == nil { completion(nil) }
                return
            }
            guard let self, let retry = retry(request, challenge: response, credentials) else {
                completion(response)
                return
            }
            send(retry, to: destination, credentials: nil, completion: completion)
        }
        if key == nil { completion(nil) }
    }

    /// The request that answers a challenge: credentials, and the next CSeq (RFC 3261 §22.2).
    func retry(
        _ request: OutgoingRequest,
        challenge: SIPMessage?,
        _ credentials: CredentialsSource?
    ) -> OutgoingRequest? {
        guard let challenge, challenge.status == 401 || challenge.status == 407,
            let header = credentials?(challenge, request.method, request.uri)
        else { return nil }
        var retry = request
        retry.cseq &+= 1
        retry.set(credentials: header)
        return retry
    }

    /// Begins a client transaction.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - destination: Where it goes.
    ///   - branch: Its branch; nil makes a new one.
    ///   - receive: Gets each answer that is not a copy; nil if none came in time.
    /// - Returns: The transaction's key; nil if there is no room.
    func begin(
        _ request: OutgoingRequest,
        to destination: Endpoint,
        branch: String? = nil,
        receive: @escaping (SIPMessage?) -> Void
    ) -> ClientTransaction.Key? {
        guard clients.makeRoom() else { return nil }
        let transaction = ClientTransaction(
            request,
            branch: branch ?? makeBranch(),
            host: configuration.contactHost,
            agent: configuration.server,
            destination: destination,
            // The call itself is given up earlier, with CANCEL.
            patience: configuration.maximumRinging &* 1_000 &+ TransactionTimer.end,
            sink: sink,
            now: now,
            receive: receive
        )
        clients.insert(transaction)
        return transaction.key
    }

    func makeBranch() -> String { "z9hG4bK\(makeTag())" }

    /// Sends a request that has no answer: the ACK to a 2xx.
    func sendACK(_ request: OutgoingRequest, to destination: Endpoint) -> [UInt8] {
        let packet = request.packet(
            branch: makeBranch(),
            host: configuration.contactHost,
            agent: configuration.server
        )
        sink.send(packet, to: destination)
        return packet
    }
}

import SIPMessages

/// Calls that this end places.
extension CallCenter {
    /// Places a call.
    ///
    /// - Parameters:
    ///   - uri: The Request-URI.
    ///   - destination: Where the INVITE goes.
    ///   - from: The value of From without a tag.
    ///   - recipient: The value of To; nil takes the Request-URI.
    ///   - headers: Other headers, such as P-Asserted-Identity and Privacy.
    ///   - offer: The session that is offered; empty lets the peer offer one.
    ///   - account: The account that it belongs to.
    ///   - credentials: Makes credentials if it is challenged.
    ///   - now: The time.
    /// - Returns: The call; already ended, with status 503, if there is no room for it.
    @discardableResult
    public func placeCall(
        to uri: String,
        destination: Endpoint,
        from: String,
        to recipient: String? = nil,
        headers: [(name: String, value: String)] = [],
        offer: [UInt8],
        account: String? = nil,
        credentials: CredentialsSource? = nil,
        now: ServerTime
    ) -> Call {
        let request = makeRequest("INVITE", uri: uri, from: from, to: recipient ?? "<\(uri)>")
        return placeCall(
            request,
            destination: destination,
            headers: headers,
            offer: offer,
            account: account,
            credentials: credentials,
            now: now
        )
    }

    /// Places a call with an INVITE that was made before: one that has the Call-ID and From tag of an earlier call, as a
    /// proxy sends that tries one way after another (RFC 3261 §16.7), or one with a CSeq of its own.
    ///
    /// - Parameters:
    ///   - request: The INVITE, without headers and body.
    ///   - destination: Where it goes.
    ///   - headers: Other headers, such as P-Asserted-Identity and Privacy.
    ///   - offer: The session that is offered; empty lets the peer offer one.
    ///   - account: The account that it belongs to.
    ///   - credentials: Makes credentials if it is challenged.
    ///   - now: The time.
    /// - Returns: The call; already ended, with status 503, if there is no room for it.
    public func placeCall(
        _ request: OutgoingRequest,
        destination: Endpoint,
        headers: [(name: String, value: String)] = [],
        offer: [UInt8],
        account: String? = nil,
        credentials: CredentialsSource? = nil,
        now: ServerTime
    ) -> Call {
        self.now = now
        let isRoom = calls.count < configuration.maximumCalls && !isShuttingDown
        let call = makeCall(.outgoing, account: account, invite: nil)
        call.credentials = credentials
        if !offer.isEmpty { call.localSession = offer }
        var request = request
        request.headers = [("Contact", contact), ("Allow", configuration.allow)] + headers
        request.body = offer
        if !isRoom || !invite(call, request, to: destination) {
            change(call, to: .ended(CallEnding(by: .us, status: 503)))
        }
        return call
    }

    private func invite(_ call: Call, _ request: OutgoingRequest, to destination: Endpoint) -> Bool {
        let key = begin(request, to: destination) { [weak self, weak call] response in
            guard let self, let call else { return }
            receive(response, to: request, of: call, destination)
        }
        guard let key else { return false }
        if call.outgoing == nil {
            call.outgoing = Call.Outgoing(request: request, destination: destination, key: key)
        } else {
            call.outgoing?.request = request
            call.outgoing?.key = key
        }
        return true
    }

    private func receive(
        _ response: SIPMessage?,
        to request: OutgoingRequest,
        of call: Call,
        _ destination: Endpoint
    ) {
        guard let response, let status = response.status else {
            change(call, to: .ended(CallEnding(by: call.isHangingUp ? .us : .timeout, status: 408)))
            return
        }
        if !call.isEnded { call.response = response }
        switch status {
        case ..<200: receiveProvisional(response, status, to: request, of: call, destination)
        case ..<300: receiveSuccess(response, to: request, of: call, destination)
        default:
            let mayTryAgain = call.outgoing?.attempts == 0 && !call.isHangingUp && !call.isEnded
            if mayTryAgain, let retry = retry(request, challenge: response, call.credentials) {
                call.outgoing?.attempts = 1
                if invite(call, retry, to: destination) { return }
            }
            let party: CallEnding.Party = call.isHangingUp ? .us : .peer
            let reason = response[.reason] ?? response.reason
            change(call, to: .ended(CallEnding(by: party, status: status, reason: reason)))
        }
    }

    private func receiveProvisional(
        _ response: SIPMessage,
        _ status: Int,
        to request: OutgoingRequest,
        of call: Call,
        _ destination: Endpoint
    ) {
        guard call.state == .trying || call.state == .ringing else { return }
        if call.isHangingUp {
            cancel(call)
            return
        }
        guard status > 100 else { return }
        // Other branches of a forked call ring unheard, until one of them answers.
        if call.dialog == nil, response.to?.tag?.isEmpty == false {
            let dialog = Dialog(request, response, destination: destination)
            call.dialog = dialog
            dialogs[dialog.id] = call
        }
        if !response.body.isEmpty { call.remoteSession = Array(response.bodyBytes) }
        change(call, to: .ringing)
    }

    private func receiveSuccess(
        _ response: SIPMessage,
        to request: OutgoingRequest,
        of call: Call,
        _ destination: Endpoint
    ) {
        var dialog = Dialog(request, response, destination: destination)
        let tag = dialog.id.remoteTag
        let address = self.destination(of: dialog)
        if let acknowledgement = call.outgoing?.acknowledgements[tag] {
            sink.send(acknowledgement, to: address)
            return
        }
        // A peer that forks without end gets no more than this.
        guard (call.outgoing?.acknowledgements.count ?? 0) < 16 else { return }
        let isOurs = call.state == .trying || call.state == .ringing
        var acknowledge = dialog.request("ACK", cseq: request.cseq)
        acknowledge.headers = request.credentials
        var isAnswered = true
        if isOurs, request.body.isEmpty {
            // §13.2.2.4: the 2xx held the offer, so that the ACK holds the answer.
            let answer = delegate?.call(call, answerTo: Array(response.bodyBytes))
            acknowledge.body = answer ?? []
            call.localSession = answer
            isAnswered = answer != nil
        }
        call.outgoing?.acknowledgements[tag] = sendACK(acknowledge, to: address)
        guard isOurs, !call.isEnded else {
            // The second answer of a forked call, or one to a call that was given up.
            send(dialog.request("BYE"), to: address, credentials: call.credentials) { _ in }
            return
        }
        if let early = call.dialog?.id { dialogs[early] = nil }
        call.dialog = dialog
        dialogs[dialog.id] = call
        if !response.body.isEmpty { call.remoteSession = Array(response.bodyBytes) }
        call.answeredAt = now
        call.deadline = now + configuration.maximumDuration &* 1_000
        let isUnwanted = call.isHangingUp || !isAnswered
        change(call, to: .established)
        if isUnwanted { endDialog(call, CallEnding(by: .us, reason: call.hangUpReason)) }
    }

    /// Gives up an INVITE of ours: with CANCEL, as soon as the peer has shown that it is there (RFC 3261 §9.1).
    func cancel(_ call: Call) {
        call.isHangingUp = true
        guard let outgoing = call.outgoing, !outgoing.isCancelled, let invite = clients[outgoing.key],
            invite.isCancellable
        else { return }
        call.outgoing?.isCancelled = true
        invite.giveUp(at: now + TransactionTimer.end)
        var request = outgoing.request.companion("CANCEL", to: outgoing.request.to)
        if let reason = call.hangUpReason { request.headers.append(("Reason", reason)) }
        _ = begin(request, to: outgoing.destination, branch: outgoing.key.branch) { _ in }
    }

    func offer(_ call: Call, sdp: [UInt8]) -> Bool {
        guard call.state == .established, !call.isOffering, call.unacknowledged == nil, !call.isHangingUp else {
            return false
        }
        guard var request = call.dialog?.request("INVITE") else { return false }
        request.headers = [("Contact", contact), ("Allow", configuration.allow)]
        request.body = sdp
        return reinvite(call, request, credentials: call.credentials)
    }

    private func reinvite(_ call: Call, _ request: OutgoingRequest, credentials: CredentialsSource?) -> Bool {
        guard let dialog = call.dialog else { return false }
        let address = destination(of: dialog)
        var acknowledgement: [UInt8]?
        let key = begin(request, to: address) { [weak self] response in
            guard let self else { return }
            let status = response?.status ?? 408
            guard status >= 200 else { return }
            if 200..<300 ~= status {
                if let acknowledgement { return sink.send(acknowledgement, to: address) }
                if let contact = response?.contacts.first, contact.uri.isSIP {
                    call.dialog?.target = contact.uri.description
                }
                guard var acknowledge = call.dialog?.request("ACK", cseq: request.cseq) else { return }
                acknowledge.headers = request.credentials
                acknowledgement = sendACK(acknowledge, to: address)
            } else if let retry = retry(request, challenge: response, credentials) {
                call.dialog?.localCSeq = retry.cseq
                if reinvite(call, retry, credentials: nil) { return }
            }
            finishOffer(call, status, own: request.body, response)
        }
        call.isOffering = key != nil
        return key != nil
    }

    private func finishOffer(_ call: Call, _ status: Int, own: [UInt8], _ response: SIPMessage?) {
        call.isOffering = false
        guard !call.isEnded else { return }
        if 200..<300 ~= status {
            call.localSession = own
            if let response, !response.body.isEmpty { call.remoteSession = Array(response.bodyBytes) }
        }
        delegate?.call(call, offerAnswered: status)
        // §12.2.1.2: the peer no longer knows the dialog, or is gone.
        if status == 481 || status == 408 {
            endDialog(call, CallEnding(by: .timeout, reason: "the peer knows the call no longer"))
        }
    }
}

import SIPMessages
import SIPServer
import Synchronization
import TrunkModel

/// Places the provider's calls to the PBX.
struct InboundCaller: Sendable {
    let stage: ProviderStage
    let act: Act

    /// A call that was placed.
    struct Placed: Sendable {
        /// The call.
        var handle: CallHandle
        /// Its audio.
        var end: AudioEnd
        /// Its sessions.
        var sessions: SessionAnswers
        /// The caller's number, by which the PBX's own channel can be found.
        var caller: String
        /// How long its end may take.
        var limit: Duration
    }

    /// Callers have numbers of their own: the manual's sample number, counted up.
    private static let lastCaller = Mutex(0)

    /// Calls a number of the PBX.
    ///
    /// - Parameters:
    ///   - user: The user part of Request-URI and To.
    ///   - contact: Where the account is.
    ///   - line: The address that the call comes from.
    ///   - title: What the ladder is called.
    ///   - name: The user part of From; nil for the caller's number.
    ///   - knowsBinding: Whether the caller knows the contact's parameters, as only the registrar does: some PBXs put a
    ///     token there (`line`, `rinstance`) by which they know their provider.
    /// - Returns: The call; nil if no audio could be opened.
    func call(
        _ user: String,
        at contact: SIPServer.Registration,
        from line: Line,
        title: LocalizedText? = nil,
        as name: String? = nil,
        knowsBinding: Bool = true
    ) async -> Placed? {
        guard !Task.isCancelled, let end = try? await stage.audio.open(on: line.address.address) else { return nil }
        let number = Self.lastCaller.withLock { last in
            last += 1
            return last
        }
        let caller = stage.trunk.numberFormat.text(
            ofDigits: String(31_201_234_567 + number),
            internationalPrefix: stage.trunk.profile.internationalPrefix
        )
        let host = stage.trunk.profile.server?.host ?? line.address.host
        let sessions = SessionAnswers(stage.session(end))
        let bound = Self.uri(user, at: contact.contact)
        let uri = knowsBinding ? bound : String(bound.prefix { $0 != ";" })
        let placing = CallPlacing(
            uri: uri,
            destination: contact.source,
            from: "<sip:\(name ?? caller)@\(host)>",
            to: "<\(uri)>",
            headers: [("P-Asserted-Identity", "<sip:\(caller)@\(host)>")],
            offer: sessions.offer()
        )
        guard let handle = await line.call(placing) else { return nil }
        stage.entitle(
            handle.callID,
            title ?? LocalizedText(nl: "\(caller) belt \(user)", en: "\(caller) calls \(user)"),
            act
        )
        return Placed(handle: handle, end: end, sessions: sessions, caller: caller, limit: stage.times.limit(3))
    }

    /// The contact with another user part: that is how a provider names the called number (RFC 3261 §16.5).
    private static func uri(_ user: String, at contact: String) -> String {
        let rest = contact.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let place = rest.count == 2 ? rest[1] : contact.drop { $0 != ":" }.dropFirst()
        return "sip:\(user)@\(place.prefix { $0 != "?" })"
    }
}

extension InboundCaller.Placed {
    /// Ends the call and its audio.
    func finish() async {
        await handle.hangUp()
        _ = await handle.ends(within: limit)
        await end.close()
    }
}

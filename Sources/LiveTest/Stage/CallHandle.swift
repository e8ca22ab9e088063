import SIPMessages
import SIPServer

/// A call as a scenario holds it: what it does is carried to the line's event loop.
struct CallHandle: Sendable {
    /// The line that it is on.
    let line: Line
    /// What happened.
    let log: StageLog
    /// The call's number on its line.
    let number: UInt64
    /// Call-ID.
    let callID: String
    /// Where its events begin in the log.
    let place: Int

    /// Waits for a state, also one that was reached already.
    func reaches(
        within limit: Duration,
        where matches: @escaping @Sendable (Call.State) -> Bool
    ) async -> Call.State? {
        let (own, number) = (line.address, number)
        let event = await log.calls.first(from: place, within: limit) { event in
            guard event.line == own, event.number == number, case .state(let state) = event.news else { return false }
            return matches(state)
        }
        if case .state(let state)? = event?.news { return state }
        return nil
    }

    /// Waits until it is answered or over.
    func settles(within limit: Duration) async -> Call.State? {
        await reaches(within: limit) { $0 == .established || $0.isEnded }
    }

    /// Waits until it is over.
    func ends(within limit: Duration) async -> CallEnding? {
        if case .ended(let ending)? = await reaches(within: limit, where: { $0.isEnded }) { ending } else { nil }
    }

    /// Does something with the call.
    func perform<Answer: Sendable>(_ body: @escaping @Sendable (Call) -> Answer) async -> Answer? {
        let number = number
        return await line.perform { _, manager, _ in manager.calls[number].map(body) } ?? nil
    }

    /// Lets it ring.
    func ring() async { _ = await perform { $0.ring() } }

    /// Answers it, and the PBX's later offers alike.
    func answer(_ session: AudioSession) async {
        let number = number
        let answers = SessionAnswers(session)
        let isAnswered = await line.perform { _, manager, _ in
            guard let call = manager.calls[number] else { return false }
            manager.answers[number] = { answers.answer(to: $0) }
            let sdp = call.remoteSession.map { answers.answer(to: $0) } ?? session.offer.bytes
            guard let sdp else {
                call.refuse(488)
                return false
            }
            call.answer(sdp: sdp)
            return true
        }
        _ = isAnswered
    }

    /// Refuses it.
    func refuse(_ status: Int) async { _ = await perform { $0.refuse(status) } }

    /// Ends it.
    func hangUp() async { _ = await perform { $0.hangUp(reason: "Q.850;cause=16") } }

    /// Offers another session.
    ///
    /// - Parameters:
    ///   - sdp: The offer.
    ///   - limit: How long to wait for an answer.
    /// - Returns: The status of the answer; nil if none came.
    func offer(_ sdp: [UInt8], within limit: Duration) async -> Int? {
        let from = log.calls.count
        guard await perform({ $0.offer(sdp: sdp) }) == true else { return nil }
        let (own, number) = (line.address, number)
        let event = await log.calls.first(from: from, within: limit) { event in
            guard event.line == own, event.number == number else { return false }
            switch event.news {
            case .offerAnswered: return true
            case .state(let state): return state.isEnded
            default: return false
            }
        }
        if case .offerAnswered(let status)? = event?.news { return status }
        return nil
    }

    /// The session that the PBX described last.
    var remoteSession: SessionDescription? {
        get async {
            guard let bytes = await perform({ $0.remoteSession }) ?? nil else { return nil }
            return try? SessionDescription(bytes)
        }
    }

    /// The last answer to its INVITE.
    var response: SIPMessage? { get async { await perform { $0.response } ?? nil } }
}

extension Call.State {
    /// Whether the call is over.
    var isEnded: Bool { if case .ended = self { true } else { false } }
}

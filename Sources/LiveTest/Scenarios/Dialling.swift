import AsteriskManager
import SIPMessages
import SIPServer
import TrunkModel

/// Has the PBX dial, and catches the calls that come of it.
struct Dialling: Sendable {
    let stage: ProviderStage
    let act: Act
    let progress: @Sendable (LiveTestRun.Progress) -> Void

    /// A call of the PBX that reached the provider.
    struct Arrival: Sendable {
        /// The call.
        var handle: CallHandle
        /// The account whose credentials it showed.
        var account: String
        /// The INVITE that carried them.
        var invite: SIPMessage
        /// When, in seconds since the live test began.
        var time: Double
    }

    /// Something that was dialled: where to look for what comes of it.
    struct Attempt: Sendable {
        /// What was dialled.
        var sample: DialSamples.Sample
        /// The PBX's side of it.
        var dialled: any DialedCall
        /// Where the log of messages was.
        var wirePlace: Int
        /// Where the log of calls was.
        var callPlace: Int
    }

    /// How long a call may take to arrive.
    var patience: Duration { stage.originator.isAutomatic ? min(stage.patience, .seconds(12)) : stage.patience }

    /// Has the PBX dial.
    ///
    /// - Returns: The attempt; nil if it could not be made, which is then written down as not judged.
    func dial(_ sample: DialSamples.Sample, hint: LocalizedText, for check: Check, timeout: Duration) async -> Attempt?
    {
        progress(
            .step(
                act,
                LocalizedText(
                    nl: "toestel \(sample.caller) belt \(sample.digits): \(hint.nl)",
                    en: "extension \(sample.caller) dials \(sample.digits): \(hint.en)"
                )
            )
        )
        let (wirePlace, callPlace) = (stage.log.wire.count, stage.log.calls.count)
        do {
            let dialled = try await stage.originator.dial(
                DialRequest(digits: sample.digits, caller: sample.caller, timeout: timeout, hint: hint)
            )
            return Attempt(sample: sample, dialled: dialled, wirePlace: wirePlace, callPlace: callPlace)
        } catch {
            stage.book.skip(
                check,
                in: act,
                sample.subject,
                expected: hint,
                because: LocalizedText(
                    nl: "de PBX kon niet bellen: \(error.description)",
                    en: "the PBX could not dial: \(error.description)"
                )
            )
            return nil
        }
    }

    /// Waits for the call of an attempt.
    ///
    /// - Parameters:
    ///   - attempt: The attempt.
    ///   - earlier: The calls of it that have arrived before; one of the same Call-ID is another call.
    ///   - limit: How long to wait.
    /// - Returns: The call; nil if none arrived with right credentials.
    func arrival(of attempt: Attempt, after earlier: [Arrival] = [], within limit: Duration? = nil) async -> Arrival? {
        let number = attempt.sample.number, log = stage.log, known = Set(earlier.map(\.handle.number))
        let event = await log.calls.first(from: attempt.callPlace, within: limit ?? patience) { event in
            guard case .arrived(_, let invite) = event.news, !known.contains(event.number) else { return false }
            return number.isCalled(by: invite)
        }
        guard let first = event, case .arrived(let account, let invite) = first.news else { return nil }
        let place = attempt.callPlace
        let sample = attempt.sample
        stage.entitle(
            first.callID,
            LocalizedText(
                nl: "toestel \(sample.caller) belt \(sample.digits)",
                en: "extension \(sample.caller) dials \(sample.digits)"
            ),
            act
        )
        return Arrival(
            handle: CallHandle(line: stage.main, log: log, number: first.number, callID: first.callID, place: place),
            account: account,
            invite: invite,
            time: log.time
        )
    }

    /// The tries of an attempt that reached the provider, with or without credentials.
    func tries(of attempt: Attempt) -> [CallTry] {
        CallTry.tries(stage.log.wire.all.dropFirst(attempt.wirePlace), to: attempt.sample.number)
    }

    /// Rings and answers a call.
    ///
    /// - Returns: Its audio; nil if none could be opened.
    func answer(_ arrival: Arrival) async -> AudioEnd? {
        await arrival.handle.ring()
        guard let end = try? await stage.audio.open(on: stage.main.address.address) else {
            await arrival.handle.refuse(500)
            return nil
        }
        try? await Task.sleep(for: .milliseconds(150))
        await arrival.handle.answer(stage.session(end))
        _ = await arrival.handle.settles(within: stage.times.limit(4))
        return end
    }
}

import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// Judges whether a call came over the secondary.
extension FailoverAct {
    func judgeFailover(
        _ attempt: Dialling.Attempt,
        _ primary: String,
        _ secondary: String,
        _ failure: Failure
    ) async {
        let subject = "\(attempt.sample.subject), \(failure == .silence ? "silence" : "503")"
        let expected = LocalizedText(
            nl: "\(failure.name.nl): over \(secondary) binnen \(Int(failure.limit)) s",
            en: "\(failure.name.en): over \(secondary) within \(Int(failure.limit)) s"
        )
        let began = stage.log.time
        var earlier: [Dialling.Arrival] = []
        if failure != .silence {
            guard let first = await dialling.arrival(of: attempt) else {
                return skip(.failover, subject, expected, "het gesprek kwam niet aan", "the call did not arrive")
            }
            guard first.account == primary else {
                await finish(first)
                return skip(
                    .failover,
                    subject,
                    expected,
                    "het gesprek kwam niet over \(primary)",
                    "the call did not come over \(primary)"
                )
            }
            await first.handle.refuse(503)
            earlier = [first]
        }
        let limit = failure == .silence ? await patience(with: attempt, primary) : failure.limit
        guard limit <= failure.limit else {
            let time = Int(limit)
            return skip(
                .failover,
                subject,
                expected,
                "de PBX geeft pas na \(time) s op (64 × T1, die zij met OPTIONS heeft gemeten)",
                "the PBX gives up only after \(time) s (64 × T1, which it measured with OPTIONS)"
            )
        }
        let reminder = failure == .silence ? remind(of: primary, stage.times.limit(limit)) : nil
        let second = await dialling.arrival(of: attempt, after: earlier, within: stage.times.limit(limit + 2))
        reminder?.cancel()
        // A call that showed the wrong password the second time never arrives, but it was tried.
        let tries = dialling.tries(of: attempt)
        let isTried = second != nil || tries.count > 1
        let ladders = tries.callIDs
        if failure == .silence, second?.account == secondary,
            !tries.contains(where: { $0.account == primary })
        {
            skip(.failover, subject, expected, "\(primary) werd niet geprobeerd", "\(primary) was not tried")
        } else {
            stage.book.judge(
                .failover,
                in: .failover,
                subject,
                isTried,
                expected: expected,
                seen: second.map {
                    LocalizedText(
                        nl: "over \($0.account) na \(seconds(nl: $0.time - began))",
                        en: "over \($0.account) after \(seconds($0.time - began))"
                    )
                } ?? LocalizedText(nl: "geen tweede poging", en: "no second attempt"),
                ladders: ladders
            )
        }
        if isTried {
            let shown = second?.account ?? tries.compactMap(\.account).last
            stage.book.judge(
                .failoverCredentials,
                in: .failover,
                subject,
                second?.account == secondary,
                expected: LocalizedText(
                    nl: "gebruiker en wachtwoord van \(secondary)",
                    en: "user and password of \(secondary)"
                ),
                seen: second == nil
                    ? LocalizedText(
                        nl: "\(shown ?? "niemand"), met een verkeerde digest",
                        en: "\(shown ?? "nobody"), with a wrong digest"
                    ) : .wire(shown ?? "-"),
                ladders: ladders
            )
        }
        if let second { await finish(second) }
    }

    /// Says every few seconds what the test is waiting for: nothing else may be going on by then.
    func remind(of primary: String, _ limit: Duration) -> Task<Void, Never> {
        Task {
            let end = ContinuousClock.now + limit
            while (try? await Task.sleep(for: .seconds(5))) != nil {
                let rest = max(0, (end - .now).components.seconds)
                progress(
                    .step(
                        .failover,
                        LocalizedText(
                            nl: "wachten tot de PBX \(primary) opgeeft, hooguit nog \(rest) s",
                            en: "waiting for the PBX to give \(primary) up, \(rest) s more at most"
                        )
                    )
                )
            }
        }
    }

    /// How long a PBX may take to give a silent server up: Timer B, 64 times its own T1 (RFC 3261 §17.1.1.2).
    ///
    /// T1 is what lies between the first two copies of its INVITE; chan_sip takes the round trip that it measured.
    func patience(with attempt: Dialling.Attempt, _ primary: String) async -> Double {
        let number = attempt.sample.number
        let isCopy: @Sendable (WireMessage) -> Bool = { message in
            message.isRequest(.invite) && number.isCalled(by: message.message) && message.credentialsUser == primary
        }
        guard let first = await stage.log.wire.first(from: attempt.wirePlace, within: dialling.patience, where: isCopy)
        else { return 5 }
        let next = await stage.log.wire.first(from: attempt.wirePlace, within: stage.times.limit(3)) { message in
            isCopy(message) && message.time > first.time && message.transaction == first.transaction
        }
        guard let next else { return Failure.silence.limit }
        return max(64 * (next.time - first.time), 32) + 4
    }
}

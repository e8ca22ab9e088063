import SIPMessages
import TrunkModel

/// How long registrations last, and how they are kept.
extension RegistrationJudge {
    func judgeExpiry(_ request: SIPMessage) {
        let asked =
            request.contacts.first?.parameters["expires"].flatMap { Int($0) } ?? request.number(.expires).map(Int.init)
        // A refusal tells of the first wish, even where the client asks for more then.
        let refused = history.rounds.first { $0.answer?.message.status == 423 }?.request.message
        let wish =
            refused.flatMap {
                $0.contacts.first?.parameters["expires"].flatMap { Int($0) } ?? $0.number(.expires).map(Int.init)
            }
            ?? asked
        let isRight = wish.map { 60...86_400 ~= $0 } ?? true
        judge(
            .registrationExpiry,
            isRight,
            expected: LocalizedText(
                nl: "60 s of meer, zoals \(trunk.profile.registrationExpiry) s",
                en: "60 s or more, such as \(trunk.profile.registrationExpiry) s"
            ),
            seen: wish.map { .wire("\($0) s") }
                ?? LocalizedText(nl: "niets gevraagd", en: "nothing asked for")
        )
    }

    func judgeRefresh() {
        let expected = LocalizedText(
            nl: "opnieuw binnen \(seconds(nl: granted))",
            en: "again within \(seconds(granted))"
        )
        let times = history.accepted.compactMap { $0.answer?.time }
        let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
        // What the provider kept from happening is not the PBX's fault: the first refresh tells.
        guard let first = gaps.first else {
            if let first = times.first, waited - first > granted + 1 {
                return judge(
                    .registrationRefresh,
                    false,
                    expected: expected,
                    seen: LocalizedText(
                        nl: "niet opnieuw in \(seconds(nl: waited - first))",
                        en: "not again in \(seconds(waited - first))"
                    )
                )
            }
            return book.skip(
                .registrationRefresh,
                in: .registration,
                subject,
                expected: expected,
                because: times.isEmpty
                    ? LocalizedText(nl: "niet geregistreerd", en: "not registered")
                    : LocalizedText(nl: "de test was te kort", en: "the test was too short"),
                ladders: ladders
            )
        }
        judge(
            .registrationRefresh,
            first <= granted + 0.5,
            expected: expected,
            seen: LocalizedText(
                nl: "na \(seconds(nl: first)); \(gaps.count) keer",
                en: "after \(seconds(first)); \(gaps.count) times"
            )
        )
    }

    func judgeNonce() {
        let expected = LocalizedText(
            nl: "met de nieuwe nonce opnieuw, zonder fout",
            en: "again with the new nonce, without an error"
        )
        guard let stale = history.stale.first else {
            guard history.accepted.count > 1 else {
                return book.skip(
                    .staleNonce,
                    in: .registration,
                    subject,
                    expected: expected,
                    because: LocalizedText(nl: "geen tweede registratie gezien", en: "no second registration was seen"),
                    ladders: ladders
                )
            }
            return judge(
                .staleNonce,
                true,
                expected: expected,
                seen: LocalizedText(
                    nl: "vraagt elke keer een nieuwe nonce",
                    en: "asks for a new nonce each time"
                )
            )
        }
        let back = history.accepted.first { ($0.answer?.time ?? 0) > stale.request.time }
        judge(
            .staleNonce,
            back != nil,
            expected: expected,
            seen: back == nil
                ? LocalizedText(nl: "geen geldige REGISTER meer", en: "no valid REGISTER afterwards")
                : LocalizedText(nl: "meteen opnieuw aangemeld", en: "registered again at once")
        )
    }
}

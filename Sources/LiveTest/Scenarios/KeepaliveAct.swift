import SIPMessages
import SIPServer
import TrunkModel

/// Act five: OPTIONS, both ways.
struct KeepaliveAct: Sendable {
    let stage: ProviderStage
    let progress: @Sendable (LiveTestRun.Progress) -> Void

    /// Asks the PBX, and waits for it to ask.
    func play() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await ask() }
            group.addTask { await awaitQuestion() }
        }
    }

    private func ask() async {
        guard let (account, contact) = await stage.reachableAccount() else {
            return stage.book.skip(
                .optionsAnswered,
                in: .keepalive,
                stage.trunk.name,
                expected: .wire("200"),
                because: LocalizedText(nl: "geen account is geregistreerd", en: "no account is registered")
            )
        }
        let from = "<sip:\(stage.trunk.profile.server?.host ?? stage.main.address.host)>"
        // With the account's name, as calls come, and with none, as servers ask each other.
        var questions = [(contact.contact, account.username)]
        if let sign = contact.contact.firstIndex(of: "@") {
            let bare = "sip:\(contact.contact[sign...].dropFirst())"
            questions.append((bare, bare))
        }
        for (uri, subject) in questions {
            let (status, callID) = await stage.main.ask(
                uri,
                at: contact.source,
                from: from,
                within: stage.times.limit(32)
            )
            stage.book.judge(
                .optionsAnswered,
                in: .keepalive,
                subject,
                status == 200,
                expected: LocalizedText(nl: "200 op OPTIONS", en: "200 to OPTIONS"),
                seen: status.map { .wire("\($0)") } ?? LocalizedText(nl: "geen antwoord", en: "no answer"),
                ladders: [callID]
            )
        }
    }

    /// How long to wait for a question that comes every so many seconds.
    ///
    /// Counted from the first sign of the PBX: it may have asked before it was registered, and one that was started after the
    /// live test begins to count only then.
    ///
    /// - Parameters:
    ///   - interval: How often a PBX asks, in seconds.
    ///   - met: When the first of its packets came, in seconds since the live test began.
    ///   - now: The time, in the same way.
    /// - Returns: A time in seconds.
    static func rest(of interval: Double, met: Double, now: Double) -> Double { max(1, met + interval + 5 - now) }

    private func awaitQuestion() async {
        let interval = Double(stage.trunk.profile.keepaliveInterval)
        let met = stage.log.wire.all.first { $0.isIncoming }?.time ?? stage.log.time
        let rest = Self.rest(of: interval, met: met, now: stage.log.time)
        let asked = await stage.log.wire.first(within: stage.times.limit(rest)) { $0.isRequest(.options) }
        stage.book.judge(
            .optionsSent,
            in: .keepalive,
            stage.trunk.name,
            asked != nil,
            expected: LocalizedText(
                nl: "OPTIONS van de PBX, elke \(Int(interval)) s",
                en: "OPTIONS from the PBX, every \(Int(interval)) s"
            ),
            seen: asked.map { .wire("OPTIONS, \(seconds($0.time))") }
                ?? LocalizedText(nl: "geen in \(seconds(nl: interval + 5))", en: "none in \(seconds(interval + 5))"),
            ladders: asked.map { [$0.callID] } ?? []
        )
    }
}

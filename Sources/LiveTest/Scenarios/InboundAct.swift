import SIPMessages
import SIPServer
import TrunkModel

/// Act two: the provider calls the PBX.
struct InboundAct: Sendable {
    let stage: ProviderStage
    let progress: @Sendable (LiveTestRun.Progress) -> Void

    var caller: InboundCaller { InboundCaller(stage: stage, act: .inbound) }
    var trunk: Trunk { stage.trunk }

    /// A number to call, and over which account.
    struct Target: Sendable {
        /// The number as E.164 digits.
        var digits: String
        /// The user part of the Request-URI.
        var user: String
        /// Where the account is.
        var contact: SIPServer.Registration
    }

    /// Calls all numbers, and does with some calls what can be done with calls.
    func play() async {
        let targets = await targets()
        guard let first = targets.first else {
            return stage.book.skip(
                .did,
                in: .inbound,
                trunk.name,
                expected: LocalizedText(nl: "gesprekken komen aan", en: "calls arrive"),
                because: LocalizedText(
                    nl: "geen account is geregistreerd, of geen nummer neemt gesprekken aan",
                    en: "no account is registered, or no number takes calls"
                )
            )
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await stage.slots.with { await FullCall(act: self, target: first).play() } }
            for target in targets.dropFirst() {
                group.addTask { await stage.slots.with { await ring(target) } }
            }
            group.addTask { await stage.slots.with { await hangUpAtPBX(targets.last ?? first) } }
            group.addTask { await stage.slots.with { await cancel(first) } }
            group.addTask {
                await stage.slots.with {
                    // What becomes of an unknown number tells what a relay is.
                    await callUnknownNumber(first.contact)
                    await callFromElsewhere(first)
                }
            }
        }
    }

    /// The numbers to call: of each block the first, one between and the last, or all.
    private func targets() async -> [Target] {
        let shared = await stage.reachableAccount()?.contact
        var targets: [Target] = []
        for block in trunk.numbers where block.inbound != nil {
            let picks =
                stage.configuration.callsAllNumbers
                ? Array(0..<block.count) : Array(Set([0, block.count / 2, block.count - 1])).sorted()
            for (place, number) in block.numbers.enumerated() where picks.contains(place) {
                var contact = shared
                if trunk.kind == .deviceAccounts {
                    let account = trunk.accounts.first { $0.number == number }
                    contact = if let account { await stage.contact(of: account.username) } else { nil }
                }
                guard let contact else { continue }
                targets.append(Target(digits: number.digits, user: trunk.wireFormat(number), contact: contact))
            }
        }
        return targets
    }

    func step(nl: String, en: String) { progress(.step(.inbound, LocalizedText(nl: nl, en: en))) }

    /// Waits until a call is answered or over, and judges whether it was let in and where it went.
    ///
    /// - Returns: Whether it is established.
    func admit(_ placed: InboundCaller.Placed, _ target: Target, subject: String? = nil) async -> Bool {
        let state = await placed.handle.reaches(within: stage.patience) { $0 == .established || $0.isEnded }
        let judge = AdmissionJudge(
            book: stage.book,
            act: .inbound,
            subject: subject ?? target.user,
            source: placed.handle.line.address.address,
            ladders: [placed.handle.callID]
        )
        let response = await placed.handle.response
        judge.judge(state, rang: await hasRung(placed), last: response)
        return state == .established
    }

    /// Whether a call has rung.
    func hasRung(_ placed: InboundCaller.Placed) async -> Bool {
        await placed.handle.reaches(within: .zero) { $0 == .ringing } != nil
    }

    /// A short call: it rings or is answered.
    private func ring(_ target: Target) async {
        step(nl: "bellen naar \(target.user)", en: "calling \(target.user)")
        guard let placed = await caller.call(target.user, at: target.contact, from: stage.main) else { return }
        if await admit(placed, target) {
            await judgeSession(placed, target.user)
            try? await Task.sleep(for: stage.times.pause(0.2))
        } else {
            await fallBack(target)
        }
        judgeIdentity(placed, target.user)
        await placed.finish()
    }

    /// What the provider does with a call that the PBX does not take: the other account, then the call plan.
    func fallBack(_ target: Target) async {
        var tried = [target.contact.account]
        for account in trunk.accounts where trunk.kind == .trunk && account.username != target.contact.account {
            guard let contact = await stage.contact(of: account.username) else { continue }
            tried.append(account.username)
            let title = LocalizedText(
                nl: "\(target.user) opnieuw, over \(account.username)",
                en: "\(target.user) again, over \(account.username)"
            )
            guard let placed = await caller.call(target.user, at: contact, from: stage.main, title: title) else {
                continue
            }
            let isTaken = await placed.handle.settles(within: min(stage.patience, .seconds(5))) == .established
            await placed.finish()
            if isTaken { return }
        }
        if let notice = Protections(stage.plan).fallbackNotice(for: target.user, triedOn: tried) {
            stage.log.note(notice.text)
        }
    }

    /// Judges what the PBX answered about audio.
    func judgeSession(_ placed: InboundCaller.Placed, _ subject: String) async {
        SessionJudge(
            session: await placed.handle.remoteSession,
            codecs: trunk.profile.codecs,
            book: stage.book,
            act: .inbound,
            subject: subject,
            ladders: [placed.handle.callID]
        ).judge()
    }

    /// Judges whether answers show internal extensions (RFC 3325 §5: identity is for trusted networks).
    func judgeIdentity(_ placed: InboundCaller.Placed, _ subject: String) {
        let answers = stage.log.wire.all.filter {
            $0.callID == placed.handle.callID && $0.isAnswer(to: "INVITE", incoming: true)
        }
        guard !answers.isEmpty else { return }
        let shown = answers.flatMap { $0.message.addresses(.pAssertedIdentity) + $0.message.addresses(.remotePartyID) }
        let leak = shown.first { address in
            let digits = (address.uri.user ?? "").filter(\.isWholeNumber)
            return trunk.block(holding: digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits) == nil
        }
        stage.book.judge(
            .internalIdentity,
            in: .inbound,
            subject,
            leak == nil,
            expected: LocalizedText(nl: "geen interne namen of nummers", en: "no internal names or numbers"),
            seen: leak.map { .wire($0.description) } ?? LocalizedText(nl: "geen", en: "none"),
            ladders: [placed.handle.callID]
        )
    }
}

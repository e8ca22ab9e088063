import SIPMessages
import SIPServer
import TrunkModel

/// Plays the acts: registration first, for all others need it; then what can go on at the same time.
struct Playwright: Sendable {
    let stage: ProviderStage
    let progress: @Sendable (LiveTestRun.Progress) -> Void

    /// Plays all acts that were chosen.
    func play() async {
        let acts = stage.configuration.acts
        step(.registration, nl: "wachten op de registratie van de accounts", en: "waiting for the accounts to register")
        let arrivals = RegistrationAct(stage: stage, progress: progress)
        await arrivals.awaitAccounts()
        // Nobody is to be asked to dial, on telephones of a PBX that is not there.
        guard stage.originator.isAutomatic || stage.hasMetPBX else {
            skipAll(acts.subtracting([.registration]))
            arrivals.judge()
            return
        }
        // A PBX that has just been started registers before it can take calls; Asterisk then answers 503.
        try? await Task.sleep(for: stage.times.pause(1.5))
        if acts.contains(.registration) { await arrivals.dropNonces() }
        await playTogether(acts, arrivals)
        // Where nothing came, that is the verdict, whatever was to be played.
        if acts.contains(.registration) || !stage.hasMetPBX { arrivals.judge() }
    }

    private func playTogether(_ acts: Set<Act>, _ arrivals: RegistrationAct) async {
        let outbound = OutboundAct(stage: stage, progress: progress)
        let failover = FailoverAct(stage: stage, progress: progress)
        // A person dials one thing after the other, and that in an order that makes sense.
        let isInOrder = !stage.originator.isAutomatic
        await withTaskGroup(of: Void.self) { group in
            if acts.contains(.keepalive) {
                group.addTask { await KeepaliveAct(stage: stage, progress: progress).play() }
            }
            if acts.contains(.inbound) {
                group.addTask { await InboundAct(stage: stage, progress: progress).play() }
            }
            group.addTask {
                if acts.contains(.outbound) { await outbound.play() }
                if acts.contains(.failover), isInOrder { await failover.play() }
            }
            if acts.contains(.failover), !isInOrder { group.addTask { await failover.play() } }
            if acts.contains(.registration) { group.addTask { await arrivals.play() } }
        }
    }

    private func skipAll(_ acts: Set<Act>) {
        let first: [Act: Check] = [
            .inbound: .did, .outbound: .callArrives, .failover: .failover, .keepalive: .optionsSent,
        ]
        for (act, check) in first where acts.contains(act) {
            stage.book.skip(
                check,
                in: act,
                stage.trunk.name,
                expected: LocalizedText(nl: "een PBX", en: "a PBX"),
                because: LocalizedText(
                    nl: "er is geen PBX gezien: niets kwam aan op \(stage.main.address)",
                    en: "no PBX was seen: nothing arrived at \(stage.main.address)"
                )
            )
        }
    }

    private func step(_ act: Act, nl: String, en: String) {
        progress(.step(act, LocalizedText(nl: nl, en: en)))
    }
}

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
        // The PBX may have asked for the provider before it was there: it would not call over it for some time.
        await stage.originator.recheckServers(within: stage.times.limit(4))
        // A PBX that has just been started registers before it can take calls; Asterisk then answers 503.
        try? await Task.sleep(for: stage.times.pause(1.5))
        // Without a registration a person would dial in vain; an Asterisk may be asked once.
        if stage.hasMetPBX || stage.originator.isAutomatic {
            await playTogether(acts, arrivals)
        }
        // Where nothing came, that is the verdict, whatever was to be played.
        if acts.contains(.registration) || !stage.hasMetPBX { arrivals.judge() }
    }

    private func playTogether(_ acts: Set<Act>, _ arrivals: RegistrationAct) async {
        if acts.contains(.registration) { await arrivals.dropNonces() }
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

    private func step(_ act: Act, nl: String, en: String) {
        progress(.step(act, LocalizedText(nl: nl, en: en)))
    }
}

import SIPMessages
import SIPServer
import TrunkModel

/// Act one: the accounts register, and stay registered.
struct RegistrationAct: Sendable {
    let stage: ProviderStage
    let progress: @Sendable (LiveTestRun.Progress) -> Void

    private var accounts: [Trunk.Account] { stage.trunk.accounts }

    /// Waits until all accounts are registered, or until it is clear that some will not be.
    func awaitAccounts() async {
        let prodding = Task {
            // A PBX that tried before the provider was there may wait a minute before it tries again.
            while !Task.isCancelled {
                guard (try? await Task.sleep(for: .seconds(2))) != nil else { return }
                await stage.originator.registerNow()
                guard (try? await Task.sleep(for: .seconds(10))) != nil else { return }
            }
        }
        let names = accounts.map(\.username)
        let first = await stage.log.wire.first(within: stage.configuration.registrationTimeout) { message in
            message.isAnswer(to: "REGISTER", incoming: false) && message.message.status == 200
                && names.contains(message.message.to?.uri.user ?? "")
        }
        // An Asterisk that is told to register takes back first what it has, and registers up to ten seconds later.
        prodding.cancel()
        guard first != nil else { return }
        // The others come soon after, or not at all; one that has not even tried may wait for its next try.
        await gather(names)
        let silent = names.filter { name in
            !stage.log.wire.all.contains {
                $0.isRequest(.register) && RegistrationHistory.belongs($0.message, to: name)
            }
        }
        guard !silent.isEmpty, stage.originator.isAutomatic else { return }
        await stage.originator.registerNow()
        await gather(silent)
    }

    /// Takes down where each account is as soon as it has registered; which one is late does not matter to the others.
    private func gather(_ names: [String]) async {
        let deadline = ContinuousClock.now + stage.times.limit(11)
        await withTaskGroup(of: Void.self) { group in
            for name in names {
                group.addTask {
                    guard await isAccepted(name, within: max(deadline - .now, .zero)) else { return }
                    // What was accepted may have been the end of a registration.
                    while await stage.contact(of: name) == nil, ContinuousClock.now < deadline {
                        guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { return }
                    }
                }
            }
        }
    }

    private func isAccepted(_ account: String, from place: Int = 0, within limit: Duration) async -> Bool {
        await stage.log.wire.first(from: place, within: limit) { message in
            message.isAnswer(to: "REGISTER", incoming: false) && message.message.status == 200
                && message.message.to?.uri.user == account
        } != nil
    }

    /// Lets nonces run out: not while a call is being challenged, which would look like a wrong password.
    func dropNonces() async { _ = await stage.main.perform { server, _, _ in server.dropNonces() } }

    /// Sees refreshes, and keeps silent for a while.
    func play() async {
        let granted = Double(stage.configuration.grantedExpiry)
        let place = stage.log.wire.count
        await withTaskGroup(of: Void.self) { group in
            for account in accounts where !stage.book.hasFailed(.registers, account.username) {
                group.addTask {
                    _ = await isAccepted(account.username, from: place, within: .seconds(granted + 3))
                }
            }
        }
        guard let last = accounts.last, await stage.contact(of: last.username) != nil else { return }
        progress(
            .step(
                .registration,
                LocalizedText(
                    nl: "de provider antwoordt \(last.username) even niet",
                    en: "the provider is silent to \(last.username) for a while"
                )
            )
        )
        await keepSilent(to: last.username, granted: granted)
    }

    /// Leaves the next REGISTER and its copies without an answer for some seconds.
    private func keepSilent(to account: String, granted: Double) async {
        let place = stage.log.wire.count
        stage.script.set(.silent, for: account)
        let met = await stage.log.wire.first(from: place, within: .seconds(granted + 3)) { message in
            message.isRequest(.register) && RegistrationHistory.belongs(message.message, to: account)
        }
        // Shorter than Timer F, so that the answer is to a copy (RFC 3261 §17.1.2.2).
        if met != nil { try? await Task.sleep(for: stage.times.pause(2.5)) }
        stage.script.set(.normal, for: account)
        guard met != nil else { return }
        let expected = LocalizedText(
            nl: "opnieuw geregistreerd nadat de registrar 2,5 s zweeg",
            en: "registered again after the registrar was silent for 2.5 s"
        )
        let back = await stage.log.wire.first(from: place, within: stage.times.limit(40)) { message in
            message.isAnswer(to: "REGISTER", incoming: false) && message.message.status == 200
                && message.message.to?.uri.user == account
        }
        stage.book.judge(
            .silentRegistrar,
            in: .registration,
            account,
            back != nil,
            expected: expected,
            seen: back.flatMap { back in met.map { back.time - $0.time } }.map {
                LocalizedText(
                    nl: "na \(seconds(nl: $0)) weer geregistreerd",
                    en: "registered again after \(seconds($0))"
                )
            } ?? LocalizedText(nl: "na 40 s nog niet terug", en: "not back after 40 s")
        )
    }

    /// Judges what was seen on the wire.
    func judge() {
        let messages = stage.log.wire.all
        for account in accounts {
            let judge = RegistrationJudge(
                account: account,
                trunk: stage.trunk,
                history: RegistrationHistory(messages, of: account.username),
                granted: Double(stage.configuration.grantedExpiry),
                waited: stage.log.time,
                book: stage.book
            )
            if let stranger = judge.stranger {
                stage.log.note(Protections(stage.plan).strangerNotice(from: stranger.request.peer.address).text)
            }
            judge.judge()
        }
    }
}

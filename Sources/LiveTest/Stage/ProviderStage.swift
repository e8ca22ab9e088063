import DialPlan
import SIPMessages
import SIPServer
import Synchronization
import TrunkModel

/// The provider, as scenarios see it: its lines, its audio, its script, and the book for verdicts.
final class ProviderStage: Sendable {
    /// The plan that the PBX should follow.
    let plan: DialPlan
    /// What the user chose.
    let configuration: LiveTestRun.Configuration
    /// All that passes.
    let log: StageLog
    /// What the provider is to do.
    let script: Script
    /// The line that accounts register with.
    let main: Line
    /// Another address of the provider; nil if this machine has none.
    let other: Line?
    /// An address that is not the provider's; nil if this machine has none.
    let stranger: Line?
    /// The audio of all calls.
    let audio: AudioDesk
    /// As many calls at the same time as the trunk has channels.
    let slots: Slots
    /// One dialling at a time where a person does it.
    let hands: Slots
    /// Where verdicts go.
    let book: VerdictBook
    /// Has the PBX dial.
    let originator: any Originator
    private let known = Mutex<[String: SIPServer.Registration]>([:])
    private let titles = Mutex<[String: LadderTitle]>([:])

    /// What a ladder is called.
    struct LadderTitle: Sendable {
        var title: LocalizedText
        var act: Act
    }

    init(
        plan: DialPlan,
        configuration: LiveTestRun.Configuration,
        log: StageLog,
        script: Script,
        lines: (main: Line, other: Line?, stranger: Line?),
        originator: any Originator,
        book: VerdictBook
    ) {
        self.plan = plan
        self.configuration = configuration
        self.log = log
        self.script = script
        (main, other, stranger) = lines
        self.originator = originator
        self.book = book
        audio = AudioDesk()
        slots = Slots(min(plan.trunk.channels ?? 6, 6))
        hands = Slots(originator.isAutomatic ? 6 : 1)
    }

    /// The trunk.
    var trunk: Trunk { plan.trunk }

    /// Whether anything has come from a PBX.
    var hasMetPBX: Bool { log.wire.all.contains { $0.isIncoming } }

    /// How long to wait for a person or a PBX.
    var patience: Duration { configuration.timeout }

    /// How long everything else may take.
    var times: Times { configuration.times }

    /// Where an account is reached; the last place known if its registration has ended.
    func contact(of account: String) async -> SIPServer.Registration? {
        if let registration = await main.registration(of: account) {
            known.withLock { $0[account] = registration }
            return registration
        }
        return known.withLock { $0[account] }
    }

    /// The first account that the PBX can be reached over, the preferred first.
    func reachableAccount() async -> (account: Trunk.Account, contact: SIPServer.Registration)? {
        for account in trunk.accounts {
            if let contact = await contact(of: account.username) { return (account, contact) }
        }
        return nil
    }

    /// Gives a ladder a name.
    func entitle(_ callID: String, _ title: LocalizedText, _ act: Act) {
        titles.withLock { $0[callID] = LadderTitle(title: title, act: act) }
    }

    /// What ladders are called.
    var ladderTitles: [String: LadderTitle] { titles.withLock { $0 } }

    /// The PBX's addresses, as far as they are known.
    var pbxAddresses: Set<Endpoint> { Set(known.withLock { $0.values.map(\.source) }) }

    /// A session of the provider's.
    func session(_ end: AudioEnd) -> AudioSession {
        AudioSession(trunk.profile, host: end.address.address, port: end.address.port)
    }
}

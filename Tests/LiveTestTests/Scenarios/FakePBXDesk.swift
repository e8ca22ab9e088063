import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

@testable import LiveTest

/// A PBX that follows a plan, but for one fault; confined to the event loop of its server.
final class FakePBXDesk: CallDelegate, RequestDirector {
    let plan: DialPlan
    let provider: Endpoint
    /// The addresses that the provider calls from.
    let friends: Set<String>
    let fault: PBXFault?
    /// Whether it tries the next account within the same call, as a proxy does.
    let isProxy: Bool
    let host: String
    let echoPort: UInt16
    unowned let server: SIPServer
    /// What was dialled, by number.
    var dials: [Int: Dial] = [:]
    var registrations: [Registration]
    /// The time, as it was last told.
    var lastTick: ServerTime?
    /// When OPTIONS is sent next.
    var nextOptions = ServerTime(nanoseconds: 0)

    /// How long a call rings, and how long the PBX waits for a provider that is silent, in milliseconds.
    static let ringing: UInt64 = 200, patience: UInt64 = 900

    init(
        _ plan: DialPlan,
        provider: Endpoint,
        friends: Set<String>,
        fault: PBXFault?,
        isProxy: Bool,
        host: String,
        echoPort: UInt16,
        server: SIPServer
    ) {
        self.plan = plan
        self.provider = provider
        self.friends = friends
        self.fault = fault
        self.isProxy = isProxy
        self.host = host
        self.echoPort = echoPort
        self.server = server
        registrations = plan.trunk.accounts.map { Registration(account: $0) }
    }

    /// The PBX's own domain for its provider.
    var domain: String { plan.trunk.accounts.first?.server.host ?? "" }

    /// What the PBX says of its audio.
    var session: AudioSession { AudioSession(plan.trunk.profile, host: host, port: echoPort) }

    /// All requests are dealt with here: a PBX asks the provider for no password.
    func ignores(_ request: SIPMessage, from source: Endpoint, now: ServerTime) -> Bool {
        if fault == .silent { return true }
        guard let parts = try? RequestParts(request), parts.method != .options else { return false }
        switch server.calls.receiveKnown(request, parts, from: source, replyTo: source, now: now) {
        case .done: break
        case .refused(let status): refuse(request, parts, status, source, now)
        case .new where parts.method == .invite && friends.contains(source.address):
            server.calls.receiveInvite(request, parts, from: source, replyTo: source, account: "provider", now: now)
        case .new: refuse(request, parts, 403, source, now)
        }
        return true
    }

    private func refuse(
        _ request: SIPMessage,
        _ parts: RequestParts,
        _ status: Int,
        _ source: Endpoint,
        _ now: ServerTime
    ) {
        server.calls.refuse(request, parts, status: status, from: source, replyTo: source, now: now)
    }

    func callArrived(_ call: Call) {
        guard case .accepted = plan.decide(inbound: call.invite?.calledUser ?? "") else { return call.refuse(404) }
        if fault == .busy { return call.refuse(486) }
        call.ring()
        call.wake(after: Self.ringing)
    }

    func callWoke(_ call: Call) {
        if call.direction == .outgoing { return giveUp(call) }
        guard call.state == .ringing else { return }
        let offer = call.remoteSession.flatMap { try? SessionDescription($0) }
        let answer = offer.flatMap { session.answer(to: $0)?.bytes }
        call.answer(sdp: fault == .noSession ? [] : answer ?? session.offer.bytes)
    }

    func call(_ call: Call, changed state: Call.State) {
        if state == .established, fault == .hangsUpAtOnce { call.hangUp() }
        if case .ended(let ending) = state, call.direction == .outgoing { dialled(call, ended: ending) }
    }

    /// Ends a call of the provider's.
    func hangUpCall(from number: String) -> Bool {
        let call = server.calls.openCalls.first {
            $0.direction == .incoming && $0.invite?.from?.uri.user == number
        }
        call?.hangUp()
        return call != nil
    }
}

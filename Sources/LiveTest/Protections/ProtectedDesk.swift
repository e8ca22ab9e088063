import DialPlan
import SIPMessages
public import SIPServer
import TrunkModel

/// Answers calls as another desk does, but only those that the provider's protections let pass.
///
/// Lives on the server's event loop, as all desks do.
public final class ProtectedDesk: CallDelegate {
    /// Is told of each call before anything is decided.
    public var onArrival: ((Call) -> Void)?
    /// Is told of each notice, with the call that it is about, or the trunk that an alert is about.
    public var onNotice: ((_ notice: ProtectionNotice, _ call: Call?, _ trunk: String) -> Void)?

    private let desk: any CallDelegate
    /// One for each trunk; calls of accounts that belong to none pass.
    private var protections: [Protections]
    private var trunks: [String: Int] = [:]

    /// A desk.
    ///
    /// - Parameters:
    ///   - desk: Who answers what passes.
    ///   - protections: Those of each trunk.
    public init(_ desk: any CallDelegate, _ protections: [Protections]) {
        self.desk = desk
        self.protections = protections
        for (index, protection) in protections.enumerated() {
            for account in protection.plan.trunk.accounts { trunks[account.username] = index }
        }
    }

    /// Refuses what the protections refuse; the rest goes on.
    public func callArrived(_ call: Call) {
        onArrival?(call)
        guard let index = trunk(of: call), let now = call.now else { return desk.callArrived(call) }
        let number = call.invite?.requestURI?.user ?? ""
        switch protections[index].beginOutgoing(call.number, to: number, now: now) {
        case .allow: desk.callArrived(call)
        case .refuse(let status, let notice):
            onNotice?(notice, call, name(index))
            call.refuse(status)
        }
    }

    /// Counts, and passes the news on.
    public func call(_ call: Call, changed state: Call.State) {
        if let index = trunk(of: call), let now = call.now {
            switch state {
            case .answered: protections[index].answered(call.number, now: now)
            case .ended: protections[index].ended(call.number, now: now)
            case .trying, .ringing, .established: break
            }
            tick(index, now, call)
        }
        desk.call(call, changed: state)
    }

    /// Gives the alerts that are due; to be called every second or so.
    ///
    /// - Parameter now: The time.
    public func tick(now: ServerTime) {
        for index in protections.indices { tick(index, now, nil) }
    }

    /// Answers another offer within a call.
    public func call(_ call: Call, answerTo offer: [UInt8]) -> [UInt8]? { desk.call(call, answerTo: offer) }

    /// Passes the answer on.
    public func call(_ call: Call, offerAnswered status: Int) { desk.call(call, offerAnswered: status) }

    /// Passes the wish on.
    public func callWoke(_ call: Call) { desk.callWoke(call) }

    private func tick(_ index: Int, _ now: ServerTime, _ call: Call?) {
        for notice in protections[index].tick(now: now) { onNotice?(notice, call, name(index)) }
    }

    private func trunk(of call: Call) -> Int? { call.account.flatMap { trunks[$0] } }

    private func name(_ index: Int) -> String { protections[index].plan.trunk.name }
}

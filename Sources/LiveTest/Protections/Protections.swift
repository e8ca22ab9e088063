public import DialPlan
public import SIPServer
public import TrunkModel

/// The provider's protections of one trunk: channels, destinations, spending limits with alerts, fallback.
///
/// A value with a clock given in. What the provider's manual leaves open stands in its profile, marked as own choice.
/// Emergency calls are never refused and take no channel. Outgoing is what the PBX calls, incoming what it is called by.
public struct Protections: Sendable {
    let plan: DialPlan
    private var ledger = SpendingLedger()
    private var calls: [UInt64: RunningCall] = [:]
    /// How many calls take a channel.
    private var busy = 0
    /// When an alert may be given again.
    private var nextAlert: [Protection: ServerTime] = [:]

    /// The protections of a trunk.
    ///
    /// - Parameter plan: The trunk's plan.
    public init(_ plan: DialPlan) { self.plan = plan }

    /// How many calls take a channel now.
    public var busyChannels: Int { busy }

    /// The PBX places a call.
    ///
    /// - Parameters:
    ///   - call: A number of its own.
    ///   - number: What it calls, as it stands in the Request-URI, in any of the number formats.
    ///   - now: The time.
    /// - Returns: Whether it may.
    public mutating func beginOutgoing(_ call: UInt64, to number: String, now: ServerTime) -> ProtectionDecision {
        account(until: now)
        let called = WireNumber(number, in: plan)
        guard called != .emergency else {
            start(call, RunningCall(takesChannel: false))
            return .allow
        }
        if let notice = destinationNotice(called) {
            return .refuse(status: plan.trunk.profile.refusals.destination, notice)
        }
        if called != .short, let notice = amountNotice() {
            return .refuse(status: plan.trunk.profile.refusals.amount, notice)
        }
        if let refusal = channelsRefusal { return refusal }
        start(call, RunningCall(price: called.price(plan.trunk.profile.prices)))
        return .allow
    }

    /// The provider places a call to the PBX, or wants to.
    ///
    /// - Parameters:
    ///   - call: A number of its own.
    ///   - now: The time.
    /// - Returns: Whether it may.
    public mutating func beginIncoming(_ call: UInt64, now: ServerTime) -> ProtectionDecision {
        account(until: now)
        if let refusal = channelsRefusal { return refusal }
        start(call, RunningCall())
        return .allow
    }

    /// A call was answered: from now on it costs money, if it is outgoing.
    ///
    /// - Parameters:
    ///   - call: Its number.
    ///   - now: The time.
    public mutating func answered(_ call: UInt64, now: ServerTime) {
        guard calls[call]?.answered == nil else { return }
        calls[call]?.answered = now
    }

    /// A call is over.
    ///
    /// - Parameters:
    ///   - call: Its number.
    ///   - now: The time.
    public mutating func ended(_ call: UInt64, now: ServerTime) {
        account(until: now)
        guard let call = calls.removeValue(forKey: call) else { return }
        if call.takesChannel { busy -= 1 }
    }

    /// Does what is due.
    ///
    /// - Parameter now: The time.
    /// - Returns: Alerts that became due, each once in its period.
    public mutating func tick(now: ServerTime) -> [ProtectionNotice] {
        account(until: now)
        var notices: [ProtectionNotice] = []
        for period in SpendingPeriod.allCases {
            guard let limit = plan.trunk.limits[period] else { continue }
            let spent = ledger.spent(in: period)
            for percent in plan.trunk.profile.limitAlerts {
                let alert = Protection.alert(percent: percent, period)
                guard spent > 0, spent * 100 >= SpendingLedger.euro * UInt64(max(0, limit) * max(0, percent)),
                    nextAlert[alert].map({ $0 <= now }) ?? true
                else { continue }
                nextAlert[alert] = now + SpendingLedger.milliseconds(in: period)
                notices.append(alertNotice(percent: percent, period, spent: spent, limit: limit))
            }
        }
        return notices
    }

    /// How much was spent in the period that ends now, in hundredths of a cent.
    ///
    /// - Parameter period: The period.
    /// - Returns: What was counted so far; `tick` counts what runs.
    public func spent(in period: SpendingPeriod) -> UInt64 { ledger.spent(in: period) / 60 }

    private mutating func start(_ call: UInt64, _ running: RunningCall) {
        if calls.updateValue(running, forKey: call)?.takesChannel == true { busy -= 1 }
        if running.takesChannel { busy += 1 }
    }

    /// Counts what running calls have cost by now.
    private mutating func account(until now: ServerTime) {
        ledger.advance(to: now)
        for (number, call) in calls where call.answered != nil && call.price > 0 {
            var call = call
            ledger.charge(&call, until: now)
            calls[number] = call
        }
    }

    private var channelsRefusal: ProtectionDecision? {
        guard let channels = plan.trunk.channels, busy >= channels else { return nil }
        return .refuse(status: plan.trunk.profile.refusals.channels, channelsNotice(channels))
    }

    private func amountNotice() -> ProtectionNotice? {
        for period in SpendingPeriod.allCases {
            guard let limit = plan.trunk.limits[period] else { continue }
            let spent = ledger.spent(in: period)
            if spent >= SpendingLedger.euro * UInt64(max(0, limit)) {
                return amountNotice(period, spent: spent, limit: limit)
            }
        }
        return nil
    }
}

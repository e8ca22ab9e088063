/// Answers all calls: rings, answers after a while, and hangs up after a while.
public final class AnsweringDesk: CallDelegate {
    /// How it behaves.
    public struct Behaviour: Sendable {
        /// How long a call rings, in milliseconds.
        public var ringing: UInt64 = 1_000
        /// After how many milliseconds an answered call is hung up; nil leaves that to the caller.
        public var duration: UInt64?

        /// Rings for a second, then stays until the caller hangs up.
        public init() {}
    }

    /// Makes the answer to an offer, or an offer if there is none; nil refuses with 488.
    public typealias SessionSource = (_ offer: [UInt8]?) -> [UInt8]?

    /// Is told of each state that a call reaches.
    public var onChange: ((Call, Call.State) -> Void)?

    private let behaviour: Behaviour
    private let session: (_ call: Call, _ offer: [UInt8]?) -> [UInt8]?

    /// A desk.
    ///
    /// - Parameters:
    ///   - behaviour: How it behaves.
    ///   - session: Makes the answer to an offer.
    public convenience init(_ behaviour: Behaviour = Behaviour(), session: @escaping SessionSource) {
        self.init(behaviour, sessionOfCall: { session($1) })
    }

    /// A desk whose sessions depend on the call.
    ///
    /// - Parameters:
    ///   - behaviour: How it behaves.
    ///   - session: Makes the answer to an offer in a call, or an offer if there is none; nil refuses with 488.
    public init(_ behaviour: Behaviour, sessionOfCall session: @escaping (_ call: Call, _ offer: [UInt8]?) -> [UInt8]?)
    {
        self.behaviour = behaviour
        self.session = session
    }

    /// Rings, or refuses with 488 what it cannot talk to.
    public func callArrived(_ call: Call) {
        guard session(call, call.remoteSession) != nil else {
            call.refuse(488)
            return
        }
        call.ring()
        call.wake(after: behaviour.ringing)
    }

    /// Answers what rings, and hangs up what was answered.
    public func callWoke(_ call: Call) {
        switch call.state {
        case .trying, .ringing:
            guard call.direction == .incoming, let sdp = session(call, call.remoteSession) else { return call.hangUp() }
            call.answer(sdp: sdp)
            call.wake(after: behaviour.duration)
        case .answered, .established: call.hangUp()
        case .ended: break
        }
    }

    /// Passes the news on.
    public func call(_ call: Call, changed state: Call.State) { onChange?(call, state) }

    /// Answers another offer within a call.
    public func call(_ call: Call, answerTo offer: [UInt8]) -> [UInt8]? { session(call, offer) }
}

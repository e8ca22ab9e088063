public import AsteriskManager
public import TrunkModel

/// Somebody who has the PBX dial.
public protocol Originator: Sendable {
    /// Has the PBX dial, as if a telephone did.
    ///
    /// Returns as soon as the request is made; the call itself takes its time.
    ///
    /// - Parameter request: What to dial.
    /// - Returns: The call.
    /// - Throws: `OriginateError` if it cannot be asked for.
    func dial(_ request: DialRequest) async throws(OriginateError) -> any DialedCall

    /// Whether calls are really dialled without a person.
    var isAutomatic: Bool { get }

    /// Has the PBX register at once, if it can be asked to.
    func registerNow() async

    /// Has the PBX ask servers again that were silent when it last asked, if it can be told to, and waits for them.
    ///
    /// - Parameter limit: How long to wait for their answers.
    func recheckServers(within limit: Duration) async

    /// Has the PBX end a call that came in.
    ///
    /// - Parameter callerNumber: The number that calls.
    /// - Returns: Whether there was such a call, and it could be asked for.
    func hangUpCall(callerNumber: String) async -> Bool

    /// Ends the connection to the PBX.
    func close() async
}

extension Originator {
    /// Does nothing: a person cannot be asked every few seconds.
    public func registerNow() async {}

    /// Does nothing.
    public func recheckServers(within limit: Duration) async {}

    /// Does nothing.
    public func hangUpCall(callerNumber: String) async -> Bool { false }

    /// Does nothing.
    public func close() async {}
}

/// A call that the PBX is to place.
public struct DialRequest: Sendable {
    /// What the telephone dials.
    public var digits: String
    /// The internal extension that dials; nil leaves it to the PBX.
    public var caller: String?
    /// How long the telephone lets it ring.
    public var timeout: Duration
    /// What this call is for, for people.
    public var hint: LocalizedText

    /// A call to be placed.
    ///
    /// - Parameters:
    ///   - digits: What the telephone dials.
    ///   - caller: The internal extension that dials.
    ///   - timeout: How long it lets it ring.
    ///   - hint: What the call is for.
    public init(digits: String, caller: String?, timeout: Duration, hint: LocalizedText) {
        self.digits = digits
        self.caller = caller
        self.timeout = timeout
        self.hint = hint
    }
}

/// A call that the PBX was asked to place.
public protocol DialedCall: Sendable {
    /// Has the PBX's side end it: BYE once it was answered, CANCEL before.
    func hangUp() async

    /// How the PBX's attempt ended; nil while it is open.
    var outcome: DialOutcome? { get async }
}

/// How an attempt to call ended, as the PBX sees it.
public enum DialOutcome: Sendable, Hashable {
    /// It was answered.
    case answered
    /// It was not; the reason is the PBX's own code.
    ///
    /// Asterisk: 0 no such extension, 1 no answer, 3 still ringing, 5 busy, 8 congestion.
    case failed(reason: Int?)
    /// Nobody said.
    case unknown
}

/// Why the PBX cannot be asked to dial: what the Asterisk manager interface may say, and no other PBX is asked.
public typealias OriginateError = ManagerError

/// A person at a telephone of the PBX, who is told what to dial.
public struct ManualOriginator: Originator {
    /// Tells the person something about a call.
    public typealias Announcement = @Sendable (DialRequest) async -> Void

    private let announce: Announcement
    private let announceHangUp: Announcement

    /// A person.
    ///
    /// - Parameters:
    ///   - announce: Says what to dial.
    ///   - announceHangUp: Says that the call is to be ended.
    public init(announce: @escaping Announcement, announceHangUp: @escaping Announcement) {
        self.announce = announce
        self.announceHangUp = announceHangUp
    }

    /// False: a person dials.
    public var isAutomatic: Bool { false }

    /// Says what to dial.
    ///
    /// - Parameter request: What to dial.
    /// - Returns: The call, of which only the person knows how it goes.
    /// - Throws: Never.
    public func dial(_ request: DialRequest) async throws(OriginateError) -> any DialedCall {
        await announce(request)
        return ManualCall(request: request, announceHangUp: announceHangUp)
    }
}

/// A call that a person was asked to place.
struct ManualCall: DialedCall {
    let request: DialRequest
    let announceHangUp: ManualOriginator.Announcement

    func hangUp() async { await announceHangUp(request) }

    var outcome: DialOutcome? { .unknown }
}

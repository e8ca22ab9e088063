import SIPMessages
import SIPServer
import Synchronization
import TestSupport

/// Keeps what a server tells, and answers its calls.
final class EventLog: ServerObserver, @unchecked Sendable {
    private let events: Recorder<ServerEvent>
    // Made and used only on the server's event loop; the server itself does not hold on to it.
    private var desk: AnsweringDesk?

    init(_ events: Recorder<ServerEvent>) { self.events = events }

    func server(_ event: ServerEvent, now: ServerTime) { events.record(event) }

    /// Somebody who answers all calls.
    ///
    /// - Parameters:
    ///   - address: The address that the answers name for audio, of which there is none.
    ///   - ringing: For how many milliseconds a call rings.
    /// - Returns: Who answers; this object holds on to it.
    func answerCalls(at address: Endpoint, ringing: UInt64) -> AnsweringDesk {
        var behaviour = AnsweringDesk.Behaviour()
        behaviour.ringing = ringing
        let audio = AudioSession(address: SDPAddress(.ip4, address.address), port: 40_000, sessionID: 1, version: 1)
        let desk = AnsweringDesk(behaviour, audio: audio)
        self.desk = desk
        return desk
    }
}

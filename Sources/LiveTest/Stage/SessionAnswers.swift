import SIPMessages
import Synchronization

/// The sessions of one end of a call: each description has the next version (RFC 3264 §8).
final class SessionAnswers: Sendable {
    private let session: Mutex<AudioSession>

    init(_ session: AudioSession) { self.session = Mutex(session) }

    /// The answer to an offer; nil if there is nothing in common.
    func answer(to offer: [UInt8]) -> [UInt8]? {
        guard let offered = try? SessionDescription(offer) else { return nil }
        return session.withLock { session in
            defer { session.version &+= 1 }
            return session.answer(to: offered)?.bytes
        }
    }

    /// An offer with a direction.
    func offer(_ direction: MediaDirection = .sendReceive) -> [UInt8] {
        session.withLock { session in
            defer { session.version &+= 1 }
            session.direction = direction
            return session.offer.bytes
        }
    }
}

import SIPMessages
import Synchronization

/// What the provider is to do that it would not do by itself: read on event loops, written by scenarios.
final class Script: Sendable {
    /// How REGISTER requests of an account are treated.
    enum RegistrarMood: Sendable, Equatable {
        /// As they should be.
        case normal
        /// No answer at all.
        case silent
        /// 503, with Retry-After.
        case refusing
    }

    private struct State {
        var registrar: [String: RegistrarMood] = [:]
        /// Called numbers, by their last digits, whose INVITE gets no answer once it has shown this account.
        var silences: [(number: CalledNumber, account: String)] = []
    }

    private let state = Mutex(State())

    /// Sets how REGISTER requests of an account are treated.
    func set(_ mood: RegistrarMood, for account: String) { state.withLock { $0.registrar[account] = mood } }

    /// How REGISTER requests of an account are treated.
    func mood(of account: String) -> RegistrarMood { state.withLock { $0.registrar[account] ?? .normal } }

    /// Leaves calls to a number without an answer when they come over an account.
    func silence(_ number: CalledNumber, over account: String) {
        state.withLock { $0.silences.append((number, account)) }
    }

    /// Whether a call gets no answer.
    func isSilent(_ invite: SIPMessage, over account: String) -> Bool {
        state.withLock { state in
            state.silences.contains { $0.account == account && $0.number.isCalled(by: invite) }
        }
    }
}

/// A number that one scenario has the PBX call, recognised however the PBX writes it.
///
/// The end of a number stays as it is in all formats, and each scenario has a number of its own.
struct CalledNumber: Sendable, Hashable {
    /// What is dialled.
    let digits: String

    /// A number.
    init(_ digits: String) { self.digits = digits }

    /// Whether an INVITE is for it.
    func isCalled(by invite: SIPMessage) -> Bool {
        let called = invite.calledUser.filter(\.isWholeNumber)
        let own = digits.filter(\.isWholeNumber)
        // Short numbers are the end of many others.
        guard own.count > 6 else { return called == own || called.count <= own.count + 4 && called.hasSuffix(own) }
        return called.count >= 7 && called.suffix(7) == own.suffix(7)
    }
}

import Synchronization
import TrunkModel

/// Collects verdicts while the acts are played.
///
/// A fault shows in many checks: a wrong password lets calls fail too. A check that rests on one that failed is not judged,
/// so that each fault is reported once, where it can be mended.
final class VerdictBook: Sendable {
    private let verdicts = Mutex<[Verdict]>([])
    private let primary: String?
    private let onVerdict: @Sendable (Verdict) -> Void

    /// An empty book.
    ///
    /// - Parameters:
    ///   - primary: The account that calls go out over; nil where each caller has one.
    ///   - onVerdict: Is told of each verdict as it is reached.
    init(primary: String? = nil, onVerdict: @escaping @Sendable (Verdict) -> Void) {
        self.primary = primary
        self.onVerdict = onVerdict
    }

    /// Writes a verdict down.
    func add(_ verdict: Verdict) {
        let noted = verdicts.withLock { verdicts in
            // Kept as it came: what rests on it rests on its cause too, whichever of the three comes first.
            verdicts.append(verdict)
            return settled(verdict, in: verdicts)
        }
        onVerdict(noted)
    }

    /// Writes down whether something is as it should be.
    func judge(
        _ check: Check,
        in act: Act,
        _ subject: String,
        _ isRight: Bool,
        expected: LocalizedText,
        seen: LocalizedText,
        ladders: [String] = []
    ) {
        var verdict = Verdict(check, in: act, subject, isRight ? .passed : .failed, expected: expected, seen: seen)
        verdict.ladders = ladders
        add(verdict)
    }

    /// Writes down that something could not be judged.
    func skip(
        _ check: Check,
        in act: Act,
        _ subject: String,
        expected: LocalizedText,
        because reason: LocalizedText,
        ladders: [String] = []
    ) {
        var verdict = Verdict(check, in: act, subject, .notJudged, expected: expected, seen: reason)
        verdict.ladders = ladders
        add(verdict)
    }

    /// Whether a check failed, on this subject or on any.
    func hasFailed(_ check: Check, _ subject: String? = nil) -> Bool {
        verdicts.withLock { verdicts in
            verdicts.contains {
                $0.check == check && $0.outcome == .failed && (subject == nil || $0.subject == subject)
            }
        }
    }

    /// All verdicts, in the order of acts and checks.
    var all: [Verdict] {
        let all = verdicts.withLock { $0 }
        let verdicts = all.map { settled($0, in: all) }
        return verdicts.enumerated().sorted { one, other in
            let (left, right) = (Self.rank(one.element), Self.rank(other.element))
            return left == right ? one.offset < other.offset : left < right
        }.map(\.element)
    }

    private static func rank(_ verdict: Verdict) -> Int {
        let act = Act.allCases.firstIndex(of: verdict.act) ?? 0
        return act * 1_000 + (Check.allCases.firstIndex(of: verdict.check) ?? 0)
    }

    /// A failed verdict whose cause stands in another one is not judged.
    private func settled(_ verdict: Verdict, in verdicts: [Verdict]) -> Verdict {
        guard verdict.outcome == .failed || verdict.outcome == .warned, let cause = cause(of: verdict, in: verdicts)
        else { return verdict }
        var verdict = verdict
        verdict.outcome = .notJudged
        verdict.seen = LocalizedText(
            nl: "\(verdict.seen.nl); los eerst '\(cause.check.rawValue)' op (\(cause.subject))",
            en: "\(verdict.seen.en); first mend '\(cause.check.rawValue)' (\(cause.subject))"
        )
        return verdict
    }

    /// The failed verdict at the bottom of all that one rests on; nil if it stands for itself.
    private func cause(of verdict: Verdict, in verdicts: [Verdict]) -> Verdict? {
        guard let cause = verdicts.first(where: { $0.outcome == .failed && rests(verdict, on: $0) }) else { return nil }
        return self.cause(of: cause, in: verdicts) ?? cause
    }

    /// Whether a verdict says nothing while another one failed.
    private func rests(_ verdict: Verdict, on cause: Verdict) -> Bool {
        guard verdict.check.restsOn.contains(cause.check) else { return false }
        guard cause.act == .registration else { return true }
        switch verdict.act {
        // One account's registration has nothing to do with the other's.
        case .registration: return verdict.subject == cause.subject
        // Calls go out over the primary account, and need the secondary's password only if that one fails.
        case .outbound: return primary == nil || cause.subject == primary
        case .inbound, .failover, .keepalive: return true
        }
    }
}

extension Check {
    /// The checks without which this one says nothing.
    var restsOn: Set<Check> {
        switch self {
        case .registers, .providerSource, .stranger, .telephoneEvent, .codecs: []
        case .registrationPassword, .addressOfRecord, .contactTransport: [.registers]
        case .contactUser: []
        case .registrationExpiry: [.registers, .contactTransport]
        case .registrationRefresh, .staleNonce, .silentRegistrar:
            [.registers, .registrationPassword, .addressOfRecord, .registrationExpiry, .contactTransport]
        case .did: [.providerSource]
        case .dtmfDigits: [.providerSource, .did, .telephoneEvent, .audio]
        case .audio: [.providerSource, .did, .callArrives]
        case .relay: [.stranger]
        case .t38, .internalIdentity, .extensions: []
        case .hold, .sessionRefresh, .byeFromProvider, .byeFromPBX, .cancel: [.providerSource, .did]
        // A number that is not the trunk's and goes out again is a relay.
        case .unknownNumber: [.providerSource, .did, .relay]
        case .callOverRefresh: [.providerSource, .did, .registrationRefresh, .registrationPassword, .registers]
        case .inviteDigest: [.registrationPassword]
        case .callArrives: [.registrationPassword, .inviteDigest, .extensions]
        case .calledNumber, .from, .assertedIdentity, .privacy: []
        case .callerID: []
        // What is wrong in every From is wrong in that of an anonymous call too.
        case .privateNumber: [.from]
        case .emergency, .primaryFirst: [.registrationPassword, .inviteDigest, .callArrives, .extensions]
        case .blocked: []
        case .failover, .failoverCredentials, .noFailover, .primaryAgain:
            [.registrationPassword, .inviteDigest, .callArrives, .primaryFirst, .extensions]
        case .inboundSecondary: [.providerSource, .did, .registers, .registrationPassword, .extensions]
        // Asterisk answers 404 where calls would land nowhere either.
        case .optionsAnswered: [.registers, .providerSource, .did]
        case .optionsSent: [.registers]
        }
    }
}

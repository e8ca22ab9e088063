public import DialPlan
public import SIPMessages
import TrunkModel

/// Judges a call that the PBX places through the registrar, without knowing what was dialled: what every call must have.
public struct PassingCallJudge: Sendable {
    private let plan: DialPlan
    private let invite: SIPMessage
    private let account: Trunk.Account?

    /// A judge.
    ///
    /// - Parameters:
    ///   - plan: The plan of the trunk that the account belongs to.
    ///   - invite: The INVITE that carried the credentials.
    ///   - account: The account's user name.
    public init(_ plan: DialPlan, _ invite: SIPMessage, account: String) {
        self.plan = plan
        self.invite = invite
        self.account = plan.trunk.accounts.first { $0.username == account }
    }

    /// What came of it, in the order of the checks.
    public var verdicts: [Verdict] {
        let book = VerdictBook { _ in }
        judgeCalledNumber(book)
        judgeCaller(book)
        SessionJudge(
            session: try? SessionDescription(invite.bodyBytes),
            codecs: plan.trunk.profile.codecs,
            book: book,
            act: .outbound,
            subject: subject,
            ladders: ladders
        ).judge()
        let required = invite.tokens(.require) + invite.tokens(.proxyRequire)
        book.judge(
            .extensions,
            in: .outbound,
            subject,
            required.isEmpty,
            expected: LocalizedText(nl: "geen Require", en: "no Require"),
            seen: required.isEmpty
                ? LocalizedText(nl: "geen", en: "none") : .wire("Require: \(required.joined(separator: ", "))"),
            ladders: ladders
        )
        return book.all
    }

    private var subject: String { invite.calledUser }
    private var ladders: [String] { [invite.callID].compactMap(\.self) }
    private var trunk: Trunk { plan.trunk }

    /// The E.164 digits of a number in the trunk's format; nil if it has another.
    private func digits(_ text: String) -> String? {
        let prefix = trunk.numberFormat.prefix(internationalPrefix: trunk.profile.internationalPrefix)
        guard text.hasPrefix(prefix) else { return nil }
        let rest = text.dropFirst(prefix.count)
        guard (7...DialPlan.maximumDigits).contains(rest.count), rest.first != "0",
            rest.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
        else { return nil }
        return String(rest)
    }

    private func judgeCalledNumber(_ book: VerdictBook) {
        let called = invite.calledUser, to = invite.to?.uri.user ?? ""
        let isShort = called.count <= 6 && !called.isEmpty && called.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        let number = digits(called)
        let example = trunk.numberFormat.text(
            ofDigits: "31201234567",
            internationalPrefix: trunk.profile.internationalPrefix
        )
        book.judge(
            .calledNumber,
            in: .outbound,
            subject,
            (number != nil || isShort) && to == called,
            expected: LocalizedText(
                nl: "een nummer zoals \(example) in Request-URI en To",
                en: "a number such as \(example) in Request-URI and To"
            ),
            seen: .wire("Request-URI \(called), To \(to)"),
            ladders: ladders
        )
        guard let number else { return }
        let rule = plan.destinations.rule(for: number)
        book.judge(
            .blocked,
            in: .outbound,
            subject,
            rule.verdict == .allowed,
            expected: LocalizedText(nl: "een bestemming die mag", en: "a destination that is allowed"),
            seen: .wire(rule.verdict.name),
            ladders: ladders
        )
    }

    private func judgeCaller(_ book: VerdictBook) {
        let from = invite.from?.uri.user ?? ""
        let asserted = invite.addresses(.pAssertedIdentity).first?.uri.user
        let isAnonymous = invite.tokens(.privacy, separator: ";").contains { $0.lowercased() == "id" }
        book.judge(
            .assertedIdentity,
            in: .outbound,
            subject,
            asserted.map(mayShow) ?? !trunk.profile.requiresAssertedIdentity,
            expected: LocalizedText(nl: "een nummer van deze trunk", en: "a number of this trunk"),
            seen: asserted.map { .wire("P-Asserted-Identity: \($0)") }
                ?? LocalizedText(nl: "geen P-Asserted-Identity", en: "no P-Asserted-Identity"),
            ladders: ladders
        )
        book.judge(
            isAnonymous ? .privateNumber : .from,
            in: .outbound,
            subject,
            mayShow(from),
            expected: LocalizedText(nl: "een nummer van deze trunk", en: "a number of this trunk"),
            seen: .wire("From: \(from)"),
            ladders: ladders
        )
    }

    /// Whether a number is in the trunk's format, and one that this account may show.
    private func mayShow(_ text: String) -> Bool {
        guard let digits = digits(text) else { return false }
        if trunk.kind == .deviceAccounts { return account?.number?.digits == digits }
        return trunk.block(holding: digits)?.mayBeCallerID ?? false
    }
}

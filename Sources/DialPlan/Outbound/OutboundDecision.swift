public import TrunkModel

/// What happens to dialled digits: what `trunkline dial` prints and a PBX's dial plan must do.
public struct OutboundDecision: Sendable {
    /// The digits as they were given, visual separators taken out.
    public let dialled: String
    /// The rule that took them; nil when none does.
    public let rule: DialRule?
    /// The pattern of the rule that took them.
    public let pattern: DialPattern?
    /// The number as E.164 digits without plus; nil for short numbers and for what no rule takes.
    public let e164: String?
    /// What the destination policy says; nil for short numbers, which it does not judge.
    public let destination: DestinationPolicy.Rule?
    /// How the call goes out, or why not.
    public let outcome: Outcome

    /// How a call goes out, or why not.
    public enum Outcome: Sendable {
        case sent(Call)
        case refused(Refusal)
    }

    /// A call as it goes out.
    public struct Call: Sendable {
        /// The Request-URI's and To's user part.
        public let number: String
        /// The user part of From and P-Asserted-Identity, in the trunk's number format.
        public let callerID: String
        /// Whether `Privacy: id` is sent.
        public let isAnonymous: Bool
        /// Accounts to try in this order, as indices into the trunk's accounts.
        public let accounts: [Int]
    }

    /// Why a call does not go out.
    public enum Refusal: Sendable, Hashable {
        /// No rule takes the digits.
        case noRule
        /// The number's type is blocked.
        case blocked(BlockedType)
        /// Its country is not among the destinations.
        case outsideDestinations
        /// More than 15 digits.
        case tooLong
        /// The trunk has no number that may be shown.
        case noCallerID
    }
}

extension DialPlan {
    /// What happens to digits that an extension dials.
    ///
    /// - Parameters:
    ///   - text: Digits, `*`, `#`, `+`; blanks, hyphens, dots, slashes and parentheses are left out.
    ///   - extension: The caller's internal number; nil for a caller without settings of their own.
    /// - Returns: The rule that takes the digits, and how the call goes out or why not.
    public func decide(dialled text: String, from extension: String? = nil) -> OutboundDecision {
        let digits = text.filter { !" -./()\u{a0}".contains($0) }
        for rule in dialRules {
            guard let pattern = rule.patterns.first(where: { $0.matches(digits) }) else { continue }
            let number = rule.prepend + digits.dropFirst(rule.strip)
            let identity = callers.identity(of: `extension`)
            if rule.isSentAsDialled {
                // Who calls for help must be seen, whatever the caller's setting.
                let hides = rule.kind != .emergency && identity?.isAnonymous == true
                let outcome = outcome(number: number, identity: identity, anonymous: hides)
                return OutboundDecision(
                    dialled: digits,
                    rule: rule,
                    pattern: pattern,
                    e164: nil,
                    destination: nil,
                    outcome: outcome
                )
            }
            let destination = destinations.rule(for: number)
            let outcome: OutboundDecision.Outcome =
                switch destination.verdict {
                case _ where number.count > Self.maximumDigits: .refused(.tooLong)
                case .blocked(let type): .refused(.blocked(type))
                case .outside: .refused(.outsideDestinations)
                case .allowed:
                    self.outcome(
                        number: trunk.numberFormat.text(
                            ofDigits: number,
                            internationalPrefix: trunk.profile.internationalPrefix
                        ),
                        identity: identity,
                        anonymous: identity?.isAnonymous == true
                    )
                }
            return OutboundDecision(
                dialled: digits,
                rule: rule,
                pattern: pattern,
                e164: number,
                destination: destination,
                outcome: outcome
            )
        }
        return OutboundDecision(
            dialled: digits,
            rule: nil,
            pattern: nil,
            e164: nil,
            destination: nil,
            outcome: .refused(.noRule)
        )
    }

    private func outcome(
        number: String,
        identity: CallerPolicy.Identity?,
        anonymous: Bool
    ) -> OutboundDecision.Outcome {
        guard let identity else { return .refused(.noCallerID) }
        return .sent(
            OutboundDecision.Call(
                number: number,
                callerID: trunk.wireFormat(identity.number),
                isAnonymous: anonymous,
                accounts: identity.accounts
            )
        )
    }

    /// What happens to a call from the provider to a number with `+`, without, or with the international prefix.
    public func decide(inbound text: String) -> InboundDecision {
        var digits = text.filter { !" -./()\u{a0}".contains($0) }
        if digits.hasPrefix("+") {
            digits.removeFirst()
        } else if digits.hasPrefix(trunk.profile.internationalPrefix) {
            digits.removeFirst(trunk.profile.internationalPrefix.count)
        }
        guard let rule = inboundRules.first(where: { rule in rule.patterns.contains { $0.matches(digits) } }) else {
            return .unknown(digits: digits)
        }
        guard let destination = rule.destination else { return .outboundOnly(rule) }
        return .accepted(rule, target: destination.target(forDigits: digits))
    }
}

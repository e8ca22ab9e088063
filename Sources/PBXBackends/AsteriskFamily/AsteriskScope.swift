import DialPlan
import Templating
import TrunkModel

/// What the templates of the Asterisk family may print: the plan in Asterisk's own terms.
struct AsteriskScope {
    let plan: DialPlan
    /// How the channel driver reads the To header of an incoming call.
    let toHeader: String
    /// Versions covered, for people.
    let versions: String
    /// Names that only one brand has.
    let extras: [(String, TemplateValue)]

    private var trunk: Trunk { plan.trunk }

    /// The names for one file.
    func scope(file: String) -> TemplateScope {
        var values: [(String, TemplateValue)] = [
            ("file", .text(file)),
            ("name", .text(trunk.name, key: "name")),
            ("provider", .text(trunk.profile.title)),
            ("versions", .text(versions)),
            ("internal_context", .text(trunk.pbx.internalContext, key: "pbx.internal_context")),
            ("codecs", .text(trunk.profile.codecs.map(\.rawValue).joined(separator: ","))),
            ("codec_list", .texts(trunk.profile.codecs.map(\.rawValue))),
            ("keepalive", .text(String(trunk.profile.keepaliveInterval))),
            ("expiry", .text(String(trunk.profile.registrationExpiry))),
            ("device_accounts", .flag(trunk.kind == .deviceAccounts)),
            ("has_failover", .flag(trunk.kind == .trunk && trunk.accounts.count > 1)),
            ("channels", .optional(trunk.channels.map(String.init), key: "channels")),
            ("asserted_identity", .flag(trunk.profile.requiresAssertedIdentity)),
            ("anonymous_from", .flag(trunk.profile.anonymous == .anonymousFrom)),
            ("accounts", .list(trunk.accounts.indices.map(account))),
            ("to_header", .text(toHeader)),
        ]
        values += inbound + outbound
        return TemplateScope(values + extras)
    }

    private func account(_ index: Int) -> TemplateScope {
        let account = trunk.accounts[index]
        let next = trunk.kind == .trunk && index + 1 < trunk.accounts.count ? trunk.accounts[index + 1].label : nil
        return [
            "label": .text(account.label),
            "object": .text(AsteriskNames.object(account, in: trunk)),
            "username": .text(account.username, key: "\(account.path).username"),
            "password": .text(account.password.reveal(), key: "\(account.path).password"),
            "host": .text(account.server.uriHost, key: "\(account.path).server"),
            "port": .text(String(account.server.port)),
            // Nil for the usual one.
            "own_port": .optional(account.server.port == ServerAddress.defaultPort ? nil : String(account.server.port)),
            // Nil for an IPv6 address.
            "domain": .optional(account.server.host.contains(":") ? nil : account.server.host),
            "address": .text(account.server.uriHostPort, key: "\(account.path).server"),
            "next_label": .optional(next),
        ]
    }

    // MARK: Calls from the provider

    private var inbound: [(String, TemplateValue)] {
        let prefix = trunk.profile.internationalPrefix
        let spellings: [(pattern: String, cut: String)] = [
            ("_+X.", ":1"), ("_\(prefix)X.", ":\(prefix.count)"), ("_X.", ""),
        ]
        return [
            ("spellings", .list(spellings.map { ["pattern": .text($0.pattern), "cut": .text($0.cut)] })),
            ("international_prefix", .text(prefix)),
            ("international_prefix_length", .text(String(prefix.count))),
            ("has_account_users", .flag(!accountUsers.isEmpty)),
            ("account_users", .list(accountUsers)),
            ("dids", .list(plan.inboundRules.enumerated().map { did($0.element, index: $0.offset) })),
        ]
    }

    /// An account that is named after its number is called by that number anyway.
    private var accountUsers: [TemplateScope] {
        trunk.accounts.filter { trunk.block(holding: $0.username) == nil }
            .map { ["username": .text($0.username, key: "\($0.path).username")] }
    }

    private func did(_ rule: InboundRule, index: Int) -> TemplateScope {
        let path = trunk.kind == .trunk ? "numbers[\(index)]" : "accounts[\(index)]"
        let action = rule.destination.map { destination in
            "Goto(\(trunk.pbx.internalContext),\(Self.expression(destination)),1)"
        }
        return [
            "description": .optional(rule.block.description, key: "\(path).description"),
            "patterns": .list(
                rule.patterns.map { pattern in
                    [
                        "pattern": .text(AsteriskPatterns.extension(pattern)),
                        "action": .text(action ?? "Hangup(1)", key: "\(path).inbound"),
                    ]
                }
            ),
        ]
    }

    /// `2${EXTEN:-2}` for `2{last2}`.
    static func expression(_ destination: InboundDestination) -> String {
        destination.parts.map { part in
            switch part {
            case .digits(let digits): digits
            case .last(let count): "${EXTEN:-\(count)}"
            }
        }.joined()
    }

    // MARK: Calls to the provider

    private var outbound: [(String, TemplateValue)] {
        let wirePrefix = trunk.numberFormat.prefix(internationalPrefix: trunk.profile.internationalPrefix)
        let kinds = plan.dialRules.map(\.kind).reduce(into: [DialRule.Kind]()) { if !$0.contains($1) { $0.append($1) } }
        return [
            ("rules", .list(kinds.map(rule))),
            ("destinations", .text(trunk.destinations.title.en)),
            (
                "blocked",
                .text(BlockedType.allCases.filter(trunk.blocked.contains).map(\.rawValue).joined(separator: ", "))
            ),
            (
                "destination_rules",
                .list(
                    AsteriskPatterns.patterns(of: plan.destinations).map { entry in
                        [
                            "pattern": .text(AsteriskPatterns.destination(entry.pattern)),
                            "label": .text(entry.verdict.name),
                            "action": .text(
                                entry.verdict == .allowed
                                    ? "Gosub(\(trunk.name)-call,s,1(\(wirePrefix)${EXTEN}))" : "Hangup(21)"
                            ),
                        ]
                    }
                )
            ),
            ("maximum_length", .text(String(DialPlan.maximumDigits + wirePrefix.count))),
            ("callers", .list(callers)),
        ]
    }

    private func rule(_ kind: DialRule.Kind) -> TemplateScope {
        let rules = plan.dialRules.filter { $0.kind == kind }
        return [
            "context": .text(AsteriskNames.context(kind)),
            "comment": .text(Self.comment(kind)),
            "patterns": .list(
                rules.flatMap { rule in
                    rule.patterns.map { pattern in
                        [
                            "pattern": .text(AsteriskPatterns.extension(pattern)),
                            "label": .text(kind.rawValue),
                            "action": .text(action(rule, pattern)),
                        ]
                    }
                }
            ),
        ]
    }

    private func action(_ rule: DialRule, _ pattern: DialPattern) -> String {
        let dialled = rule.strip > 0 ? "${EXTEN:\(rule.strip)}" : "${EXTEN}"
        switch rule.kind {
        case .emergency: return "Gosub(\(trunk.name)-call,s,1(\(dialled),emergency))"
        case .short: return "Gosub(\(trunk.name)-call,s,1(\(dialled)))"
        default:
            let digits = "${FILTER(0-9,\(dialled))}"
            let destination = "\(trunk.name)-destinations,\(rule.prepend)\(digits),1"
            guard pattern.isOpen else { return "Goto(\(destination))" }
            // An open pattern takes any character behind its digits: a number with a * or # in it is none.
            let isNumber = "$[${LEN(\(digits))} = ${LEN(\(dialled))}]"
            return "GotoIf(\(isNumber)?\(destination):\(trunk.name)-destinations,i,1)"
        }
    }

    private static func comment(_ kind: DialRule.Kind) -> String {
        switch kind {
        case .emergency:
            "Help in need: sent as dialled, with and without the outside line, and never stopped by a limit."
        case .short: "Short numbers: sent as dialled."
        case .local: "Local numbers, without area code."
        case .service: "Freephone and premium-rate numbers of irregular length."
        case .national: "National numbers."
        case .international: "International numbers."
        case .e164: "Numbers with plus, as address books have them."
        case .e164WithoutPlus: "Numbers of the own country with country code, but without plus."
        }
    }

    // MARK: Caller ID

    private var callers: [TemplateScope] {
        var result = plan.callers.callers.map { caller($0.extension, $0.identity) }
        if let identity = plan.callers.everybodyElse { result.append(caller("default", identity)) }
        return result
    }

    private func caller(_ extension: String, _ identity: CallerPolicy.Identity) -> TemplateScope {
        let account = trunk.kind == .deviceAccounts ? identity.accounts.first.map { trunk.accounts[$0] } : nil
        return [
            "extension": .text(`extension`),
            "shown": .text(trunk.wireFormat(identity.number)),
            "hidden": .text(identity.isAnonymous ? "1" : "0"),
            "account": .optional(account.map { AsteriskNames.object($0, in: trunk) }),
            "server": .optional(account?.server.uriHost),
        ]
    }
}

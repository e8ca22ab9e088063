import ConfigFormats
import Diagnostics
import TrunkModel

extension ExportAuditor {
    /// The auditor for Kamailio's configuration, tables and list of addresses.
    static let kamailio = ExportAuditor(
        KamailioDeployments(),
        rules: [
            .own(KamailioSafety.notChecked), .weakPasswords, .sources, .openRoutes,
            .own(KamailioSafety.listensEverywhere),
        ]
    ) { deployment, folder, _ in
        KamailioSafety(deployment, folder).view
    }
}

/// What matters for safety in a Kamailio.
struct KamailioSafety {
    private let deployment: Deployment
    private let files: KamailioFolder

    init(_ deployment: Deployment, _ folder: SourceFolder) {
        self.deployment = deployment
        var log = DiagnosticLog()
        files = KamailioFolder(folder, log: &log)
    }

    var view: SafetyView {
        var view = SafetyView()
        view.logins = registrations + databases
        view.sources = sources
        view.routes = routes
        view.own = [unchecked, everywhere].compactMap(\.self)
        return view
    }

    private func objects(_ kind: String) -> [ConfigObject] { deployment.objects.filter { $0.kind == kind } }

    // MARK: Logins

    private var registrations: [SafetyView.Login] {
        objects("registration").compactMap { registration in
            let password = registration["auth_password"] ?? ""
            // With a hash in its place there is no password.
            guard !password.isEmpty || (registration["auth_ha1"] ?? "").isEmpty else { return nil }
            let names = [registration["auth_username"], registration["l_username"]].compactMap(\.self)
            return .init(
                name: names.first { !$0.isEmpty } ?? registration.name,
                password: password,
                location: registration.location
            )
        }
    }

    /// What opens a database: who reads it has every telephone's password.
    ///
    /// Each login comes once, where it stands first.
    private var databases: [SafetyView.Login] {
        var seen: Set<String> = []
        return files.configurations.flatMap(\.parameters).compactMap { parameter in
            let text = parameter.value.content
            guard parameter.key.hasSuffix("url"), let start = text.firstRange(of: "://")?.upperBound,
                let end = text.lastIndex(of: "@"), start < end
            else { return nil }
            let login = text[start..<end].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard login.count == 2, !login[0].isEmpty, seen.insert(String(text[start..<end])).inserted else {
                return nil
            }
            return .init(name: String(login[0]), password: String(login[1]), location: parameter.value.location)
        }
    }

    // MARK: Sources

    /// Networks of an office's own are no provider's; they have groups of their own.
    private var sources: [SafetyView.Source] {
        objects("source").compactMap { source in
            guard let text = source["network"], let network = try? IPNetwork(text), !network.isPrivate else {
                return nil
            }
            return .init(trunk: "group \(source["group"] ?? "")", text: text, location: source.location)
        }
    }

    // MARK: Routes

    private static let outbound = "TRUNK_OUT"

    /// The dial rules, where it is known that they are for calls to the outside and what limits them.
    private var routes: [SafetyView.Route] {
        let blocks = files.configurations.flatMap(\.routes)
        let outbound = blocks.first { $0.kind == "route" && $0.name == Self.outbound }
        guard blocks.isEmpty || outbound != nil else { return [] }
        let isLimited = outbound.map { $0.statements.contains { $0.text.contains("mt_match(") } } ?? true
        let allowed = Set(objects("destination").filter { $0["tvalue"] == "allowed" }.map(\.name))
        let all = Set(objects("destination").map(\.name))
        let rules = objects("dial-rule").map { rule in
            KamailioDialRule(
                takes: KamailioRegex(rule["match_exp"] ?? "", isExpression: rule["match_op"] == "1").matcher ?? { _ in
                    false
                },
                substitution: rule["subst_exp"] ?? "",
                replacement: rule["repl_exp"] ?? "",
                isShort: ["emergency", "short"].contains(rule["attrs"] ?? "")
            )
        }
        return zip(objects("dial-rule"), rules.indices).map { object, index in
            .init(
                name: object["match_exp"] ?? object.name,
                location: object.location,
                takes: { dialled in
                    let rule = rules[index]
                    guard rule.takes(dialled), !rule.isShort, !rules[..<index].contains(where: { $0.takes(dialled) })
                    else {
                        return false
                    }
                    guard isLimited else { return true }
                    guard let number = rule.number(dialled) else { return false }
                    // The longest prefix in the table decides.
                    let prefix = (1...max(1, number.count)).reversed().lazy.map { String(number.prefix($0)) }.first(
                        where: all.contains
                    )
                    return prefix.map(allowed.contains) ?? false
                }
            )
        }
    }
}

/// A row of table `dialplan` for calls to the outside.
private struct KamailioDialRule: Sendable {
    let takes: @Sendable (String) -> Bool
    let substitution: String
    let replacement: String
    /// Whether its numbers are called as they are dialled, whatever they cost.
    let isShort: Bool

    /// What becomes of dialled digits: some may be taken off in front, and others written there; nil for any other expression.
    func number(_ dialled: String) -> String? {
        if substitution.isEmpty { return replacement }
        guard substitution.hasPrefix("^"), substitution.hasSuffix("(.*)$"), replacement.hasSuffix(#"\1"#),
            let front = KamailioRegex(String(substitution.dropLast(5)) + "$", isExpression: true).literal,
            dialled.hasPrefix(front)
        else { return nil }
        return "\(replacement.dropLast(2))\(dialled.dropFirst(front.count))"
    }
}

// MARK: Who calls, and where it listens

extension KamailioSafety {
    static let notChecked = AuditRuleSummary(
        "callers-not-checked",
        .error,
        .warning,
        finds: LocalizedText(
            nl: "gesprekken worden doorgegeven zonder te kijken wie er belt",
            en: "calls are relayed, and nothing asks who is calling"
        )
    )
    static let listensEverywhere = AuditRuleSummary(
        "port-5060-open",
        .note,
        finds: LocalizedText(
            nl: "SIP luistert op poort 5060 van alle adressen",
            en: "SIP listens on port 5060 of all addresses"
        )
    )

    /// What knows a caller by his address or his password; the name in From is anybody's to write.
    private static let checks = [
        "allow_source_address", "allow_address", "allow_trusted", "ds_is_from_list", "from_gw", "is_ip_rfc1918",
        "_authorize", "_authenticate", "auth_check", "$si", "src_ip", "$sht(", "sql_query", "sql_pvquery",
    ]
    private static let relays = ["t_relay", "forward(", "forward_"]

    /// The whole configuration; nil where there are only pieces of it.
    private var main: KamailioConfiguration? {
        guard let first = files.configurations.first, files.root != nil || files.configurations.count == 1,
            first.routes.contains(where: { $0.kind == "request_route" }),
            !first.includes.contains(where: { $0.path == nil && !$0.isOptional })
        else { return nil }
        return first
    }

    /// It relays without any of the checks.
    private var unchecked: AuditFinding? {
        guard let main, let request = main.routes.first(where: { $0.kind == "request_route" }) else { return nil }
        let routes = files.configurations.flatMap(\.routes)
        // Our own routes take what the request route lets through: they do not ask again.
        let others = routes.filter { !$0.name.hasPrefix("TRUNK_") }
        guard Self.mention(Self.relays, in: routes), !Self.mention(Self.checks, in: others) else { return nil }
        // With an account at a provider calls cost money.
        let costs = files.parameter("uac", "reg_db_url") != nil || Self.mention(["uac_auth"], in: routes)
        return AuditFinding(
            costs ? .error : .warning,
            Self.notChecked.name,
            LocalizedText(
                nl:
                    "nergens wordt gekeken van welk adres of met welk wachtwoord er wordt gebeld: iedereen kan er doorheen bellen",
                en: "nothing looks at the address or the password of who calls: anybody can call through it"
            ),
            advice: LocalizedText(
                nl: "laat alleen bekende adressen toe (allow_source_address), of vraag een wachtwoord (auth_check)",
                en: "let only known addresses in (allow_source_address), or ask for a password (auth_check)"
            ),
            at: request.location
        )
    }

    private static func mention(_ words: [String], in routes: [KamailioConfiguration.Route]) -> Bool {
        routes.contains { $0.statements.contains { statement in words.contains { statement.text.contains($0) } } }
    }

    /// Without `listen` it is every address.
    private var everywhere: AuditFinding? {
        guard let main, let path = main.files.first else { return nil }
        let listens = main.settings.filter { $0.name == "listen" }
        let port = main.settings.last { $0.name == "port" }?.value.content ?? Self.usual
        let open = listens.first { Self.isEverywhere($0.value.content, port) }
        guard open != nil || (listens.isEmpty && port == Self.usual) else { return nil }
        return AuditFinding(
            .note,
            Self.listensEverywhere.name,
            LocalizedText(
                nl: (open == nil ? "zonder 'listen' luistert Kamailio" : "Kamailio luistert")
                    + " op poort 5060 van alle adressen: is die vanaf het internet bereikbaar, dan wordt hij dag en nacht geprobeerd",
                en: (open == nil ? "without 'listen' Kamailio listens" : "Kamailio listens")
                    + " on port 5060 of all addresses: if the internet reaches it, robots try it day and night"
            ),
            advice: LocalizedText(
                nl: "noem het adres met listen=, en laat in de firewall alleen de provider en de eigen centrale toe",
                en: "name the address with listen=, and let only the provider and your own PBX through the firewall"
            ),
            at: open?.location ?? SourceLocation(file: files.folder.shown(path), line: 1, column: 1)
        )
    }

    private static let usual = "5060"

    /// Whether `udp:0.0.0.0:5060` and its like are all addresses and the usual port.
    private static func isEverywhere(_ listen: String, _ port: String) -> Bool {
        let words = listen.split(separator: " ")
        guard var text = words.first.map(String.init) else { return false }
        for transport in ["udp:", "tcp:"] where text.hasPrefix(transport) { text.removeFirst(transport.count) }
        if text.hasPrefix("tls:") || text.hasPrefix("sctp:") { return false }
        return ["0.0.0.0", "[::]"].contains { text == "\($0):\(usual)" || (text == $0 && port == usual) }
    }
}

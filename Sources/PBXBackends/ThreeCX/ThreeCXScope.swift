import DialPlan
import Templating
import TrunkModel

/// What 3CX's templates may print.
struct ThreeCXScope {
    let plan: DialPlan
    let line: ProductLine
    let format: NumberFormat

    var trunk: Trunk { plan.trunk }

    private func text(_ number: PhoneNumber?) -> String {
        number.map { $0.formatted(format, internationalPrefix: trunk.profile.internationalPrefix) } ?? ""
    }

    // MARK: The provider template

    /// One server's template.
    func template(_ index: Int) -> TemplateScope {
        let server = ThreeCXNames.servers(of: trunk)[index]
        let users = trunk.accounts.filter { $0.server == server }
        return TemplateScope([
            ("version", .text(line.name == "14" ? "1" : line.name == "18" ? "150005" : "150008")),
            ("name", .text(ThreeCXNames.templateTitle(index, of: trunk))),
            ("provider", .text(trunk.profile.title)),
            ("countries", .text("\(trunk.pbx.country.region),Worldwide")),
            ("host", .text(server.host, key: users.first.map { "\($0.path).server" })),
            ("port", .text(String(server.port))),
            ("expiry", .text(String(trunk.profile.registrationExpiry))),
            // The manual's "Local IP Address"; later versions have always taken the external one.
            ("contact_ip", .text(line.name == "14" ? "2" : "1")),
            ("ip_restriction", .text(ipRestriction(server))),
            ("codecs", .texts(trunk.profile.codecs.map { ThreeCXNames.codec($0).lowercased() })),
            ("asserted_identity", .flag(trunk.profile.requiresAssertedIdentity)),
            ("asserted_identity_name", .text(ThreeCXNames.assertedIdentity)),
            ("single_account", .flag(users.count == 1)),
        ])
    }

    func ipRestriction(_ server: ServerAddress) -> String {
        guard let address = server.ipAddress else { return "ANY" }
        return address.isIPv4 ? "IPV4" : "IPV6"
    }

    // MARK: Inbound rules

    /// The rows of `inbound-rules.csv`.
    var inboundRules: TemplateScope {
        let rows = dids.filter { $0.csvType != nil }
        return [
            "rules": .list(
                rows.enumerated().map { index, did in
                    [
                        // 3CX's own writer begins at 2.
                        "priority": .text(String(index + 2)),
                        "name": .text(name(did)),
                        "mask": .text(did.number),
                        "port": .text("[\(ThreeCXNames.number(did.account))]"),
                        "type": .optional(did.csvType.map(String.init)),
                        "target": .text(did.target),
                    ]
                }
            )
        ]
    }

    var dids: [ThreeCXDID] { ThreeCXDID.all(plan, format: format) }

    func name(_ did: ThreeCXDID) -> String {
        "\(ThreeCXNames.trunk(trunk.accounts[did.account], in: trunk)) \(did.number)"
    }

    /// An account's numbers that take calls.
    func numbers(_ index: Int) -> [String] { dids.filter { $0.account == index }.map(\.number) }

    // MARK: Unattended installation

    /// `setupconfig.xml`.
    var setup: TemplateScope {
        let rules = ThreeCXRule.all(plan, format: format)
        return [
            "trunks": .list(trunk.accounts.indices.map(setupTrunk)),
            "outbound_rules": .list(
                rules.map { rule in
                    [
                        "name": .text(rule.name),
                        "prefix": .text(rule.prefixText),
                        "lengths": .text(rule.lengthText),
                        "has_extensions": .flag(!rule.extensions.isEmpty),
                        "extensions": .texts(rule.extensions),
                        "routes": .list(routes(rule)),
                    ]
                }
            ),
        ]
    }

    func routes(_ rule: ThreeCXRule) -> [TemplateScope] {
        rule.accounts.map { index in
            [
                "label": .text(trunk.accounts[index].label),
                "gateway": .text(ThreeCXNames.trunk(trunk.accounts[index], in: trunk)),
                "strip": .text(String(rule.strip)),
                "prepend": .text(rule.prepend),
                "last": .flag(index == rule.accounts.last),
            ]
        }
    }

    private func setupTrunk(_ index: Int) -> TemplateScope {
        var scope = account(index)
        scope["template"] = .text(ThreeCXNames.template(for: trunk.accounts[index], of: trunk))
        scope["dids"] = .text(numbers(index).joined(separator: ","))
        scope["codecs"] = .texts(trunk.profile.codecs.map(ThreeCXNames.codec))
        scope["expiry"] = .text(String(trunk.profile.registrationExpiry))
        scope["inbound_rules"] = .list(
            dids.filter { $0.account == index && $0.setupType != nil }.map { did in
                [
                    "name": .text(name(did)),
                    "did": .text(did.number),
                    "type": .optional(did.setupType),
                    "target": .text(did.target),
                ]
            }
        )
        return scope
    }

    func account(_ index: Int) -> TemplateScope {
        let account = trunk.accounts[index]
        return TemplateScope([
            ("label", .text(account.label)),
            ("name", .text(ThreeCXNames.trunk(account, in: trunk))),
            ("host", .text(account.server.host, key: "\(account.path).server")),
            ("port", .text(String(account.server.port))),
            ("channels", .optional(trunk.channels.map(String.init), key: "channels")),
            ("username", .text(account.username, key: "\(account.path).username")),
            ("password", .text(account.password.reveal(), key: "\(account.path).password")),
            ("password_key", .text("\(account.path).password")),
            ("main_number", .text(text(mainNumber(account)))),
            ("caller_id", .text(text(callerID(account)))),
        ])
    }

    private func mainNumber(_ account: Trunk.Account) -> PhoneNumber? {
        account.number ?? trunk.defaultCallerID ?? trunk.numbers.first?.first
    }

    private func callerID(_ account: Trunk.Account) -> PhoneNumber? { account.number ?? trunk.defaultCallerID }
}

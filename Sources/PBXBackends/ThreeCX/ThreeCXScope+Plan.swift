import DialPlan
import Templating
import TrunkModel

extension ThreeCXScope {
    /// `xapi-plan.json`.
    var requests: TemplateScope {
        let servers = ThreeCXNames.servers(of: trunk)
        return TemplateScope([
            ("trunk_name", .text(trunk.name)),
            (
                "templates",
                .list(
                    servers.indices.map { index in
                        [
                            "reference": .text("template-\(index + 1)"),
                            "file": .text(ThreeCXNames.template(index, of: trunk)),
                        ]
                    }
                )
            ),
            ("trunks", .list(trunk.accounts.indices.map { planTrunk($0, servers) })),
            ("inbound_rules", .list(dids.map(planInbound))),
            (
                "outbound_rules",
                .list(
                    ThreeCXRule.all(plan, format: format).enumerated().map { index, rule in
                        [
                            "name": .text(rule.name),
                            "priority": .text(String(index + 1)),
                            "prefix": .text(rule.prefixText),
                            "lengths": .text(rule.lengthText),
                            "extensions": .list(
                                rule.extensions.map {
                                    [".": .text($0), "last": .flag($0 == rule.extensions.last)]
                                }
                            ),
                            "emergency": .flag(rule.kind == .emergency),
                            "routes": .list(routes(rule)),
                        ]
                    }
                )
            ),
        ])
    }

    private func planTrunk(_ index: Int, _ servers: [ServerAddress]) -> TemplateScope {
        var scope = account(index)
        let server = trunk.accounts[index].server
        scope["password"] = nil
        let template = "template-\((servers.firstIndex(of: server) ?? 0) + 1)"
        scope["init_path"] = .text("/Trunks/Pbx.InitTrunk(template={\(template).Id})")
        scope["ip_restriction"] = .text(ipRestriction(server) == "ANY" ? "Any" : ipRestriction(server))
        let numbers = numbers(index)
        scope["dids"] = .list(numbers.map { [".": .text($0), "last": .flag($0 == numbers.last)] })
        return scope
    }

    private func planInbound(_ did: ThreeCXDID) -> TemplateScope {
        TemplateScope([
            ("name", .text(name(did))),
            ("did", .text(did.number)),
            ("label", .text(trunk.accounts[did.account].label)),
            ("type", .text(did.apiType)),
            ("target", .text(did.target)),
            ("title_nl", .text(did.title.nl.lowercased())),
            ("title_en", .text(did.title.en.lowercased())),
            ("description", .optional(did.description)),
        ])
    }
}

import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// A deployed trunk that does what a plan says: what an importer has to find its way back from.
struct PlanTrunk: DeployedTrunk {
    let plan: DialPlan
    /// Whether the deployed form shows how dialled digits are written down.
    var showsDialRules = true
    /// Whether the deployed form shows the PBX's own address.
    var showsAddress = true

    private var trunk: Trunk { plan.trunk }

    var name: String? { trunk.name }

    var accounts: [DeployedAccount] {
        trunk.accounts.map { account in
            DeployedAccount(
                username: account.username,
                password: account.password,
                server: account.server,
                number: account.number?.digits,
                label: account.label,
                comment: account.description,
                at: SourceLocation(file: "deployed", line: 2)
            )
        }
    }

    var codecs: [String] { trunk.profile.codecs.map(\.rawValue) }
    var dtmf: String? { "rfc4733" }
    var providerNetworks: [IPNetwork] { trunk.providerNetworks }
    var internalContext: String? { trunk.pbx.internalContext }
    var channels: Int? { trunk.channels }
    var pbxNetworks: [IPNetwork] { showsAddress ? trunk.pbx.networks : [] }

    var inboundPatterns: [DeployedDID] {
        plan.inboundRules.flatMap { rule in
            rule.patterns.map { pattern in
                DeployedDID(
                    pattern,
                    to: rule.destination,
                    comment: rule.block.description,
                    at: SourceLocation(file: "deployed", line: 3)
                )
            }
        }
    }

    var dialRules: [DeployedDialRule] {
        guard showsDialRules else { return [] }
        return plan.dialRules.flatMap { rule in
            rule.patterns.map { DeployedDialRule($0, strip: rule.strip, prepend: rule.prepend) }
        }
    }

    var callers: [String] { plan.callers.callers.map(\.extension) }

    func inbound(_ called: String) -> DeployedDestination? {
        guard case .accepted(let rule, let target) = plan.decide(inbound: called), let kind = rule.destination?.kind
        else { return nil }
        return DeployedDestination(kind: kind, target: target)
    }

    func outbound(_ dialled: String, from extension: String?) -> DeployedCall? {
        guard case .sent(let call) = plan.decide(dialled: dialled, from: `extension`).outcome else { return nil }
        return DeployedCall(
            number: call.number,
            callerID: call.callerID,
            isHidden: call.isAnonymous,
            accounts: call.accounts
        )
    }

    func location(of part: TrunkPart) -> SourceLocation? { SourceLocation(file: "deployed", line: 1) }
}

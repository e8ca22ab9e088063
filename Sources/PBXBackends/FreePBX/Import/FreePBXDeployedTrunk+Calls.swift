import DialPlan

extension FreePBXDeployedTrunk {
    // MARK: Calls to the provider

    func outbound(_ dialled: String, from extension: String?) -> DeployedCall? {
        guard let row = routing.row(for: dialled, from: `extension`) else { return nil }
        let route = routing.routes[row.route]
        let routed = row.prepend + dialled.dropFirst(row.strip)
        var call: DeployedCall?
        for name in route.trunks {
            guard let index = places[name] else { continue }
            let member = members[index]
            let number = manipulated(routed, by: member)
            let shown = shown(by: `extension`, on: route, over: member)
            let effect = effect(of: route, shown, number, member)
            if effect.isRefused { continue }
            if call == nil {
                call = DeployedCall(
                    number: number,
                    callerID: effect.callerID,
                    isHidden: effect.isHidden,
                    accounts: [index]
                )
            } else if call?.accounts.contains(index) == false {
                call?.accounts.append(index)
            }
        }
        return call
    }

    /// A number as a trunk's own rules change it: the first rule that takes it, then Outbound Dial Prefix.
    private func manipulated(_ number: String, by member: FreePBXProviderTrunk) -> String {
        let changed = trunkRules[member.name]?.lazy.compactMap { $0.rewrite(number) }.first
        return (member.object["dialoutprefix"] ?? "") + (changed ?? number)
    }

    /// What a call shows before the hook runs: Force Trunk CID, then the route's CID, then the trunk's; what extensions have
    /// of their own is in no table that is known.
    private func shown(
        by caller: String?,
        on route: FreePBXRouting.Route,
        over member: FreePBXProviderTrunk
    ) -> (number: String?, isHidden: Bool) {
        if let fixed = member.fixedFrom { return (fixed, false) }
        let trunk = member.callerID
        if member.isForced, trunk.number != nil || trunk.isHidden { return (trunk.number, trunk.isHidden) }
        if route.isIntraCompany { return (caller, false) }
        let own = FreePBXCallerID(route.object["outcid"] ?? "")
        if own.number != nil || own.isHidden { return (own.number, own.isHidden) }
        return (trunk.number, trunk.isHidden)
    }

    private func effect(
        of route: FreePBXRouting.Route,
        _ shown: (number: String?, isHidden: Bool),
        _ number: String,
        _ member: FreePBXProviderTrunk
    ) -> FreePBXHook.Effect {
        guard let dialplan, seesHook else {
            // Without the file that says so the names that our own files give such routes tell what they are for.
            return FreePBXHook.Effect(
                isRefused: isNamedBlocked(route),
                isHidden: (shown.isHidden || isNamedAnonymous(route)) && !route.isEmergency,
                callerID: shown.number
            )
        }
        guard let hook = dialplan.hook else {
            return FreePBXHook.Effect(isHidden: shown.isHidden, callerID: shown.number)
        }
        var effect = hook.effect(
            on: FreePBXHook.Call(
                route: route.name,
                isEmergency: route.isEmergency,
                trunk: member.id,
                channel: member.isSIP ? "SIP/\(member.channel)" : "PJSIP",
                suffix: member.isSIP ? "" : "@\(member.channel)",
                isSIP: member.isSIP,
                callerID: shown.number,
                number: number
            )
        )
        effect.isHidden = effect.isHidden || shown.isHidden
        return effect
    }

    /// Whether the dial plan made by hand is there, as far as it can be told: a hook, or the contexts of its own.
    var seesHook: Bool {
        guard let dialplan else { return false }
        return dialplan.hook != nil
            || members.allSatisfy {
                FreePBXContexts.isStandard($0.context) || dialplan.contexts.contains($0.context)
            }
    }

    /// Whether a route is one of ours that lets no call out.
    func isNamedBlocked(_ route: FreePBXRouting.Route) -> Bool {
        hasOurContext && route.name.hasSuffix("-blocked")
    }

    /// Whether a route is one of ours whose callers hide.
    func isNamedAnonymous(_ route: FreePBXRouting.Route) -> Bool {
        hasOurContext && route.name.contains("-anonymous")
    }

    /// Whether calls come in as our files have it, so that routes are named as ours are.
    private var hasOurContext: Bool {
        name.map { name in
            members.allSatisfy { $0.context == "from-\(name)" }
                || line.family == .classic && routing.routes.contains { $0.name == name && isOurs($0) }
        } ?? false
    }

    // MARK: Calls from the provider

    func inbound(_ called: String) -> DeployedDestination? {
        arrivals.contexts(of: members).lazy.compactMap { arrivals.destination(of: called, in: $0) }.first
    }

    /// The inbound route that takes a number.
    func row(for called: String) -> FreePBXInboundTable.Row? {
        arrivals.contexts(of: members).lazy.compactMap { arrivals.row(for: called, in: $0) }.first
    }

    var arrivals: FreePBXArrivals { FreePBXArrivals(line: line, table: table, dialplan: dialplan) }
}

import DialPlan
import TrunkModel

/// A plan as FreePBX has it: trunks, outbound routes, inbound routes.
struct FreePBXPlan: Sendable {
    /// The vendor-neutral plan.
    let plan: DialPlan
    /// The version that it is for.
    let line: FreePBXLine
    /// One per account, in order of priority.
    let trunks: [FreePBXTrunk]
    /// In the order in which FreePBX must try them.
    let routes: [FreePBXRoute]
    /// One per number that takes calls.
    let inboundRoutes: [FreePBXInboundRoute]

    /// Makes the view of a plan.
    init(_ plan: DialPlan, line: FreePBXLine) {
        self.plan = plan
        self.line = line
        trunks = plan.trunk.accounts.indices.map { FreePBXTrunk(plan, index: $0, line: line) }
        routes = FreePBXRoute.all(plan)
        inboundRoutes = FreePBXInboundRoute.all(plan)
    }

    /// Whose trunk it is.
    var trunk: Trunk { plan.trunk }
}

import DialPlan
import Synchronization
import TrunkModel

/// A plan as FreePBX has it: trunks, outbound routes, inbound routes.
struct FreePBXPlan: Sendable {
    /// The vendor-neutral plan.
    let plan: DialPlan
    /// The version that it is for.
    let line: FreePBXLine
    /// One per account, in order of priority.
    let trunks: [FreePBXTrunk]
    private let madeRoutes: Once<[FreePBXRoute]>
    private let madeInboundRoutes: Once<[FreePBXInboundRoute]>

    /// In the order in which FreePBX must try them.
    var routes: [FreePBXRoute] { madeRoutes.value }
    /// One per number that takes calls.
    var inboundRoutes: [FreePBXInboundRoute] { madeInboundRoutes.value }

    /// Makes the view of a plan.
    init(_ plan: DialPlan, line: FreePBXLine) {
        self.plan = plan
        self.line = line
        trunks = plan.trunk.accounts.indices.map { FreePBXTrunk(plan, index: $0, line: line) }
        madeRoutes = Once { FreePBXRoute.all(plan) }
        madeInboundRoutes = Once { FreePBXInboundRoute.all(plan) }
    }

    /// Whose trunk it is.
    var trunk: Trunk { plan.trunk }
}

/// A value that is made when it is first asked for: most questions about a plan need neither its routes nor its numbers.
final class Once<Value: Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let made = Mutex<Value?>(nil)

    init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    var value: Value {
        made.withLock { made in
            if let made { return made }
            let value = make()
            made = value
            return value
        }
    }
}

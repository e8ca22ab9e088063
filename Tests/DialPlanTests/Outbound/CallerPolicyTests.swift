import DialPlan
import TestSupport
import Testing
import TrunkModel

@Suite struct CallerPolicyTests {
    /// Golden case, caller, and what the call shows: caller ID, `hidden` for `Privacy: id`, account order.
    static let calls: [(golden: String, caller: String?, expected: String)] = [
        ("groningen", nil, "+31508200000 [0, 1]"),
        ("groningen", "100", "+31508200000 [0, 1]"),
        ("groningen", "210", "+31508200010 [0, 1]"),
        ("groningen", "219", "+31508200000 hidden [0, 1]"),
        ("groningen", "0", "+31508200000 [0, 1]"),
        ("antwerpen", "301", "003233000100 [0, 1]"),
        ("outside-line-0", "021", "0031508200121 [0, 1]"),
        ("outside-line-0", "029", "0031508200120 hidden [0, 1]"),
        // Device accounts: the caller's own account, no failover.
        ("assen-device-accounts", nil, "31592300001 [0]"),
        ("assen-device-accounts", "100", "31592300001 [0]"),
        ("assen-device-accounts", "101", "31592300002 [1]"),
        // A ring group is no caller: its members call out over the first account.
        ("assen-device-accounts", "600", "31592300001 [0]"),
        ("assen-device-accounts", "999", "31592300001 [0]"),
        // A caller's caller_id decides before the inbound extension; anonymous callers keep their own account.
        ("device-accounts-with-callers", "200", "31508200151 [1]"),
        ("device-accounts-with-callers", "151", "31508200151 hidden [1]"),
        ("device-accounts-with-callers", "150", "31508200150 [0]"),
        ("device-accounts-with-callers", "152", "31508200152 [2]"),
        ("device-accounts-with-callers", "153", "31508200150 [0]"),
    ]

    @Test(arguments: calls.indices) func shown(_ index: Int) throws {
        let (golden, caller, expected) = Self.calls[index]
        let plan = try Samples.plan(golden)
        let call = try #require(plan.decide(dialled: "\(plan.trunk.outsideLine)+31612345678", from: caller).call)
        let shown = "\(call.callerID)\(call.isAnonymous ? " hidden" : "") \(call.accounts)"
        #expect(shown == expected, "\(golden) \(caller ?? "-")")
    }

    /// Never a number that the trunk does not hold, nor one that may not be shown, whoever calls.
    @Test(arguments: GoldenCase.all) func numbersAreTheTrunksOwn(_ golden: GoldenCase) throws {
        let plan = try Samples.plan(golden.name)
        let callers = plan.trunk.callers.map(\.extension) + ["", "1", "100", "99999999", "*", "31508200000"]
        for caller in callers.map(Optional.some) + [nil] {
            guard let identity = plan.callers.identity(of: caller) else { continue }
            let block = try #require(plan.trunk.block(holding: identity.number.digits), "\(identity.number.e164)")
            #expect(block.mayBeCallerID || plan.trunk.kind == .deviceAccounts)
            #expect(!identity.accounts.isEmpty)
            #expect(identity.accounts.allSatisfy(plan.trunk.accounts.indices.contains))
            if plan.trunk.kind == .deviceAccounts {
                #expect(identity.accounts.map { plan.trunk.accounts[$0].number } == [identity.number])
            } else {
                #expect(identity.accounts == Array(plan.trunk.accounts.indices))
            }
        }
    }

    /// Who calls for help is seen, with the outside line and without, however private otherwise.
    @Test(arguments: GoldenCase.all) func emergencyCallsAreNeverAnonymous(_ golden: GoldenCase) throws {
        let plan = try Samples.plan(golden.name)
        let numbers = plan.dialRules.filter { $0.kind == .emergency }.flatMap(\.patterns).map(\.notation)
        #expect(!numbers.isEmpty)
        for number in numbers {
            for caller in plan.trunk.callers.map(\.extension).map(Optional.some) + [nil] {
                let call = try #require(plan.decide(dialled: number, from: caller).call, "\(number)")
                #expect(!call.isAnonymous)
                #expect(number.hasSuffix(call.number))
            }
        }
    }

    /// Callers without a setting in a trunk that shows no number at all.
    @Test func trunkWithoutCallerID() throws {
        let text = Samples.text().replacing("caller_id: true", with: "caller_id: false")
        let plan = try Samples.plan(text: text).plan
        #expect(plan.decide(dialled: "0612345678").summary == "national no-caller-id")
    }
}

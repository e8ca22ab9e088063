import DialPlan
import TestSupport
import Testing
import TrunkModel

/// Asks real Asterisk and the plan the same questions: which rule takes these digits, and may the call go there.
@Suite struct DialPlanAgreementTests {
    @Test(arguments: GoldenFiles.oncePerDriver)
    func asteriskDecidesAsThePlanDoes(_ files: GoldenFiles) async throws {
        try await files.load { pbx, plan in
            let loaded = try await LoadedDialPlan(of: pbx)
            try await outbound(plan, loaded)
            try await inbound(plan, loaded)
        }
    }

    private func outbound(_ plan: DialPlan, _ loaded: LoadedDialPlan) async throws {
        let numbers = SampleNumbers(plan: plan).outbound
        #expect(numbers.count >= 40)
        for number in numbers {
            let decision = plan.decide(dialled: number)
            let steps = try await loaded.match(number, in: "\(plan.trunk.name)-outbound")
            let destinations = "\(plan.trunk.name)-destinations"
            // A dot takes signs too; such a number is then sent away, which for the plan is no match.
            if let step = steps?.first, try LoadedDialPlan.target(of: step, in: destinations, for: number) == "i" {
                #expect(decision.rule == nil, "\(number)")
                continue
            }
            #expect(steps?.first?.label == decision.rule?.kind.rawValue, "\(number)")
            guard let step = steps?.first, let rule = decision.rule else { continue }
            if rule.isSentAsDialled {
                #expect(step.application == "Gosub" && step.data.hasPrefix("\(plan.trunk.name)-call,s,1("), "\(number)")
                continue
            }
            let target = try LoadedDialPlan.target(of: step, in: destinations, for: number)
            let e164 = try #require(target, "\(number): \(step)")
            #expect(e164 == decision.e164, "\(number)")
            let verdict = try await loaded.match(e164, in: destinations)?.first
            #expect(verdict?.label == decision.destination?.verdict.name, "\(number), \(e164)")
            #expect((verdict?.application == "Gosub") == (decision.destination?.verdict == .allowed), "\(number)")
        }
    }

    private func inbound(_ plan: DialPlan, _ loaded: LoadedDialPlan) async throws {
        let trunk = plan.trunk
        for number in SampleNumbers(plan: plan).inbound {
            let decision = plan.decide(inbound: number)
            // As a call does: the spelling, then the number.
            let spelling = try await loaded.match(number, in: "\(trunk.name)-inbound")
            let digits = try spelling?.last.flatMap {
                try LoadedDialPlan.target(of: $0, in: "\(trunk.name)-did", for: number)
            }
            let found = digits == nil ? nil : try await loaded.match(digits ?? "", in: "\(trunk.name)-did")?.first
            switch decision {
            case .accepted(_, let target):
                let step = try #require(found, "\(number)")
                let context = trunk.pbx.internalContext
                let reached = try LoadedDialPlan.target(of: step, in: context, for: digits ?? "")
                #expect(reached == target, "\(number)")
            case .outboundOnly:
                #expect(found?.application == "Hangup", "\(number)")
                #expect(found?.data == "1", "\(number)")
            // Nobody's number ends in the extension for the invalid, which no list of matches shows.
            case .unknown: #expect(found == nil, "\(number)")
            }
        }
    }
}

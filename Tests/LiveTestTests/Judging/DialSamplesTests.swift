import DialPlan
import SIPMessages
import TestSupport
import Testing
import TrunkModel

@testable import LiveTest

/// What is dialled on the plan of every golden case.
@Suite struct DialSamplesTests {
    /// The samples that the acts take, in the order in which they take them.
    static func run(_ plan: DialPlan) -> [DialSamples.Sample] {
        var samples = DialSamples(plan)
        let plain = samples.plainCaller
        var found: [DialSamples.Sample?] = [samples.sample(.national, from: plain)]
        found.append(samples.sample(.national, skipping: 1, from: samples.ownNumberCaller ?? plain))
        for kind in DialRule.Kind.allCases { found.append(samples.sample(kind, from: plain)) }
        if let anonymous = samples.anonymousCaller { found.append(samples.sample(.national, from: anonymous)) }
        var later = DialSamples(plan, from: 100)
        for _ in 0..<6 { found.append(later.sample(.national, from: plain)) }
        var last = DialSamples(plan, from: 400)
        found.append(last.sample(.national, from: plain))
        return found.compactMap(\.self)
    }

    @Test(arguments: GoldenCase.all) func decideAsClaimed(_ golden: GoldenCase) throws {
        let plan = try GoldenPlans.plan(golden.name)
        for sample in Self.run(plan) {
            let decision = plan.decide(dialled: sample.digits, from: sample.caller)
            let call = try #require(sample.call, "\(sample.subject)")
            guard case .sent(let decided) = decision.outcome else {
                Issue.record("\(sample.subject) is refused")
                continue
            }
            #expect(decided.number == call.number && decided.callerID == call.callerID)
            #expect(decision.rule?.kind == sample.decision.rule?.kind)
        }
    }

    @Test(arguments: GoldenCase.all) func noTwoAreTakenForEachOther(_ golden: GoldenCase) throws {
        let plan = try GoldenPlans.plan(golden.name)
        let samples = Self.run(plan) + DialSamples(plan).refused(from: "100")
        for (place, one) in samples.enumerated() {
            let called = one.call?.number ?? one.decision.e164 ?? one.digits
            let invite = try CalledNumberTests.invite(called)
            #expect(one.number.isCalled(by: invite), "\(one.subject) is not recognised as \(called)")
            for (other, sample) in samples.enumerated() where other != place && sample.digits != one.digits {
                #expect(!sample.number.isCalled(by: invite), "\(one.subject) is taken for \(sample.subject)")
            }
        }
        // An emergency number can be dialled once and again; each other number is dialled once.
        let others = samples.filter { $0.decision.rule?.kind != .emergency && $0.decision.rule?.kind != .short }
        #expect(Set(others.map(\.digits)).count == others.count)
    }

    @Test(arguments: GoldenCase.all) func refusedForAReasonThatTheTrunkFileGives(_ golden: GoldenCase) throws {
        let plan = try GoldenPlans.plan(golden.name)
        for sample in DialSamples(plan).refused(from: "100") {
            #expect(sample.call == nil)
            switch plan.decide(dialled: sample.digits, from: "100").outcome {
            case .refused(.blocked(let type)): #expect(plan.trunk.blocked.contains(type), "\(sample.subject): \(type)")
            case .refused(.outsideDestinations): break
            case let outcome: Issue.record("\(sample.subject): \(outcome)")
            }
        }
    }

    @Test(arguments: GoldenCase.all) func everyKindIsFound(_ golden: GoldenCase) throws {
        let plan = try GoldenPlans.plan(golden.name)
        var samples = DialSamples(plan)
        let kinds = Set(plan.dialRules.map(\.kind))
        let missing = kinds.filter { samples.sample($0, from: samples.plainCaller) == nil }
        var expected: Set<DialRule.Kind> = []
        // Nothing outside the own country may be called.
        if ["netherlands", "islands"].contains(plan.trunk.destinations.name) { expected.insert(.international) }
        switch golden.name {
        case "everything-blocked": expected = kinds.subtracting([.emergency])
        // Freephone is blocked there, and premium rate.
        case "without-area-code": expected.insert(.service)
        default: break
        }
        #expect(missing == expected)
    }

    @Test func callersHaveTheirOwnSettings() throws {
        let groningen = DialSamples(try GoldenPlans.plan("groningen"))
        #expect(groningen.plainCaller == "100")
        #expect(groningen.ownNumberCaller == "210")
        #expect(groningen.anonymousCaller == "219")
        let devices = DialSamples(try GoldenPlans.plan("device-accounts-with-callers"))
        #expect(devices.plainCaller == "150")
        #expect(devices.anonymousCaller == "151")
        let alone = DialSamples(try GoldenPlans.plan("one-number"))
        #expect(alone.ownNumberCaller == nil && alone.anonymousCaller == nil)
    }

    @Test func numbersOfOneRunCountOn() throws {
        var samples = DialSamples(try GoldenPlans.plan("outside-line-0"))
        let numbers = (0..<30).compactMap { _ in samples.sample(.national, from: "021")?.call?.number }
        #expect(Set(numbers.map { $0.suffix(7) }).count == 30)
        #expect(numbers.allSatisfy { $0.hasPrefix("0031") })
    }
}

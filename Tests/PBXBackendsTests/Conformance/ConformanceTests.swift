import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Every brand does what the plan says, or says that it does not.
@Suite struct ConformanceTests {
    @Test func everyBrandHasAReader() {
        #expect(Set(Conformance.readers.keys) == Set(BackendRegistry.all.map(\.name)))
    }

    @Test(arguments: Conformance.samples) func conforms(_ sample: Conformance.Sample) throws {
        let reading = try sample.reading()
        try accounts(sample, reading)
        try media(sample, reading)
        try outbound(sample, reading)
        try inbound(sample, reading)
    }

    private func accounts(_ sample: Conformance.Sample, _ reading: any BrandReading) throws {
        let trunk = try sample.plan.trunk
        let expected = trunk.accounts.map { account in
            ReadAccount(
                username: account.username,
                password: account.password.reveal(),
                server: account.server.uriHostPort
            )
        }
        #expect(try reading.accounts == expected)
    }

    private func media(_ sample: Conformance.Sample, _ reading: any BrandReading) throws {
        #expect(try reading.codecs == sample.plan.trunk.profile.codecs.map(\.rawValue))
        #expect(try reading.dtmf == "rfc4733")
    }

    /// Two hundred numbers, each from somebody else.
    private func outbound(_ sample: Conformance.Sample, _ reading: any BrandReading) throws {
        let plan = try sample.plan
        let limited = try sample.limited
        for (decision, caller) in try Conformance.decisions(sample.golden) {
            let dialled = decision.dialled
            let call = try reading.outbound(dialled, from: caller)
            let what = Comment(rawValue: "\(dialled) from \(caller ?? "anybody")")
            switch decision.outcome {
            case .sent(let expected):
                let number = Self.wire(decision, expected, sample, plan)
                guard let call else {
                    #expect(limited.contains(.dialRules), "\(what) does not go out as \(number)")
                    continue
                }
                #expect(call.number == number, what)
                #expect(call.accounts == expected.accounts || limited.contains(.failover), what)
                if let identity = plan.callers.identity(of: caller), !limited.contains(.callerID) {
                    #expect(
                        call.callerID
                            == sample.selection.backend.wireFormat(identity.number, plan, sample.selection.line),
                        what
                    )
                }
                #expect(call.isAnonymous == expected.isAnonymous || limited.contains(.privacy), what)
            case .refused(.tooLong): continue
            case .refused(let reason):
                guard let call else { continue }
                // Whole countries let through: only foreign numbers of blocked types may pass, and it must be said.
                if case .blocked = reason, let region = decision.destination?.region,
                    region != plan.numbering.country.region, limited.contains(.destinations)
                {
                    continue
                }
                if case .noCallerID = reason, limited.contains(.callerID) { continue }
                Issue.record("\(what) goes out as \(call.number), refused by the plan: \(reason)")
            }
        }
    }

    private static func wire(
        _ decision: OutboundDecision,
        _ call: OutboundDecision.Call,
        _ sample: Conformance.Sample,
        _ plan: DialPlan
    ) -> String {
        guard let e164 = decision.e164 else { return call.number }
        return sample.selection.backend.numberFormat(for: plan, line: sample.selection.line).text(
            ofDigits: e164,
            internationalPrefix: plan.trunk.profile.internationalPrefix
        )
    }

    /// Every number of the trunk is reached, or refused where it takes no calls.
    private func inbound(_ sample: Conformance.Sample, _ reading: any BrandReading) throws {
        let plan = try sample.plan
        let format = sample.selection.backend.numberFormat(for: plan, line: sample.selection.line)
        let limited = try sample.limited
        for block in plan.trunk.numbers {
            for number in block.numbers {
                let called = number.formatted(format, internationalPrefix: plan.trunk.profile.internationalPrefix)
                let target = block.inbound?.target(forDigits: number.digits)
                let reached = try reading.inbound(called)
                if reached != target, !limited.contains(.didRoutes) {
                    Issue.record("\(called) goes to \(reached ?? "nobody"), not to \(target ?? "nobody")")
                }
            }
        }
        let stranger = NumberFormat.text(format)(ofDigits: "31201234567", internationalPrefix: "00")
        #expect(
            try reading.inbound(stranger) == nil || limited.contains(.didRoutes),
            "a number that is not the trunk's"
        )
    }

    /// A finding has both languages, a stable name, and says which settings it is about.
    @Test(arguments: BackendRegistry.selections.map(\.name)) func findings(_ name: String) throws {
        let selection = try #require(BackendRegistry.selections.first { $0.name == name })
        let limitations = selection.backend.limitations(of: selection.line)
        #expect(Set(limitations.map(\.id)).count == limitations.count)
        for limitation in limitations {
            #expect(limitation.text.nl != limitation.text.en)
            #expect(!limitation.text.en.hasSuffix("."))
            #expect(limitation.severity == .note || !limitation.settings.isEmpty, "\(limitation.id)")
        }
    }
}

import Diagnostics
import DialPlan
import TestSupport
import Testing

@Suite struct PlanAnalysisTests {
    /// The examples are plans in which nothing hides anything.
    @Test(arguments: GoldenCase.all) func examplesHaveNoFindings(_ golden: GoldenCase) throws {
        var log = DiagnosticLog()
        try Samples.plan(golden.name).analyse(log: &log)
        let findings = log.sorted.filter { $0.rule != "rule-overlap" }
        #expect(findings.isEmpty, "\(findings)")
    }

    static func findings(_ text: String) throws -> [String] {
        try Samples.plan(text: text).findings.map { "\($0.severity) \($0.rule)" }
    }

    /// An internal number that is an emergency number: an error where nothing else leads there.
    @Test(arguments: ["112", "113", "144"]) func extensionHidesEmergency(_ number: String) throws {
        #expect(try Self.findings(Samples.text(target: number)) == ["error extension-hides-emergency"])
        let second = try Self.findings(Samples.text(target: number, outsideLine: "9"))
        #expect(second == ["warning extension-hides-emergency"])
    }

    @Test func emergencyNumbersAreTheCountrys() throws {
        #expect(try Self.findings(Samples.text(country: "BE", target: "144")) == [])
        #expect(try Self.findings(Samples.text(country: "BE", target: "101")) == ["error extension-hides-emergency"])
        #expect(try Self.findings(Samples.text(country: "DE", target: "110")) == ["error extension-hides-emergency"])
    }

    @Test(arguments: ["1233", "14050", "1850", "0612345678"]) func extensionHidesNumber(_ number: String) throws {
        #expect(try Self.findings(Samples.text(target: number)) == ["warning extension-hides-number"])
        #expect(try Self.findings(Samples.text(target: number, outsideLine: "9")) == [])
    }

    @Test func callersAreInternalNumbersToo() throws {
        let text = Samples.text(more: "callers:\n  - { extension: \"112\", caller_id: anonymous }")
        let findings = try Samples.plan(text: text).findings
        #expect(findings.map(\.rule) == ["extension-hides-emergency"])
        #expect(findings.first?.location?.line == 11)
        #expect(findings.first?.message.contains("callers[0].extension") == true)
    }

    /// With `1` before outside numbers, `1` and 12 hide 112 no more than 112 hides them: emergency comes first.
    @Test func outsideLineThatMeetsEmergency() throws {
        let plan = try Samples.plan(text: Samples.text(outsideLine: "1")).plan
        #expect(plan.decide(dialled: "112").summary == "emergency 112")
        #expect(plan.decide(dialled: "1112").summary == "emergency 112")
        #expect(plan.decide(dialled: "10612345678").summary == "national +31612345678")
    }

    /// A national number of six digits and a local one cannot be told apart: the first rule takes them.
    @Test func rulesThatOverlap() throws {
        let area = "pbx: { address: 192.0.2.2, country: DE, area_code: \"030\" }"
        let text = Samples.text(country: "DE").replacing("pbx: { address: 192.0.2.2, country: DE }", with: area)
        let (plan, findings) = try Samples.plan(text: text)
        for finding in findings {
            #expect(finding.severity < .error)
            #expect(["rule-overlap", "rule-unreachable"].contains(finding.rule))
        }
        #expect(plan.dialRules.contains { $0.kind == .local })
    }

    /// What the analysis says of rules is so: an overlap is a number that two rules take, and the first gets it.
    @Test(arguments: ["NL", "BE", "DE", "ES", "DK", "IT", "GB", "US"], ["", "0", "1", "9", "00"])
    func overlapsAreReal(_ country: String, _ line: String) throws {
        let (plan, findings) = try Samples.plan(text: Samples.text(country: country, outsideLine: line))
        for finding in findings where finding.rule == "rule-overlap" {
            let number = String(finding.message.prefix { $0 != " " })
            let takers = plan.dialRules.filter { rule in rule.patterns.contains { $0.matches(number) } }
            #expect(takers.count >= 2, "\(finding.message)")
            #expect(plan.decide(dialled: number).rule == takers.first)
        }
        for finding in findings where finding.rule == "rule-unreachable" {
            #expect(finding.severity == .warning)
        }
    }
}

import ConfigFormats
import Diagnostics
import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// Filling in a captured SIP trunk template: known elements only, all the rest as it was.
@Suite struct AvayaTemplateTests {
    /// Shaped as the fact sheet remembers it, with what a real one may have beside it.
    private static let captured = """
        <?xml version="1.0" encoding="utf-8"?>
        <!-- made by Manager -->
        <Template xmlns="urn:SIPTrunk-schema">
          <TemplateType>SIPTrunk</TemplateType>
          <Version>20141215</Version>
          <SystemLocale>enu</SystemLocale>
          <DescriptiveName>old &amp; &lt;odd&gt;</DescriptiveName>
          <ITSPDomainName>example.org</ITSPDomainName>
          <Unknown a="1">kept &amp; "quoted" é</Unknown>
          <SendCallerID>CallerIDDIV</SendCallerID>
          <RegistrationRequired>false</RegistrationRequired>
          <CheckOOS>true</CheckOOS>
          <UpdateSupport>2</UpdateSupport>
          <ITSPProxy></ITSPProxy>
          <SendPort>5061</SendPort>
          <AdvCodecPref>G.729(a) 8K CS-ACELP</AdvCodecPref>
          <FaxTransportSupport>FOIP_T38</FaxTransportSupport>
          <Rel100Supported>false</Rel100Supported>
          <Rel100Supported>true</Rel100Supported>
          <EflagStartTimer>2600</EflagStartTimer>
        </Template>
        """

    private static func patched(
        _ xml: String,
        _ name: String = "groningen"
    ) throws -> (text: String, changes: [AvayaTemplatePatch.Change]) {
        let plan = try AvayaTestPlans.plan(name)
        let line = try #require(AvayaLine.lines(of: plan.trunk).first)
        return try AvayaTemplatePatch.patch(xml, file: "base.xml", plan: plan, line: line)
    }

    @Test func onlyKnownElementsChange() throws {
        let (text, changes) = try Self.patched(Self.captured)
        let expected = Self.captured
            .replacing("old &amp; &lt;odd&gt;", with: "groningen")
            .replacing("example.org", with: "pbx.callvoip.nl")
            .replacing("CallerIDDIV", with: "CallerIDPAI")
            .replacing("<RegistrationRequired>false", with: "<RegistrationRequired>true")
            .replacing("<ITSPProxy></ITSPProxy>", with: "<ITSPProxy>pbx.callvoip.nl</ITSPProxy>")
            .replacing("5061", with: "5060")
            .replacing("G.729(a) 8K CS-ACELP", with: "G.711 ALAW 64K,G.711 ULAW 64K")
            .replacing("FOIP_T38", with: "FOIP_NONE")
        #expect(text == expected + "\n")
        func outcome(_ element: String) -> AvayaTemplatePatch.Outcome? {
            changes.first { $0.element == element }?.outcome
        }
        #expect(outcome("CheckOOS") == .kept("true"))
        #expect(outcome("SendPort") == .replaced(from: "5061", to: "5060"))
        #expect(outcome("UpdateSupport") == .strange("2", wanted: "UpdateNever"))
        #expect(outcome("Rel100Supported") == .notOnce(count: 2))
        #expect(outcome("DTMFSupport") == .notOnce(count: 0))
    }

    @Test func patchingTwiceChangesNothing() throws {
        let once = try Self.patched(Self.captured).text
        let (twice, changes) = try Self.patched(once)
        #expect(twice == once)
        #expect(!changes.contains { if case .replaced = $0.outcome { true } else { false } })
    }

    /// A refusal, by its rule.
    private static func rule(_ xml: String) throws -> String? {
        do throws(DiagnosedFailure) {
            let plan = try Result { try AvayaTestPlans.plan("groningen") }
                .mapError { DiagnosedFailure("\($0)", rule: "test", at: nil) }.get()
            let line = AvayaLine.lines(of: plan.trunk)[0]
            _ = try AvayaTemplatePatch.patch(xml, file: "base.xml", plan: plan, line: line)
            return nil
        } catch {
            return error.log.diagnostics.first?.rule
        }
    }

    @Test(arguments: [
        ("<Other xmlns=\"urn:SIPTrunk-schema\"><TemplateType>SIPTrunk</TemplateType></Other>", "avaya-no-template"),
        ("<Template/>", "avaya-no-template"),
        ("<Template><TemplateType>User</TemplateType></Template>", "avaya-no-template"),
        ("<Template><x><TemplateType>SIPTrunk</TemplateType></x></Template>", "avaya-no-template"),
        ("<Template><TemplateType>SIPTrunk</TemplateType>", "xml-syntax"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><Template><TemplateType>SIPTrunk</TemplateType></Template>", "xml-dtd"),
        ("", "xml-syntax"),
    ])
    func othersAreRefused(_ xml: String, _ expected: String) throws { #expect(try Self.rule(xml) == expected) }

    @Test func valuesWithMarkupInsideStay() throws {
        let xml = "<Template><TemplateType>SIPTrunk</TemplateType><ITSPProxy><b>1</b></ITSPProxy></Template>"
        #expect(try Self.patched(xml).text.contains("<ITSPProxy><b>1</b></ITSPProxy>"))
    }

    @Test func generatedBesideTheOtherFiles() throws {
        let base = CapturedFile(path: "somewhere/NL_Callvoip_SIPTrunk.xml", text: Self.captured)
        func files(_ name: String) throws -> [OutputFile] {
            let selection = BackendRegistry.Selection(backend: AvayaTestPlans.backend, line: AvayaTestPlans.line(.r9))
            let plan = try AvayaTestPlans.plan(name)
            return try Generator(languages: []).generate(plan, for: selection, bases: [base]).files
        }
        let one = try files("groningen").map(\.path)
        #expect(one.suffix(2) == ["NL_Callvoip_SIPTrunk.xml", "NL_Callvoip_SIPTrunk.xml.report.txt"])
        let two = try files("secondary-on-another-server")
        let second = try #require(two.first { $0.path == "line-18-NL_Callvoip_SIPTrunk.xml" })
        #expect(second.text.contains("<ITSPProxy>pbx2.callvoip.nl</ITSPProxy>") && second.text.contains(">5070<"))
        let report = try #require(two.last)
        #expect(report.text.hasPrefix("EXPERIMENTAL"))
        #expect(report.text.contains("SendPort: 5070 (was: 5061)\n"))
        #expect(!two.contains { $0.holdsSecret })
        #expect(AvayaTestPlans.backend.base(AvayaTestPlans.line(.r9))?.en.hasPrefix("EXPERIMENTAL") == true)
    }
}

import LiveTest
import TestSupport
import Testing
import TrunkModel

/// The report for CI systems, judged by libxml2 and a schema.
@Suite struct JUnitReportTests {
    @Test(arguments: Language.allCases) func isValid(_ language: Language) throws {
        #expect(JUnitSchema.accepts(JUnitReport.bytes(SampleReport.whole, language: language)))
    }

    @Test func whatXMLCannotHoldIsShown() throws {
        var report = SampleReport.whole
        let rude = String(
            decoding: Array("a\u{0}b\u{1B}[31m\u{FFFE}\u{B}]]></failure><x>&amp;\"".utf8) + [0xFF, 0xC0],
            as: UTF8.self
        )
        report.trunk = rude
        for index in report.verdicts.indices {
            report.verdicts[index].subject = rude
            report.verdicts[index].seen = LocalizedText(rude)
            report.verdicts[index].expected = LocalizedText("line\r\nline\u{2028}")
        }
        let bytes = JUnitReport.bytes(report, language: .en)
        #expect(JUnitSchema.accepts(bytes))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("a␀b␛[31m⟨U+FFFE⟩␋]]&gt;&lt;/failure&gt;"))
        #expect(!text.contains("<x>"))
    }

    @Test func theSchemaRefuses() throws {
        let good = String(decoding: JUnitReport.bytes(SampleReport.whole, language: .en), as: UTF8.self)
        for (old, new) in [("<testcase ", "<case "), ("failures=\"2\"", "failures=\"x\""), ("</testsuites>", "")] {
            #expect(good.contains(old), "\(old)")
            #expect(!JUnitSchema.accepts(Array(good.replacing(old, with: new).utf8)), "\(old)")
        }
    }
}

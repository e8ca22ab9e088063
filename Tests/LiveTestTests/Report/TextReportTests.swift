import LiveTest
import Testing
import TrunkModel

/// The report for terminals.
@Suite struct TextReportTests {
    let report = SampleReport.whole

    @Test(arguments: [40, 60, 90, 200]) func keepsTheWidth(_ width: Int) {
        for language in Language.allCases {
            let lines = TextReport(language: language, width: width).text(report).split(separator: "\n")
            for line in lines where line.count > width {
                // Only a word that cannot be broken may stick out.
                let words = line.split(separator: " ")
                #expect(words.count == 1, "\(line)")
            }
        }
    }

    @Test func colourOnlyWhenAskedFor() {
        #expect(!TextReport(language: .nl).text(report).contains("\u{1B}"))
        let coloured = TextReport(language: .nl, usesColour: true).text(report)
        #expect(coloured.contains("\u{1B}[31m✗\u{1B}[0m"))
        #expect(coloured.contains("\u{1B}[32m✓\u{1B}[0m"))
    }

    @Test func oneVerdict() {
        let verdict = SampleReport.passed(.did, .inbound, "+31508200000")
        #expect(TextReport(language: .nl).line(verdict) == "  PASS Nummer gaat over: +31508200000\n")
        var rude = verdict
        rude.subject = "\u{1B}[2J\u{9B}31m\nPASS"
        #expect(TextReport(language: .en).line(rude) == "  PASS The number rings: ␛[2J⟨U+9B⟩31m␊PASS\n")
    }

    @Test func everyCheckHasItsTexts() {
        var titles: Set<String> = []
        for check in Check.allCases {
            for language in Language.allCases {
                let title = check.title[language]
                #expect(!title.isEmpty && title.count <= 45, "\(title)")
                #expect(titles.insert("\(language) \(title)").inserted, "\(title)")
                #expect(check.why[language].hasSuffix("."), "\(check)")
                #expect(!check.source(in: language).isEmpty)
            }
            #expect(!check.source(in: .nl).contains("manual"))
        }
    }
}

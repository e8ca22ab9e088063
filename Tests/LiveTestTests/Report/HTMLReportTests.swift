import Foundation
import LiveTest
import PBXBackends
import Templating
import Testing
import TrunkModel

/// The page: what it says, and what it does not let a peer do.
@Suite struct HTMLReportTests {
    static func page(_ report: LiveTestReport, _ language: Language = .en) throws -> String {
        String(decoding: try HTMLReport().bytes(report, language: language), as: UTF8.self)
    }

    @Test(arguments: Language.allCases) func saysWhatIsWrongFirst(_ language: Language) throws {
        let page = try Self.page(SampleReport.whole, language)
        // To look at it: TRUNKLINE_REPORT_FOLDER=/some/folder swift test --filter HTMLReportTests
        if let folder = ProcessInfo.processInfo.environment["TRUNKLINE_REPORT_FOLDER"] {
            try Data(page.utf8).write(to: URL(filePath: folder).appending(path: "report.\(language).html"))
        }
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
        let title = Check.assertedIdentity.title[language]
        let card = try #require(page.range(of: title))
        let all = try #require(page.range(of: "class=\"checks\""))
        #expect(card.lowerBound < all.lowerBound)
        #expect(page.contains("<code>send_pai = yes</code>"))
        #expect(page.contains("Asterisk PBX 22.5.2"))
    }

    /// Every link leads somewhere, and no two places have one name.
    @Test func linksAreWhole() throws {
        let page = try Self.page(SampleReport.whole)
        let targets = page.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
        #expect(Set(targets).count == targets.count)
        let links = page.matches(of: /href="([^"]*)"/).map { String($0.1) }
        #expect(links.count > 60)
        for link in links { #expect(link.hasPrefix("#") && targets.contains(String(link.dropFirst())), "\(link)") }
    }

    @Test func nothingFromAPeerActs() throws {
        var report = SampleReport.whole
        report.pbx = "<img src=x onerror=alert(1)>\u{1B}]0;x\u{07}"
        report.verdicts[0].subject = "\"'><script>x</script>\u{202E}\u{2066}"
        let page = try Self.page(report)
        #expect(!page.contains("<script"))
        #expect(!page.contains("<img"))
        #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;␛]0;x␇"))
        #expect(page.contains("⟨U+202E⟩⟨U+2066⟩"))
        #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
        #expect(!page.unicodeScalars.contains("\u{202E}"))
        #expect(page.contains("default-src 'none'"))
    }

    /// The page loads nothing: no picture, font, style or script from anywhere, and links only within itself.
    @Test func standsAlone() throws {
        let page = try Self.page(SampleReport.whole)
        #expect(
            page.firstMatch(of: /\ (src|srcset|action|data|on[a-z]+)=|url\(|@import|https?:|<(link|iframe|object)/)
                == nil
        )
    }

    @Test func noDigestIsShown() throws {
        let page = try Self.page(SampleReport.whole)
        #expect(!page.contains("4ea0b5d9cd1ba6b7d1a0ab3b2a4a3d51"))
        #expect(page.contains("response=&quot;00000000000000000000000000000000&quot;"))
    }

    /// A user's own template takes the place of one that ships, as with `generate --templates`.
    @Test func templatesCanBeReplaced() throws {
        let own = TemplateFile(path: "report/style.html.mustache", text: "body { color: teal }")
        let report = HTMLReport(templates: TemplateFiles.makeLibrary(replacing: [own]))
        let page = String(decoding: try report.bytes(SampleReport.whole, language: .en), as: UTF8.self)
        #expect(page.contains("<style>\nbody { color: teal }"))
        #expect(!page.contains("prefers-color-scheme"))
    }

    /// Every template of the page is part of it: none lies about unused.
    ///
    /// Those of the pages on drift and safety have their own tests.
    @Test func everyTemplateIsUsed() throws {
        let others = ["drift", "drift-style", "difference", "audit"].map { "report/\($0).html.mustache" }
        for file in TemplateFiles.builtIn where file.path.hasPrefix("report/") && !others.contains(file.path) {
            let broken = TemplateFile(path: file.path, text: "{{no_such_name}}")
            let report = HTMLReport(templates: TemplateFiles.makeLibrary(replacing: [broken]))
            #expect(throws: (any Error).self, "\(file.path)") { try report.bytes(SampleReport.whole, language: .en) }
        }
    }

    /// 60 calls of 30 messages.
    @Test func largeRunsStayUsable() throws {
        var report = SampleReport.whole
        var text = "INVITE sip:+31508200000@203.0.113.10:5060 SIP/2.0\n"
        while text.utf8.count < 560 { text += "X-Filler: 0123456789 0123456789 0123456789\n" }
        let message = report.ladders[2].messages[0]
        report.ladders = (0..<60).map { number in
            Ladder(
                callID: "call-\(number)",
                title: LocalizedText("call \(number)"),
                act: .inbound,
                participants: ["PBX 203.0.113.10:5060", "Callvoip 192.0.2.1:5060"],
                messages: (0..<30).map { index in
                    var message = message
                    message.text = text
                    message.isRetransmission = false
                    message.time = Double(index)
                    return message
                }
            )
        }
        let clock = ContinuousClock()
        var size = 0
        let time = try clock.measure { size = try HTMLReport().bytes(report, language: .en).count }
        #expect(size < 1_600_000, "\(size) bytes")
        #expect(time < .seconds(5), "\(time)")
    }

    @Test func anEmptyReport() throws {
        let report = LiveTestReport(
            trunk: "t",
            provider: "p",
            listen: "127.0.0.1:5060",
            began: 0,
            duration: .infinity,
            pbx: nil,
            brand: nil,
            acts: Act.allCases,
            verdicts: [],
            notices: [],
            ladders: []
        )
        #expect(try Self.page(report).contains("Nothing was judged."))
        #expect(TextReport(language: .en).text(report).hasPrefix("Nothing proven: Nothing was judged."))
    }
}

import Foundation
import PBXBackends
import Templating
import Testing
import TrunkModel

@testable import ConfigDiff

@Suite struct DriftHTMLTests {
    static func page(_ language: Language = .en, _ own: [TemplateFile] = []) throws -> String {
        let html = DriftHTML(templates: TemplateFiles.makeLibrary(replacing: own))
        let bytes = try html.bytes(try SampleDrift.report(), language: language, listsOthers: true)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: Language.allCases) func saysWhatDiffersFirst(_ language: Language) throws {
        let page = try Self.page(language)
        // To look at it: TRUNKLINE_REPORT_FOLDER=/some/folder swift test --filter DriftHTMLTests
        if let folder = ProcessInfo.processInfo.environment["TRUNKLINE_REPORT_FOLDER"] {
            try Data(page.utf8).write(to: URL(filePath: folder).appending(path: "drift.\(language).html"))
        }
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
        let card = try #require(page.range(of: "class=\"card failed\""))
        let all = try #require(page.range(of: "class=\"checks\""))
        #expect(card.lowerBound < all.lowerBound)
        #expect(page.contains("<ins>allow = alaw,ulaw</ins>") && page.contains("<del>allow = ulaw,alaw</del>"))
    }

    @Test func linksAreWhole() throws {
        let page = try Self.page()
        let targets = page.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
        #expect(Set(targets).count == targets.count)
        let links = page.matches(of: /href="([^"]*)"/).map { String($0.1) }
        #expect(links.count > 8)
        for link in links { #expect(link.hasPrefix("#") && targets.contains(String(link.dropFirst())), "\(link)") }
    }

    @Test func standsAlone() throws {
        let other = /\ (src|srcset|action|data|on[a-z]+)=|url\(|@import|https?:|<(link|iframe|object|script)/
        #expect(try Self.page().firstMatch(of: other) == nil)
        #expect(try Self.page().contains("default-src 'none'"))
    }

    @Test func everyTemplateIsUsed() throws {
        let own = TemplateFiles.builtIn.filter { $0.path.hasPrefix("report/d") }
        #expect(own.count == 3)
        for file in own {
            let broken = TemplateFile(path: file.path, text: "{{no_such_name}}")
            #expect(throws: (any Error).self, "\(file.path)") { try Self.page(.en, [broken]) }
        }
    }
}

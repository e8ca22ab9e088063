import Foundation
import TestSupport
import Testing

/// Brands with several lines, findings in both languages, and files of the user's own.
@Suite struct BrandTests {
    /// Every name of the contract and of the manual's products is known.
    @Test(arguments: [
        "asterisk-pjsip", "asterisk-sip", "freepbx", "freepbx:17", "freepbx:2.11", "freepbx:2.x", "freepbx:elastix",
        "freepbx:trixbox", "freepbx:issabel", "3cx", "3cx:12.5", "3cx:18", "3cx:20", "yeastar", "yeastar:mypbx",
        "yeastar:s-series", "yeastar:p-series", "avaya-ipoffice", "avaya-ipoffice:9", "avaya-ipoffice:11",
        "kamailio", "kamailio:5.5", "kamailio:6.1",
    ]) func isKnown(_ brand: String) async throws {
        let run = try await TrunklineCommand.run(cases: "check", "@antwerpen", "--pbx", brand)
        #expect(run.status != 2, "\(run.errors)")
        #expect(run.output.hasPrefix("antwerpen: trunk at "))
    }

    @Test func unknownLine() async throws {
        let run = try await TrunklineCommand.run(cases: "check", "@groningen", "--pbx", "yeastar:z-series")
        #expect(run.status == 2)
        #expect(run.errors.contains("yeastar has no version or product line 'z-series'; it has p-series"))
    }

    @Test func severalLinesOfOneBrand() async throws {
        let folder = try TemporaryFolder()
        _ = try await OutputTests.generate(
            folder,
            "@groningen",
            "--pbx",
            "freepbx:17,freepbx:elastix,asterisk-sip",
            "--language",
            "nl"
        )
        let files = try folder.files()
        #expect(files.contains("out/freepbx/17/expected/pjsip.endpoint.conf"))
        #expect(files.contains("out/freepbx/2.11/expected/sip_additional.conf"))
        #expect(files.contains("out/asterisk-sip/sip_groningen.conf"))
    }

    /// A page with passwords is for its owner; the same sheet as Markdown has none.
    @Test func pagesWithPasswords() async throws {
        let folder = try TemporaryFolder()
        let run = try await OutputTests.generate(folder, "@worldwide", "--pbx", "3cx:20")
        #expect(run.status != 2)
        let page = "out/3cx/setup-rederij.nl.html"
        #expect(try folder.mode(page) == 0o600)
        #expect(try folder.mode("out/3cx/setup-rederij.nl.md") == 0o644)
        #expect(try folder.mode("out/3cx/xapi-plan.json") == 0o644)
        let redacted = try await OutputTests.generate(folder, "@worldwide", "--pbx", "3cx:20", "--redact")
        #expect(redacted.status != 2)
        #expect(try folder.text(page).contains("********"))
    }

    /// Files that name their own folder name the one that they are written to, and only the registrations hold passwords.
    @Test func folderOfKamailio() async throws {
        let folder = try TemporaryFolder()
        let run = try await OutputTests.generate(folder, "@groningen", "@antwerpen", "--pbx", "kamailio:6.0")
        #expect(run.status == 0, "\(run.errors)")
        let place = folder.path("out/groningen/kamailio")
        #expect(try folder.text("out/groningen/kamailio/kamailio.cfg").contains("\"text://\(place)/dbtext\"\n"))
        #expect(try folder.mode("out/groningen/kamailio/dbtext/uacreg") == 0o600)
        #expect(try folder.mode("out/groningen/kamailio/kamailio.cfg") == 0o644)
    }

    /// An error among the findings: the files are there, and the answer is no.
    @Test func findingsOfAllBrands() async throws {
        let folder = try TemporaryFolder()
        let run = try await OutputTests.generate(folder, "@groningen", "--pbx", "all", "--language", "nl")
        #expect(run.status == 1)
        #expect(try folder.files().contains("out/avaya-ipoffice/groningen.ipo-routes.txt"))
        #expect(run.errors.contains(": error: 3cx:20: 3CX stuurt geen 'Privacy: id'"), "\(run.errors)")
        let check = try await TrunklineCommand.run(
            cases: "check",
            "@groningen",
            "--pbx",
            "3cx:20",
            "--language",
            "en"
        )
        #expect(check.status == 1)
        #expect(check.errors.contains(": error: 3cx:20: 3CX sends no 'Privacy: id'"), "\(check.errors)")
    }

    @Test func oneBrandsLines() async throws {
        let run = try await TrunklineCommand.run(["brands", "yeastar", "--language", "nl"])
        #expect(run.status == 0)
        #expect(run.output.contains(":s-series") && run.output.contains("het instelblad"))
        #expect(!run.output.contains("asterisk-pjsip"))
        let one = try await TrunklineCommand.run(["brands", "3cx:12.5", "--format", "json"])
        #expect(one.status == 0)
        let result = try #require(one.json?["result"] as? [[String: Any]])
        let lines = try #require(result.first?["lines"] as? [[String: Any]])
        #expect(lines.count == 1)
        #expect((lines[0]["aliases"] as? [String])?.contains("12.5") == true)
    }

    /// An export of the user's own PBX is filled in; what is none is refused, and nothing is written.
    @Test func base() async throws {
        let folder = try TemporaryFolder()
        let export = try folder.write(
            "Name,Trunk Status,Trunk Type,Transport,Hostname/IP,Port,Domain,Username,Password,Authentication Name,Mine\n"
                + "Old,1,register,udp,h,5060,h,u,p,u,kept\n",
            to: "trunks.csv"
        )
        let run = try await OutputTests.generate(folder, "@antwerpen", "--pbx", "yeastar", "--base", export)
        #expect(run.status != 2, "\(run.errors)")
        let filled = "out/yeastar/trunks.csv"
        #expect(try folder.text(filled).contains(",kept"))
        #expect(try folder.mode(filled) == 0o600)

        for (brand, file, rule) in [
            ("asterisk-sip", export, "base-not-taken"), ("yeastar", "nowhere.csv", "file-unreadable"),
            ("avaya-ipoffice", export, "xml-syntax"),
        ] {
            let other = try TemporaryFolder()
            let wrong = try await OutputTests.generate(other, "@antwerpen", "--pbx", brand, "--base", file)
            #expect(wrong.status == 2, "\(brand) \(file)")
            #expect(wrong.errors.contains(rule), "\(wrong.errors)")
            #expect(!other.exists("out"))
        }
    }
}

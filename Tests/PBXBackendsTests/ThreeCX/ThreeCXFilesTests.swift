import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// 3CX's own files against schemas made from the real ones, and read back.
@Suite struct ThreeCXFilesTests {
    private static func schema(_ name: String) throws -> RelaxNG {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
        return try RelaxNG(schemaText: try String(contentsOf: url, encoding: .utf8), file: name)
    }

    @Test(arguments: ["14", "18", "20"]) func templatesAreValid(_ line: String) throws {
        let schema = try Self.schema("provider-template.rng")
        for golden in GoldenCase.all {
            let bundle = try ThreeCXFiles.bundle(line, golden)
            let templates = bundle.files.filter { $0.key.hasSuffix(".pv.xml") }
            #expect(templates.count == Set(bundle.plan.trunk.accounts.map(\.server)).count)
            for (path, text) in templates {
                #expect(schema.validate(try ThreeCXFiles.xml(text, path)) == [], "\(golden) \(path)")
            }
        }
    }

    @Test func schemaFindsMistakes() throws {
        let schema = try Self.schema("provider-template.rng")
        let text = try ThreeCXFiles.bundle("20", GoldenCase(name: "groningen")).file("groningen.pv.xml")
        for (old, new) in [
            (">UDP<", ">udp<"), ("\"RequireAuthFor\">4", "\"RequireAuthFor\">0"), ("FromUserPart", "FromUser"),
            ("rfcname=\"pcma\"", "rfcname=\"alaw\""), ("$AuthID", "AuthID"),
        ] {
            #expect(text.contains(old))
            let document = try ThreeCXFiles.xml(text.replacing(old, with: new), "changed.pv.xml")
            #expect(schema.validate(document) != [], "\(new)")
        }
    }

    @Test(arguments: GoldenCase.all) func setupIsValid(_ golden: GoldenCase) throws {
        let text = try ThreeCXFiles.bundle("18", golden).file("setupconfig.xml")
        let schema = try Self.schema("setupconfig.rng")
        #expect(schema.validate(try ThreeCXFiles.xml(text, "setupconfig.xml")) == [])
    }

    /// From shows the caller, P-Asserted-Identity too where the provider asks for it, Remote-Party-ID is left alone.
    @Test(arguments: GoldenCase.all) func headersAreBound(_ golden: GoldenCase) throws {
        let bundle = try ThreeCXFiles.bundle("20", golden)
        for (path, text) in bundle.files where path.hasSuffix(".pv.xml") {
            let root = try #require(try ThreeCXFiles.xml(text, path).root)
            let device = try #require(root.child("data")?.child("device"))
            func bound(_ parameter: String) -> [String] {
                device.children("field").filter {
                    $0.attribute("name") == "ParameterOut" && $0.attribute("parameter") == parameter
                }.map(\.text)
            }
            #expect(bound("FromUserPart") == ["$OutboundCallerId"])
            #expect(bound("ContactUser") == ["$AuthID"])
            let asserted = bundle.plan.trunk.profile.requiresAssertedIdentity
            #expect(bound("P-AssertedIdentityUserPart") == (asserted ? ["$OutboundCallerId"] : []))
            #expect(bound("P-AssertedIdentityHostPart") == (asserted ? ["$GWHostPort"] : []))
            #expect(!text.contains("RemotePartyID"))
            let host = device.children("field").first { $0.attribute("name") == "RegistrarHost" }?.text
            let accounts = bundle.plan.trunk.accounts.filter { $0.server.host == host }
            #expect(!accounts.isEmpty)
            // Two accounts at one server: the address alone would not tell them apart.
            let source = device.children("field").filter { $0.attribute("name") == "Source" }
            #expect(source.count == (accounts.count == 1 ? 1 : 0))
        }
    }

    @Test(arguments: ["14", "18"]) func inboundRulesAreWhatTheImporterKnows(_ line: String) throws {
        for golden in GoldenCase.all {
            let text = try ThreeCXFiles.bundle(line, golden).file("inbound-rules.csv")
            #expect(text.hasPrefix(ThreeCXFiles.csvHeader + "\r\n"))
            #expect(text.hasSuffix("\r\n") && !text.contains("\""))
            #expect(text.replacing("\r\n", with: "").contains { $0.isNewline } == false, "CRLF only")
            let table = try ThreeCXFiles.table(text)
            for row in table.rows.indices {
                #expect(table[row, "PRIORITY"] == String(row + 2))
                #expect(["1", "2", "5"].contains(table[row, "INOFFICE_DEST_TYPE"] ?? ""), "only confirmed kinds")
            }
        }
    }

    /// Of line 14, nothing that is sent or matched has a plus: the provider's manual has it so.
    @Test(arguments: GoldenCase.all) func oldVersionsSendNoPlus(_ golden: GoldenCase) throws {
        let bundle = try ThreeCXFiles.bundle("14", golden)
        #expect(try !bundle.file("inbound-rules.csv").contains("+"))
        #expect(bundle.rows(with: "Strip digits").allSatisfy { $0["Prepend"]?.contains("+") == false })
        let warned = bundle.sheet.findings.contains { $0.id == "number-format-without-plus" }
        #expect(warned == (bundle.plan.trunk.numberFormat == .plus))
    }

    /// Every word that may follow the colon finds its line.
    @Test func versionsAreKnown() throws {
        for (word, line) in [
            ("12.5", "14"), ("12", "14"), ("14", "14"), ("15.5", "18"), ("16", "18"), ("18", "18"), ("20", "20"),
        ] {
            #expect(try BackendRegistry.select("3cx:\(word)").map(\.line.name) == [line])
        }
        #expect(try BackendRegistry.select("3cx").map(\.line.name) == ["20"])
    }

    /// Advice about one account or number names that one, and a value that the sheet or file has.
    @Test(arguments: ["14", "18", "20"]) func placesAreExact(_ line: String) throws {
        let bundle = try ThreeCXFiles.bundle(line, GoldenCase(name: "secondary-on-another-server"))
        let selection = bundle.selection
        func places(_ setting: TrunkSetting, _ account: Int?, _ number: String?) -> [SettingPlace] {
            selection.backend.places(
                of: setting,
                in: bundle.plan,
                line: selection.line,
                account: account,
                number: number
            )
        }
        let credentials = places(.credentials, 1, nil)
        #expect(!credentials.isEmpty && credentials.allSatisfy { $0.location.en.hasSuffix("drachten-secondary") })
        #expect(credentials.first?.value == "drachten-b")
        #expect(places(.contactUser, 1, nil).map(\.location.en) == ["drachten-2.pv.xml"])
        let shown = line == "14" ? "31508200141" : "+31508200141"
        #expect(places(.didRoutes, nil, "31508200141").first?.value == shown)
        let secrets = bundle.plan.trunk.accounts.map { $0.password.reveal() }
        for setting in TrunkSetting.allCases {
            for place in places(setting, nil, nil) { #expect(!secrets.contains(place.value ?? "")) }
        }
    }
}

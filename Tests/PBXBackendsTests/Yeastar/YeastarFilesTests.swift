import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// What Yeastar's fields hold: characters, lengths, columns.
@Suite struct YeastarFilesTests {
    private static func bundle(_ line: String, _ golden: GoldenCase) throws -> GeneratedBundle {
        let selection = try #require(try BackendRegistry.select("yeastar:\(line)").first)
        return try GeneratedBundle(selection, try Conformance.plan(golden))
    }

    private func bundle(_ line: String, _ golden: GoldenCase) throws -> GeneratedBundle {
        try Self.bundle(line, golden)
    }

    private func findings(_ line: String, _ golden: GoldenCase) throws -> [Limitation] {
        let selection = try #require(try BackendRegistry.select("yeastar:\(line)").first)
        let plan = try Conformance.plan(golden)
        return selection.backend.limitations(of: selection.line).filter { $0.applies(plan) }
    }

    @Test(arguments: [
        ("p", "p-series"), ("p-cloud", "p-series"), ("s", "s-series"), ("k2", "s-series"), ("cloud", "s-series"),
        ("mypbx", "mypbx"),
    ])
    func aliases(_ word: String, _ line: String) throws {
        #expect(try BackendRegistry.select("yeastar:\(word)").first?.line.name == line)
    }

    // MARK: S-Series

    @Test(arguments: GoldenCase.all) func outboundCSVHoldsWhatTheImportTakes(_ golden: GoldenCase) throws {
        let rows = try bundle("s-series", golden).records("outbound-routes.csv")
        #expect(Set(rows.map { $0["Name"] }).count == rows.count)
        for row in rows {
            let pattern = try #require(row["Patterns"])
            #expect((1...31).contains(pattern.count), "\(pattern)")
            #expect(pattern.allSatisfy { "0123456789XZN.![]".contains($0) }, "\(pattern)")
            let prepend = try #require(row["Prpend"])
            #expect(prepend.count <= 20 && prepend.allSatisfy { "0123456789".contains($0) }, "\(prepend)")
            #expect(row["Strip"]?.allSatisfy { "0123456789".contains($0) } == true && row["Strip"] != "0")
            #expect(row["Extension Group"]?.isEmpty == false, "a route without members can be used by nobody")
        }
    }

    @Test(arguments: GoldenCase.all) func inboundCSVGoesToExtensionsOnly(_ golden: GoldenCase) throws {
        let rows = try bundle("s-series", golden).records("inbound-routes.csv")
        #expect(Set(rows.map { $0["Name"] }).count == rows.count)
        for row in rows {
            #expect(row["Destination"] == "hangup" || row["Destination"]?.allSatisfy(\.isNumber) == true)
        }
    }

    /// The import ends a password at these; such a trunk is entered by hand and named by an error.
    @Test(arguments: GoldenCase.all) func passwordsThatCannotBeImported(_ golden: GoldenCase) throws {
        let forbidden = " ;&\"'\\<>`|"
        let made = try bundle("s-series", golden)
        let rows = try made.records("trunks.csv")
        for row in rows { #expect(row["Password"]?.contains { forbidden.contains($0) } == false) }
        let wrong = made.plan.trunk.accounts.filter { $0.password.reveal().contains { forbidden.contains($0) } }
        #expect(rows.count + wrong.count == made.plan.trunk.accounts.count)
        let finding = try findings("s-series", golden).first { $0.id == "password-not-importable" }
        #expect((finding != nil) == !wrong.isEmpty)
        #expect(finding?.key(made.plan) == wrong.first.map { "\($0.path).password" })
    }

    /// What the limit on dialled numbers leaves out is numbers with a plus, and nothing else.
    @Test(arguments: ["s-series", "mypbx"], ["groningen", "worldwide", "german-pbx", "outside-line-0"])
    func onlyPlusIsNotDialled(_ line: String, _ name: String) throws {
        let golden = GoldenCase(name: name)
        let made = try bundle(line, golden)
        let reading = try YeastarReading(made)
        for dialled in Conformance.numbers(made.plan) where !dialled.contains("+") {
            guard case .sent = made.plan.decide(dialled: dialled).outcome else { continue }
            #expect(reading.outbound(dialled, from: nil) != nil, "\(dialled)")
        }
    }

    // MARK: P-Series

    @Test(arguments: GoldenCase.all) func planHoldsWhatTheAPITakes(_ golden: GoldenCase) throws {
        let made = try bundle("p-series", golden)
        let requests = try YeastarPSeriesReader(bundle: made).requests()
        let trunkKeys: Set = [
            "name", "enable", "country", "type", "transport", "hostname", "port", "domain", "username", "password",
            "auth_name", "enb_outbound_proxy", "def_outbound_cid", "codec_sel",
        ]
        let routeKeys: Set = ["name", "dial_pattern_list", "trunk_list", "pin_protect"]
        var names: Set<String> = []
        for request in requests {
            guard let body = request["body"] else { continue }
            let name = try #require(body["name"]?.text)
            #expect((1...63).contains(name.count) && name.allSatisfy { $0.isLetter || $0.isNumber }, "\(name)")
            #expect(names.insert(name).inserted, "\(name) comes twice")
            let keys = Set(body.members.map(\.name))
            #expect(keys.isSubset(of: request["path"]?.text == "trunk/create" ? trunkKeys : routeKeys))
            for row in body["dial_pattern_list"]?.items ?? [] {
                #expect((1...31).contains(row["pattern"]?.text?.count ?? 0))
                #expect((row["prepend"]?.text?.count ?? 0) <= 31)
                if let strip = row["strip"]?.number { #expect((1...16).contains(Int(strip) ?? 0)) }
            }
        }
    }

    /// Each reference to a trunk is one that the look-up resolves, by the name that the first pass has given.
    @Test(arguments: GoldenCase.all) func referencesAreResolved(_ golden: GoldenCase) throws {
        let requests = try YeastarPSeriesReader(bundle: try bundle("p-series", golden)).requests()
        let created = Set(
            requests.filter { $0["path"]?.text == "trunk/create" }.compactMap { $0["body"]?["name"]?.text }
        )
        let resolves = requests.compactMap { $0["resolves"] }.flatMap(\.members)
        #expect(Set(resolves.compactMap { $0.node["where"]?["name"]?.text }) == created)
        for member in requests.flatMap({ $0["body"]?["trunk_list"]?.items ?? [] }) {
            #expect(resolves.contains { $0.name == member["id"]?["$ref"]?.text })
        }
    }

    @Test(arguments: GoldenCase.all) func noPasswordInThePlan(_ golden: GoldenCase) throws {
        let made = try bundle("p-series", golden)
        for (path, text) in made.files {
            for account in made.plan.trunk.accounts {
                #expect(!text.contains("\"" + account.password.reveal()), "\(path)")
            }
        }
    }

    @Test(arguments: GoldenCase.all) func csvKeepsLimits(_ golden: GoldenCase) throws {
        let made = try bundle("p-series", golden)
        for account in made.plan.trunk.accounts {
            for row in try made.records("dids-\(account.label).csv") {
                #expect((row["DID/DDI"]?.count ?? 99) <= 31)
                #expect((row["DID/DDI Name"]?.count ?? 999) <= 127)
            }
            for row in try made.records("outbound-caller-ids-\(account.label).csv") {
                let members = (row["Associated Extensions"] ?? "").split(separator: "&")
                #expect(!members.isEmpty && members.allSatisfy { $0.count <= 7 })
            }
        }
    }

    /// A description with commas, quotes and other signs comes back as it was.
    @Test func awkwardDescriptions() throws {
        let made = try bundle("p-series", GoldenCase(name: "passwords-comment-signs"))
        let names = try made.records("dids-primary.csv").map { $0["DID/DDI Name"] }
        #expect(names == made.plan.trunk.numbers.map(\.description))
    }

    // MARK: MyPBX

    /// The twin holds every field of the sheet's screens, and no password.
    @Test(arguments: GoldenCase.all) func twinIsTheSheet(_ golden: GoldenCase) throws {
        let made = try bundle("mypbx", golden)
        let text = try made.file(".mypbx.yaml")
        let twin = try YeastarTwinStep.steps(text)
        let steps = made.sheet.parts[1].steps.filter { $0.screen != nil }
        #expect(twin.count == steps.count)
        for (read, step) in zip(twin, steps) {
            for field in step.fields {
                switch field.value {
                case .text(let value): #expect(read[field.label] == (value.en == "(empty)" ? "" : value.en))
                case .secret(_, let key): #expect(read.secrets[field.label] == key)
                case .lines: Issue.record("MyPBX has no field of several lines")
                }
            }
            #expect(read.rows == step.records)
        }
        for account in made.plan.trunk.accounts {
            #expect(!text.contains("\"" + account.password.reveal() + "\""))
        }
    }
}

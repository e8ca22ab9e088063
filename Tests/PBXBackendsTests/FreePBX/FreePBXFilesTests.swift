import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing

@testable import TrunkModel

/// The files of FreePBX as its own importers and its database take them.
@Suite struct FreePBXFilesTests {
    static func bundle(_ line: String, _ golden: GoldenCase) throws -> GeneratedBundle {
        try GeneratedBundle(try BackendRegistry.select("freepbx:\(line)")[0], try Conformance.plan(golden))
    }

    static func table(_ text: String, _ file: String) throws -> CSVTable {
        var log = DiagnosticLog()
        let table = try #require(CSVReader.table(text, file: file, log: &log))
        #expect(log.diagnostics.isEmpty)
        return table
    }

    /// FreePBX drops other characters without a word, and each column has its length (module.xml of core 17).
    @Test(arguments: GoldenCase.all) func patternsFitTheDatabase(_ golden: GoldenCase) throws {
        let bundle = try Self.bundle("17", golden)
        let files = bundle.files.filter { $0.key.hasPrefix("route-") }
        #expect(!files.isEmpty)
        for (file, text) in files {
            let name = file.dropFirst("route-".count).dropLast("-patterns.csv".count)
            #expect((1...40).contains(name.utf8.count), "\(name)")
            let table = try Self.table(text, file)
            #expect(table.header == ["prepend", "prefix", "match pattern", "callerid"])
            #expect(Set(table.rows.map(\.texts)).count == table.rows.count, "FreePBX drops rows that come again")
            for row in table.rows {
                #expect(zip(row.texts, [100, 60, 60, 60]).allSatisfy { $0.utf8.count <= $1 })
                #expect(row.texts.allSatisfy { $0.allSatisfy { "0123456789*#+-.[]XNZ".contains($0) } }, "\(row.texts)")
                // FreePBX strips as many digits as the prefix has characters.
                #expect(!row.texts[1].contains { "[]XNZ.".contains($0) })
            }
        }
        for trunk in bundle.fields("Trunk Name") { #expect((1...50).contains(trunk.utf8.count)) }
    }

    @Test func namesThatAreCutStayApart() throws {
        let names = try ["names-at-their-limits"].flatMap { name -> [String] in
            var trunk = try GoldenCase(name: name).plan().plan.trunk
            return try ["3", "4"].flatMap { last -> [String] in
                trunk.name = String(trunk.name.dropLast()) + last
                let selection = try BackendRegistry.select("freepbx:17")[0]
                return try GeneratedBundle(selection, DialPlan(trunk)).files.keys.filter { $0.hasPrefix("route-") }
            }
        }
        #expect(names.count == 4)
        #expect(Set(names).count == 4)
    }

    @Test func inboundRoutesAsBulkHandlerReadsThem() throws {
        let text = try #require(try Self.bundle("13", GoldenCase(name: "groningen")).files["dids.csv"])
        let table = try Self.table(text, "dids.csv")
        #expect(table.header == ["description", "extension", "cidnum", "destination"])
        #expect(table.rows.count == 13)
        #expect(table.rows.first?.texts == ["Receptie", "+31508200000", "", "from-did-direct,100,1"])
        #expect(table.rows.last?.texts == ["Klantenservice", "+31852100000", "", "ext-queues,500,1"])
    }

    @Test func inboundRoutesAsIssabelReadsThem() throws {
        let text = try #require(try Self.bundle("issabel", GoldenCase(name: "groningen")).files["dids.csv"])
        let table = try Self.table(text, "dids.csv")
        #expect(table.header.count == 20)
        #expect(table[0, "action"] == "add")
        #expect(table[0, "DID"] == "+31508200000")
        #expect(table[0, "destination"] == "from-did-direct,100,1")
    }

    @Test func awkwardDescriptionsArriveUnchanged() throws {
        var trunk = try GoldenCase(name: "one-number").plan().plan.trunk
        let texts = ["a,b", "\"a\" & <b>", "é; 'ü'", " voor en na "]
        for text in texts {
            let block = try #require(trunk.numbers.first)
            trunk.numbers = [
                NumberBlock(
                    first: block.first,
                    count: 1,
                    description: text,
                    inbound: block.inbound,
                    mayBeCallerID: true
                )
            ]
            let bundle = try GeneratedBundle(try BackendRegistry.select("freepbx:16")[0], DialPlan(trunk))
            let table = try Self.table(try #require(bundle.files["dids.csv"]), "dids.csv")
            #expect(table[0, "description"] == text)
        }
    }

    /// Beside the literal result of core 17 in the facts: other times, the hook in the place of send_pai.
    @Test func objectsOfCore17() throws {
        let bundle = try Self.bundle("17", GoldenCase(name: "groningen"))
        var log = DiagnosticLog()
        func section(_ kind: String) throws -> SettingTree.Section {
            let file = "expected/pjsip.\(kind).conf"
            let tree = AsteriskConfReader.read(try bundle.file(file), file: file, log: &log)
            return try #require(tree.sections(named: "groningen-primary", type: kind).first)
        }
        let registration = try section("registration")
        #expect(
            registration.settings.map(\.key) == [
                "type", "transport", "outbound_auth", "retry_interval", "fatal_retry_interval",
                "forbidden_retry_interval", "max_retries", "expiration", "auth_rejection_permanent", "line", "endpoint",
                "contact_user", "server_uri", "client_uri",
            ]
        )
        #expect(registration["server_uri"] == "sip:pbx.callvoip.nl:5060")
        #expect(registration["client_uri"] == "sip:trunk8200-a@pbx.callvoip.nl:5060")
        #expect(try section("auth")["password"] == bundle.plan.trunk.accounts[0].password.reveal())
        #expect(try section("aor")["contact"] == "sip:trunk8200-a@pbx.callvoip.nl:5060")
        #expect(try section("identify")["match"] == "185.19.236.0/22")
        let endpoint = try section("endpoint")
        #expect(endpoint["allow"] == "alaw,ulaw")
        #expect(endpoint["send_pai"] == nil)
        #expect(endpoint["identify_by"] == "ip")
        #expect(log.diagnostics.isEmpty)
    }

    /// Core 13 knows no `line`; 14 always writes it; the older cores say true and false.
    @Test func objectsByVersion() throws {
        func text(_ line: String, _ kind: String) throws -> String {
            try Self.bundle(line, GoldenCase(name: "one-number")).file("expected/pjsip.\(kind).conf")
        }
        #expect(try !text("13", "registration").contains("line="))
        #expect(try text("14", "registration").contains("line=yes"))
        #expect(try !text("13", "endpoint").contains("rtp_symmetric"))
        #expect(try text("14", "endpoint").contains("rtp_symmetric=yes"))
        #expect(try text("16", "endpoint").contains("send_connected_line=false"))
        #expect(try text("17", "endpoint").contains("send_connected_line=no"))
    }

    /// The hook ends as FreePBX calls it: by Gosub in 17, by Macro before.
    @Test(arguments: [("17", "Return()"), ("17-sip", "Return()"), ("16", "MacroExit()"), ("2.11", "MacroExit()")])
    func hookEndsAsItIsCalled(_ line: String, _ end: String) throws {
        let golden = GoldenCase(name: "groningen")
        let plan = try LoadedDialplan(try Self.bundle(line, golden).file("extensions_custom_groningen.conf"))
        #expect(plan.applications("macro-dialout-trunk-predial-hook", "s") == ["Gosub(groningen-predial,s,1)", end])
        let lines = plan.applications("groningen-predial", "s")
        #expect(
            lines.contains {
                $0.hasPrefix(line == "2.11" ? "SIPAddHeader(Privacy: id)" : "Gosub(func-set-sipheader,s,1(Privacy,id))")
            }
        )
    }

    /// Passwords that FreePBX would not carry whole are findings, on the drivers on which they are.
    @Test(arguments: [
        ("a;b", "17", "freepbx-password-pjsip"), (">ab", "17", "freepbx-password-pjsip"),
        ("a&b", "16-sip", "freepbx-password-sip"), ("a&b", "issabel", "freepbx-password-issabel"),
        (String(repeating: "a", count: 256), "13", "freepbx-value-length"),
    ])
    func passwordsThatBreak(_ password: String, _ line: String, _ id: String) throws {
        var trunk = try GoldenCase(name: "one-number").plan().plan.trunk
        let selection = try BackendRegistry.select("freepbx:\(line)")[0]
        func findings() -> [Diagnostic] {
            Generator.findings(DialPlan(trunk), selection).diagnostics.filter { $0.rule == id }
        }
        trunk.accounts[0].password = Secret("gewoon")
        #expect(findings().isEmpty)
        trunk.accounts[0].password = Secret(password)
        #expect(findings().map(\.severity) == [.error])
    }
}

import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Exported files as forms: known columns are filled, unknown ones keep the sample's cells.
@Suite struct YeastarTemplateFillTests {
    private func fill(_ text: String, _ name: String = "groningen") throws -> (YeastarTemplateFill.Filled, CSVTable) {
        let filled = try YeastarTemplateFill.fill(
            text,
            file: "export.csv",
            plan: Conformance.plan(GoldenCase(name: name))
        )
        var log = DiagnosticLog()
        let table = CSVReader.table(filled.text, file: "filled.csv", log: &log)
        #expect(log.diagnostics.isEmpty)
        return (filled, try #require(table))
    }

    private func rules(_ text: String, _ name: String = "groningen") throws -> [String] {
        do {
            _ = try fill(text, name)
        } catch let failure as DiagnosedFailure {
            return failure.log.diagnostics.map(\.rule)
        }
        return []
    }

    private static let trunkHeader =
        "Name,Trunk Status,Trunk Type,Transport,Hostname/IP,Port,Domain,Username,Password,Authentication Name,"
        + "Enable Outbound Proxy,Outbound Proxy Server,Port of Outbound Proxy Server,Codec Setting,DTMF Mode,New Column"
    private static let sample =
        "Old,1,register,udp,h,5060,h,u,p,u,0,,,ulaw&alaw,info,\"kept, as it is\""

    @Test func trunks() throws {
        let (filled, table) = try fill("\(Self.trunkHeader)\n\(Self.sample)\n")
        #expect(filled.kind == .trunks)
        #expect(filled.holdsSecret)
        #expect(table.header.joined(separator: ",") == Self.trunkHeader)
        #expect(table.rows.count == 2)
        #expect(table[0, "Name"] == "groningenPrimary")
        #expect(table[1, "Username"] == "trunk8200-b")
        #expect(table[0, "Codec Setting"] == "alaw&ulaw")
        #expect(table[0, "DTMF Mode"] == "rfc4733")
        #expect(table[1, "New Column"] == "kept, as it is")
        let accounts = try Conformance.plan(GoldenCase(name: "groningen")).trunk.accounts
        #expect(table[0, "Password"] == accounts[0].password.reveal())
    }

    /// Passwords with quotes, commas, signs of spreadsheets: they come back as they were.
    @Test(arguments: ["passwords-device-accounts", "passwords-backslashes", "passwords-comment-signs"])
    func awkwardPasswords(_ name: String) throws {
        let (_, table) = try fill("\(Self.trunkHeader)\n\(Self.sample)\n", name)
        let accounts = try Conformance.plan(GoldenCase(name: name)).trunk.accounts
        #expect(table.rows.indices.map { table[$0, "Password"] } == accounts.map { $0.password.reveal() })
    }

    @Test func columnsInAnyOrder() throws {
        let text = "DTMF Mode,X,Password,Username,Hostname/IP,Trunk Type,Name\ninfo,y,p,u,h,register,n\n"
        let (filled, table) = try fill(text)
        #expect(table.header == ["DTMF Mode", "X", "Password", "Username", "Hostname/IP", "Trunk Type", "Name"])
        #expect(table.rows.first?.texts.first == "rfc4733")
        #expect(table[0, "X"] == "y")
        let missing = filled.findings.diagnostics.filter { $0.rule == "yeastar-template-column" }
        #expect(missing.contains { $0.message.contains("'Codec Setting'") && $0.severity == .note })
    }

    @Test func keepsMarkAndLineEnds() throws {
        let (filled, _) = try fill("\u{feff}\(Self.trunkHeader)\r\n\(Self.sample)\r\n")
        #expect(filled.text.unicodeScalars.first == "\u{feff}")
        #expect(filled.text.unicodeScalars.filter { $0 == "\r" }.count == 3)
    }

    @Test func outboundRoutes() throws {
        let text =
            "Name,Outbound Caller ID,Pattern,Strip,Prepend,Trunks,Rrmemory Hunt,Extensions,Outbound Route Password,PIN,Tail\n"
            + "Old,,X.,,,a,1,Sales&Support,pin,123,t\n"
        let (filled, table) = try fill(text)
        #expect(filled.kind == .outboundRoutes)
        #expect(!filled.holdsSecret)
        #expect(table.rows.count == 51)
        #expect(table[0, "Pattern"] == "112")
        #expect(table[8, "Prepend"] == "+3150")
        #expect(table[0, "Trunks"] == "groningenPrimary&groningenSecondary")
        #expect(table[50, "Rrmemory Hunt"] == "0")
        #expect(table[50, "Extensions"] == "Sales&Support")
        #expect(table[50, "Tail"] == "t")
        #expect(Set(table.rows.map { $0.texts[0] }).count == 51)
        #expect(filled.findings.diagnostics.contains { $0.rule == "yeastar-template-order" })
    }

    /// The kinds of destinations are spelt as the export spells them; a kind that it does not hold is left out and said.
    @Test func inboundRoutes() throws {
        let text =
            "Name,DID Matching Mode,DID Pattern,Trunks,Default Destination,Number of Default Destination,Fax\n"
            + "Hang,patterns,1,a,end_call,,0\nOld,patterns,2,a,Extension,100,1\n"
        let (filled, table) = try fill(text)
        #expect(filled.kind == .inboundRoutes)
        #expect(table.rows.count == 12)
        #expect(table[0, "DID Pattern"] == "+31508200000")
        #expect(table[0, "Default Destination"] == "Extension")
        #expect(table[0, "Number of Default Destination"] == "100")
        #expect(table[0, "Fax"] == "1")
        let left = filled.findings.diagnostics.filter { $0.rule == "yeastar-template-sample" }
        #expect(left.count == 1)
        #expect(left.first?.message.contains("a queue") == true)
        #expect(left.first?.severity == .warning)
    }

    /// Several patterns of one route are joined by `&`.
    @Test func patternsAreJoined() throws {
        let text =
            "Name,DID Pattern,Trunks,Default Destination,Number of Default Destination\nR,2,a,ring_group,6300\n"
        let (_, table) = try fill(text, "names-at-their-limits")
        #expect(table.rows.count == 9)
        let (_, other) = try fill(
            "Name,DID Pattern,Trunks,Default Destination,Number of Default Destination\nR,2,a,ivr,6300\n",
            "antwerpen"
        )
        #expect(other[0, "DID Pattern"] == "0031508200100")
    }

    @Test func callerIDs() throws {
        let (filled, table) = try fill("Create Method,Short Code,Outbound Caller ID,Associated Extensions\n")
        #expect(filled.kind == .outboundCallerIDs)
        #expect(table.rows.map(\.texts) == [["single", "", "+31508200010", "210"]])
    }

    @Test func wrongFiles() throws {
        #expect(try rules("") == ["csv-header"])
        #expect(try rules("a,b\n1,2\n") == ["yeastar-template"])
        #expect(try rules("\(Self.trunkHeader)\n") == ["yeastar-template-sample"])
        let peer = Self.sample.replacing("register", with: "peer")
        #expect(try rules("\(Self.trunkHeader)\n\(peer)\n") == ["yeastar-template-sample"])
        #expect(try rules("\(Self.trunkHeader)\nshort\n") == ["csv-columns"])
    }

    /// Findings never hold a password, be it ours or one of the export.
    @Test func findingsHoldNoPassword() throws {
        let text = "Name,Trunk Type,Hostname/IP,Username,Password\nn,register,h,u,exported-secret\n"
        let (filled, _) = try fill(text)
        let accounts = try Conformance.plan(GoldenCase(name: "groningen")).trunk.accounts
        for diagnostic in filled.findings.diagnostics {
            #expect(!diagnostic.message.contains("exported-secret"))
            for account in accounts { #expect(!diagnostic.message.contains(account.password.reveal())) }
        }
    }
}

/// `generate --base FILE`.
@Suite struct YeastarBaseTests {
    private func made(_ line: String, _ text: String) throws -> [OutputFile] {
        let selection = try #require(try BackendRegistry.select("yeastar:\(line)").first)
        let plan = try Conformance.plan(GoldenCase(name: "groningen"))
        let base = CapturedFile(path: "exports/OutboundRoute.csv", text: text)
        return try selection.backend.filling(base, for: plan, line: selection.line)
    }

    /// The filled file keeps its name; what a person has to look after stands beside it.
    @Test func filledFileAndRemarks() throws {
        let files = try made("p-series", "Name,Pattern,Strip,Prepend,Trunks,Extensions\nOld,X.,,,a,Sales\n")
        #expect(files.map(\.path) == ["OutboundRoute.csv", "OutboundRoute.csv.remarks.txt"])
        #expect(files.first?.text.contains("groningenNational,0[1-57]XXXXXXXX,1,+31,") == true)
        #expect(files.last?.text.contains("[yeastar-template-order]") == true)
        #expect(files.map(\.holdsSecret) == [false, false])
    }

    @Test func trunksHoldSecrets() throws {
        let text = "Name,Trunk Type,Hostname/IP,Username,Password\nn,register,h,u,p\n"
        let files = try made("p-series", text)
        #expect(files.map(\.holdsSecret) == [true, false])
    }

    @Test(arguments: ["s-series", "mypbx"]) func otherLinesTakeNone(_ line: String) {
        #expect(throws: DiagnosedFailure.self) { _ = try made(line, "Name\nn\n") }
    }
}

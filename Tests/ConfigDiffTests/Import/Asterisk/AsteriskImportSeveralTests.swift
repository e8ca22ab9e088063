import ConfigDiff
import ConfigFormats
import Diagnostics
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// More than one trunk in a folder, and registrations in all their spellings.
@Suite struct AsteriskImportSeveralTests {
    /// Two providers behind one dial plan: one for everything, one for mobile numbers.
    private static let folder = SourceFolder(
        files: [
            SourceFile(
                path: "sip.conf",
                text: """
                    [general]
                    context=default
                    register => udp://31508200000:geheim:login-a@sip.eerste.example:5070/31508200000~120
                    register => tweede?lijn-b@tweede
                    register => los:nogeens@sip.derde.example

                    [eerste]
                    type=peer
                    host=sip.eerste.example
                    port=5070
                    fromuser=31508200000
                    context=van-eerste

                    [tweede]
                    type=peer
                    host=sip.tweede.example
                    defaultuser=lijn-b
                    remotesecret=ook geheim
                    context=van-tweede

                    [101]
                    type=friend
                    host=dynamic
                    context=intern

                    """
            ),
            SourceFile(
                path: "extensions.conf",
                text: """
                    [van-eerste]
                    exten => 31508200000,1,Dial(SIP/101)
                    [van-tweede]
                    exten => _X.,1,Dial(SIP/101)
                    [intern]
                    exten => 101,1,Dial(SIP/101)
                    exten => _06XXXXXXXX,1,Dial(SIP/tweede/+31${EXTEN:1})
                    exten => _0[1-57-9]XXXXXXXX,1,Dial(SIP/+31${EXTEN:1}@eerste)

                    """
            ),
        ]
    )

    private func trunks(_ folder: SourceFolder) throws -> [any DeployedTrunk] {
        let selection = try #require(try BackendRegistry.select("asterisk-sip").first)
        let reader = try #require(selection.backend.deployments)
        return reader.trunks(in: try reader.deployment(in: folder, line: selection.line), line: selection.line)
    }

    @Test func eachProviderIsATrunk() throws {
        let trunks = try trunks(Self.folder)
        #expect(trunks.map(\.name) == ["eerste", "tweede", "sip.derde.example"])
        let accounts = trunks.map { $0.accounts[0] }
        #expect(accounts.map(\.username) == ["31508200000", "lijn-b", "los"])
        #expect(accounts.map(\.authName) == ["login-a", nil, nil])
        #expect(accounts.map { $0.password?.reveal() } == ["geheim", "ook geheim", "nogeens"])
        #expect(
            accounts.map(\.server.uriHostPort) == [
                "sip.eerste.example:5070", "sip.tweede.example", "sip.derde.example",
            ]
        )
        #expect(accounts.map(\.number) == ["31508200000", nil, nil])
        #expect(trunks[0].outbound("0201234567", from: nil)?.number == "+31201234567")
        #expect(trunks[0].outbound("0201234567", from: nil)?.callerID == "31508200000")
        #expect(trunks[0].outbound("0612345678", from: nil) == nil)
        #expect(trunks[1].outbound("0612345678", from: nil)?.number == "+31612345678")
        #expect(trunks[0].inbound("31508200000")?.target == "101")
        #expect(trunks[0].inbound("31508200009") == nil)
    }

    @Test func whichOneHasToBeSaid() throws {
        let failure = #expect(throws: DiagnosedFailure.self) {
            try AsteriskImported(Self.folder, brand: "asterisk-sip")
        }
        #expect(failure?.log.diagnostics.map(\.rule) == ["import-several"])
        let imported = try AsteriskImported(Self.folder, brand: "asterisk-sip", trunk: "lijn-b")
        #expect(imported.file.name?.value == "tweede")
        #expect(imported.uncarried.contains { $0.hasPrefix("extensions.conf:4 inbound pattern X.") })
    }

    /// Two of our own trunks to one provider, side by side, stay two.
    @Test func ourOwnTrunksStayApart() throws {
        let cases = ["assen-device-accounts", "one-number"]
        let files = try cases.flatMap { name in
            try AsteriskImported.files("asterisk-pjsip", try GoldenCase(name: name).plan().plan)
        }
        let folder = SourceFolder(files: files.map { SourceFile(path: $0.key, text: $0.value) })
        let selection = try #require(try BackendRegistry.select("asterisk-pjsip").first)
        let reader = try #require(selection.backend.deployments)
        let deployment = try reader.deployment(in: folder, line: selection.line)
        let trunks = reader.trunks(in: deployment, line: selection.line)
        #expect(trunks.map(\.name) == ["assen", "winkel"])
        #expect(trunks.map(\.accounts.count) == [3, 2])
        #expect(trunks[0].outbound("0612345678", from: nil)?.accounts == [0])
        #expect(trunks[1].outbound("0612345678", from: nil)?.accounts == [0, 1])
    }
}

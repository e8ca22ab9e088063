import ConfigDiff
import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Databases as people leave them: what the trunk file says, and what is named as left behind, each with its place.
@Suite struct FreePBXImportHandMadeTests {
    private static func folder(_ text: String) -> SourceFolder {
        SourceFolder(files: [SourceFile(path: "asterisk.sql", text: text)])
    }

    private static func imported(_ text: String, _ line: String, trunk: String) throws -> FreePBXImported {
        let selection = try #require(FreePBXCircularTests.selections.first { $0.line.name == line })
        return try FreePBXImported(folder(text), selection, trunk: trunk)
    }

    /// The line of the only place where a text stands.
    private static func line(_ piece: String, in text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.firstIndex { $0.contains(piece) } ?? -2) + 1
    }

    @Test func anOfficeThatDialsNine() throws {
        let imported = try Self.imported(FreePBXHandMade.office, "15", trunk: "callvoip")
        let file = imported.outcome.result.file
        #expect(file.name?.value == "callvoip")
        #expect(file.provider?.value == "callvoip")
        #expect(file.kind?.value == .trunk)
        #expect(file.numberFormat?.value == .plus)
        #expect(file.channels?.value == 4)
        #expect(file.accounts?.value.map { $0.username?.value } == ["trunk8200-a", "trunk8200-b"])
        #expect(file.accounts?.value.map { $0.server?.value } == [nil, nil])
        #expect(imported.outcome.passwords.map { $0.password.reveal() } == ["Gr0n-ingen!"])
        #expect(file.pbx?.country?.value == "NL")
        #expect(file.pbx?.areaCode?.value == "050")
        #expect(file.outbound.outsideLine?.value == "9")
        #expect(file.outbound.destinations?.value == "worldwide")
        // 0900 is refused as it is dialled here, but with 0031 in front it goes out.
        #expect(file.outbound.block?.map(\.value) == [.short])
        #expect(file.defaultCallerID?.value == "+31508200000")
        #expect(file.callers.isEmpty)
        let numbers = try #require(file.numbers?.value)
        #expect(
            numbers.map { $0.number?.value ?? "\($0.range?.from?.value ?? "")-\($0.range?.to?.value ?? "")" } == [
                "+31508200000", "+31508200010", "+31508200020-+31508200029", "+31508200030", "+31508200031",
            ]
        )
        #expect(numbers.map { $0.inbound?.targets.first?.kind } == [nil, .extension, .ringGroup, .ivr, .voicemail])
        #expect(numbers.map { $0.inbound?.targets.first?.target.value } == [nil, "210", "620", "3", "231"])
        #expect(
            numbers.map { $0.description?.value } == ["Hoofdnummer", "Jan", "Groep", nil, "Antwoordapparaat"]
        )
    }

    @Test func whatAnOfficeLeavesBehind() throws {
        let text = FreePBXHandMade.office
        let imported = try Self.imported(text, "15", trunk: "callvoip")
        func entry(_ setting: String, _ piece: String) -> String {
            "\(setting) at asterisk.sql:\(Self.line(piece, in: text))"
        }
        let expected = [
            entry("Outbound CID of the extensions", "(2,'callvoip_1'"),
            entry("trunk callvoip_oud", "(4,'callvoip_oud'"),
            entry("dial pattern Uit: 9|[(0)X.]", "'(0)X.'"), entry("outbound route Hulp", "(1,1,0)"),
            entry("outbound route Buitenland", "(4,'Buitenland'"),
            entry("inbound route +31508200010/0612345678", "De baas"),
            entry("inbound route any DID", "app-blackhole,hangup"),
            entry("authentication name 'kantoor-login'", "'trunk8200-a'"),
            entry("password of 'trunk8200-b'", "'trunk8200-b'"),
            entry("destination 'timeconditions,1,1' of +31508200000", "timeconditions"),
            entry("codecs g722, alaw", "'g722,alaw'"), entry("DTMF as inband", "'inband'"),
            entry("networks 192.0.2.7", "192.0.2.7"),
        ]
        #expect(expected.filter { !imported.uncarried.contains($0) } == [], "\(imported.uncarried)")
        // Nobody's password is told.
        let said = imported.outcome.findings.diagnostics.map(\.message).joined(separator: "\n")
        for secret in ["Gr0n-ingen!", "4321", "geheim", "toestel"] { #expect(!said.contains(secret)) }
        #expect(!imported.outcome.text.contains("Gr0n-ingen!"))
    }

    @Test func theOtherProviderIsATrunkOfItsOwn() throws {
        let imported = try Self.imported(FreePBXHandMade.office, "15", trunk: "andere")
        let file = imported.outcome.result.file
        #expect(file.provider?.value == "generic")
        #expect(file.accounts?.value.map { $0.username?.value } == ["ander"])
        #expect(file.accounts?.value.map { $0.server?.value } == ["sip.example.net"])
        #expect(file.outbound.outsideLine?.value == "8")
        let selection = try #require(FreePBXCircularTests.selections.first { $0.line.name == "15" })
        let failure = #expect(throws: DiagnosedFailure.self) {
            try FreePBXImported(Self.folder(FreePBXHandMade.office), selection)
        }
        #expect(failure?.log.diagnostics.map(\.rule) == ["import-several"])
    }

    /// chan_sip's accounts come with their passwords, and the trunk file makes them for pjsip too.
    @Test func chanSIPMovesOn() throws {
        for line in ["2.11", "17"] {
            let imported = try Self.imported(FreePBXHandMade.elastix, line, trunk: "callvoip")
            let file = imported.outcome.result.file
            #expect(file.accounts?.value.map { $0.username?.value } == ["31508200000"])
            #expect(imported.outcome.passwords.map { $0.password.reveal() } == ["a;b"])
            #expect(file.numberFormat?.value == .internationalPrefix)
            #expect(file.outbound.outsideLine?.value == "")
            #expect(imported.uncarried.contains { $0.hasPrefix("inbound route any DID") })
            #expect(imported.uncarried.contains { $0.hasPrefix("outbound route Uit") })
        }
    }

    @Test func hiddenAndWithAPrefixOfItsOwn() throws {
        let selection = try #require(FreePBXCircularTests.selections.first { $0.line.name == "2.11" })
        let reader = try #require(selection.backend.deployments)
        let deployment = try reader.deployment(in: Self.folder(FreePBXHandMade.elastix), line: selection.line)
        let trunks = reader.trunks(in: deployment, line: selection.line)
        #expect(trunks.map(\.name) == ["callvoip", "reserve"])
        let reserve = try #require(trunks.last)
        #expect(reserve.accounts.map(\.username) == ["reserve"])
        #expect(reserve.accounts.map { $0.password?.reveal() } == ["geheim"])
        #expect(reserve.accounts.map(\.server) == [ServerAddress(host: "192.0.2.99", port: 5070)])
        let call = DeployedCall(number: "00123456", callerID: nil, isHidden: true, accounts: [0])
        #expect(reserve.outbound("7123456", from: nil) == call)
        #expect(trunks.first?.outbound("7123456", from: nil) == nil)
        #expect(reserve.inbound("4711") == DeployedDestination(kind: .queue, target: "500"))
    }

    /// A database whose accounts are not there says so, and so do files without one.
    @Test func withoutAccountsThereIsNoTrunk() throws {
        let selection = try #require(FreePBXCircularTests.selections.first { $0.line.name == "16-sip" })
        let (bed, box) = try FreePBXCircularTests.bed(.init(name: "groningen"), selection)
        let csv = bed.ours.filter { $0.path.hasSuffix(".csv") }.map { SourceFile(path: $0.path, text: $0.text) }
        for files in [[SourceFile(path: "Core.json", text: box.backup())], csv] {
            let failure = #expect(throws: DiagnosedFailure.self) {
                try FreePBXImported(SourceFolder(files: files), selection)
            }
            #expect(failure?.log.diagnostics.map(\.rule) == ["import-nothing"])
        }
    }

    /// Without the file that refuses and hides, the routes' names tell it, and that is said.
    @Test func aDatabaseAlone() throws {
        let bed = try FreePBXImportBed(.init(name: "groningen"), "17")
        let imported = try bed.imported(bed.folder(.database))
        let again = try imported.files()
        #expect(again.map(\.text) == bed.bed.ours.map(\.text))
        let settings = imported.outcome.result.uncarried.map(\.setting.en)
        #expect(
            settings == [
                "Outbound CID of the extensions", "outbound route groningen-blocked",
                "outbound route groningen-anonymous", "context from-groningen",
            ]
        )
        #expect(imported.outcome.result.uncarried.allSatisfy { $0.location?.file == "box/asterisk.sql" })
    }
}

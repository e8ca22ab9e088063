import Diagnostics
import DialPlan
import PBXBackends
import Testing
import TrunkModel

/// Whatever a deployed trunk answers, the import ends soon, and says what it left behind.
@Suite struct ImportHostileTests {
    /// Far more than any needs, on a slow machine too.
    private static let patience = Duration.seconds(120)

    private func imported(_ trunk: HandMadeTrunk) throws -> ImportResult {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try TrunkImporter.trunkFile(from: trunk)
        #expect(clock.now - start < Self.patience)
        return result
    }

    @Test func withoutAccountsThereIsNoTrunk() throws {
        var trunk = HandMadeTrunk()
        trunk.accounts = []
        let failure = #expect(throws: DiagnosedFailure.self) { try TrunkImporter.trunkFile(from: trunk) }
        #expect(failure?.log.diagnostics.map(\.rule) == ["import-nothing"])
    }

    @Test func nothingAnswers() throws {
        let result = try imported(HandMadeTrunk())
        #expect(result.file.accounts?.value.count == 1)
        #expect(result.file.outbound.block?.map(\.value) == BlockedType.allCases)
        #expect(result.file.numbers?.value.isEmpty == true)
        #expect(result.guesses.contains { $0.key == "pbx.country" })
    }

    @Test func everythingAnswers() throws {
        var trunk = HandMadeTrunk()
        trunk.takes = { _ in DeployedDestination(target: "1") }
        trunk.sends = { _, _ in DeployedCall(number: "1", callerID: "1", accounts: [99, -1, 0, 0]) }
        let result = try imported(trunk)
        #expect(result.uncarried.contains { $0.reason.en.contains("today") })
        #expect(result.uncarried.count < 50)
    }

    @Test func everythingIsSentAsItIs() throws {
        var trunk = HandMadeTrunk()
        trunk.sends = { dialled, _ in DeployedCall(number: dialled, callerID: nil, accounts: []) }
        let result = try imported(trunk)
        #expect(!result.uncarried.isEmpty)
    }

    @Test func manyPatterns() throws {
        var trunk = HandMadeTrunk()
        trunk.inboundPatterns = ["X.", "XXXXXXXXXXXXXXXXXXXX", "31508200XXX", "*12", "+", ""].compactMap { notation in
            DialPattern(notation).map { DeployedDID($0) }
        }
        trunk.inboundPatterns += (0..<100_000).compactMap { index in
            DialPattern("3150\(1_000_000 + index * 7)").map { DeployedDID($0, comment: "\(index)") }
        }
        trunk.takes = { _ in DeployedDestination(target: "100") }
        trunk.dialRules = (0..<100_000).compactMap { index in
            DialPattern("\(index)X.").map { DeployedDialRule($0, strip: 3, prepend: "+\(index)") }
        }
        trunk.callers = (0..<100_000).map(String.init)
        let result = try imported(trunk)
        #expect(result.uncarried.contains { $0.setting.en == "inbound pattern X." })
        #expect(result.uncarried.contains { $0.setting.en == "inbound number *12" })
    }

    @Test func manyAccounts() throws {
        var trunk = HandMadeTrunk()
        let account = trunk.accounts[0]
        trunk.accounts = (0..<100_000).map { index in
            var account = account
            account.username = "315\(10_000_000 + index)"
            return account
        }
        let result = try imported(trunk)
        #expect(result.file.accounts?.value.count == 1_000)
        #expect(result.uncarried.contains { $0.setting.en == "100000 accounts" })
    }

    @Test func namesAndTextsOfAnyKind() throws {
        var trunk = HandMadeTrunk()
        trunk.name = "42 ]\n[x; Trünk"
        trunk.accounts[0].comment = "een\nregel; meer"
        trunk.sends = { dialled, _ in
            DeployedCall(number: "\u{0}\u{301}" + dialled, callerID: "+31é", accounts: [0])
        }
        let result = try imported(trunk)
        let name = try #require(result.file.name?.value)
        #expect(name.first?.isLetter == true && name.utf8.allSatisfy { $0 < 0x80 })
        #expect(result.file.accounts?.value.first?.description?.value == "een regel; meer")
        #expect(try ImportedFile(result).text.contains(name))
    }
}

import Diagnostics
import DialPlan
import PBXBackends
import Testing
import TrunkModel

/// What people write comes back too, and what a trunk file cannot say is named with its place.
@Suite struct ImportHandMadeTests {
    private func did(_ digits: String, _ target: String, _ comment: String? = nil, line: Int) throws -> DeployedDID {
        DeployedDID(
            try #require(DialPattern(digits)),
            to: try InboundDestination(kind: .extension, target: target),
            comment: comment,
            at: SourceLocation(file: "deployed", line: line)
        )
    }

    private static func target(_ called: String) -> DeployedDestination? {
        let digits = called.filter(\.isNumber)
        if digits == "31508200000" { return DeployedDestination(target: "100") }
        return digits.hasPrefix("3150820001") ? DeployedDestination(target: "2\(digits.suffix(2))") : nil
    }

    @Test func singleNumbersBecomeOneRange() throws {
        var trunk = HandMadeTrunk()
        trunk.takes = Self.target
        trunk.sends = { dialled, _ in HandMadeTrunk.dutch(dialled) }
        trunk.inboundPatterns = [try did("0508200000", "100", "Receptie", line: 20)]
        trunk.inboundPatterns += try (0...9).map { try did("3150820001\($0)", "21\($0)", line: 21 + $0) }
        let result = try TrunkImporter.trunkFile(from: trunk)
        let numbers = try #require(result.file.numbers?.value)
        #expect(numbers.map { $0.number?.value } == ["+31508200000", nil])
        #expect(numbers.map { $0.range?.from?.value } == [nil, "+31508200010"])
        #expect(numbers.map { $0.range?.to?.value } == [nil, "+31508200019"])
        #expect(numbers.map { $0.inbound?.targets.first?.target.value } == ["100", "2{last2}"])
        #expect(numbers.map { $0.description?.value } == ["Receptie", nil])
        #expect(numbers.map(\.mayBeCallerID?.value) == [true, nil])
        #expect(result.file.provider?.value == "callvoip")
        #expect(result.file.kind?.value == .trunk)
        #expect(result.file.numberFormat?.value == .plus)
        #expect(result.file.pbx?.country?.value == "NL")
        #expect(result.file.outbound.outsideLine?.value == "")
        #expect(result.file.outbound.destinations?.value == "worldwide")
        #expect(result.file.defaultCallerID?.value == "+31508200000")
    }

    @Test func whatTheFileWouldChangeIsNamed() throws {
        var trunk = HandMadeTrunk()
        trunk.sends = { dialled, _ in HandMadeTrunk.dutch(dialled) }
        let result = try TrunkImporter.trunkFile(from: trunk)
        let named = result.uncarried.map { "\($0.setting.en): \($0.reason.en)" }
        // A trunk file always lets through what stands in an address book with its plus, and all help in need.
        #expect(named.contains { $0.contains("(e164)") && $0.contains("does with the trunk file") }, "\(named)")
        #expect(named.contains { $0.contains("113") && $0.contains("(emergency)") }, "\(named)")
        #expect(result.uncarried.allSatisfy { $0.location == SourceLocation(file: "deployed", line: 1) })
    }

    @Test func settingsOfTheProfileAreNamed() throws {
        var trunk = HandMadeTrunk()
        trunk.codecs = ["g729", "alaw"]
        trunk.dtmf = "info"
        trunk.providerNetworks = [try IPNetwork("192.0.2.0/24"), try IPNetwork("185.19.236.0/22")]
        trunk.accounts[0].authName = "other"
        trunk.accounts[0].password = nil
        let named = try TrunkImporter.trunkFile(from: trunk).uncarried
        let settings = named.map(\.setting.en)
        let expected = [
            "authentication name 'other'", "password of 'trunk8200-a'", "codecs g729, alaw", "DTMF as info",
            "networks 192.0.2.0/24",
        ]
        #expect(expected.filter { !settings.contains($0) } == [])
        #expect(named.first { $0.setting.en.hasPrefix("password") }?.location?.line == 10)
    }

    @Test func destinationsThatAreNoNumbersAreNamed() throws {
        var trunk = HandMadeTrunk()
        trunk.takes = { $0.hasSuffix("31508200000") ? DeployedDestination(target: "receptie") : nil }
        trunk.inboundPatterns = [
            DeployedDID(try #require(DialPattern("31508200000")), at: SourceLocation(file: "deployed", line: 33))
        ]
        let result = try TrunkImporter.trunkFile(from: trunk)
        let named = try #require(result.uncarried.first { $0.setting.en.contains("receptie") })
        #expect(named.location?.line == 33)
        #expect(result.file.numbers?.value.first?.inbound == nil)
    }

    @Test func callersComeBackAndWhatTheyCannotDoIsNamed() throws {
        var trunk = HandMadeTrunk()
        trunk.callers = ["210", "219", "230", "reception"]
        trunk.sends = { dialled, caller in
            guard var call = HandMadeTrunk.dutch(dialled), caller != "230" else { return nil }
            if caller == "210" || caller == "reception" { call.callerID = "+31508200010" }
            if caller == "219" { call.isHidden = true }
            return call
        }
        let result = try TrunkImporter.trunkFile(from: trunk)
        #expect(result.file.callers.map { $0.extension?.value } == ["210", "219"])
        #expect(result.file.callers.map { $0.callerID?.value } == ["+31508200010", "anonymous"])
        let settings = result.uncarried.map(\.setting.en)
        #expect(settings.filter { $0.hasPrefix("caller") } == ["caller 230", "caller reception"])
    }

    @Test func numbersNamedByAccountsAreDeviceAccounts() throws {
        var trunk = HandMadeTrunk()
        trunk.accounts = ["31508200150", "31508200151"].map { number in
            DeployedAccount(
                username: "login-\(number.suffix(3))",
                password: Secret("a secret"),
                server: ServerAddress(host: "pbx.callvoip.nl"),
                number: number
            )
        }
        trunk.takes = { $0.hasSuffix("31508200150") ? DeployedDestination(target: "150") : nil }
        trunk.sends = { dialled, caller in
            guard var call = HandMadeTrunk.dutch(dialled) else { return nil }
            let index = caller == "150" ? 0 : 1
            (call.callerID, call.accounts) = (["31508200150", "31508200151"][index], [index])
            return call
        }
        let result = try TrunkImporter.trunkFile(from: trunk)
        #expect(result.file.kind?.value == .deviceAccounts)
        // The account of those without a rule of their own comes first.
        #expect(result.file.accounts?.value.map { $0.username?.value } == ["login-151", "login-150"])
        #expect(result.file.accounts?.value.map { $0.number?.value } == ["+31508200151", "+31508200150"])
        #expect(result.file.callers.isEmpty)
    }
}

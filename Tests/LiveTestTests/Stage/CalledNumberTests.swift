import SIPMessages
import Testing

@testable import LiveTest

@Suite struct CalledNumberTests {
    static func invite(_ user: String) throws -> SIPMessage {
        try SampleMessage.request("INVITE", uri: "sip:\(user)@provider.example")
    }

    @Test(arguments: [
        "+31612345678", "31612345678", "0031612345678", "0612345678", "00031612345678", "90612345678",
        "+31-6-12345678", "%2B31612345678",
    ])
    func isRecognisedInEveryFormat(_ user: String) throws {
        #expect(CalledNumber("+31612345678").isCalled(by: try Self.invite(user)))
        #expect(CalledNumber("0612345678").isCalled(by: try Self.invite(user)))
    }

    @Test(arguments: ["+31612345679", "612345", "345678", "112", "", "trunk8200-a", "s"])
    func isNoOtherNumber(_ user: String) throws {
        #expect(!CalledNumber("+31612345678").isCalled(by: try Self.invite(user)))
    }

    @Test(arguments: [
        ("112", "112", true), ("112", "0112", true), ("112", "+31112", true), ("112", "0031112", true),
        ("112", "90031112", false),
        ("112", "+31501234112", false), ("112", "12", false), ("1233", "1233", true), ("1233", "233", false),
        ("14050", "014050", true), ("14050", "+31614050", true),
    ])
    func shortNumbers(_ own: String, _ user: String, _ isCalled: Bool) throws {
        #expect(CalledNumber(own).isCalled(by: try Self.invite(user)) == isCalled)
    }

    @Test func withoutUserItIsNobody() throws {
        let invite = try SampleMessage.request("INVITE", uri: "sip:provider.example")
        #expect(!CalledNumber("+31612345678").isCalled(by: invite))
        #expect(!CalledNumber("112").isCalled(by: invite))
    }
}

@Suite struct ScriptTests {
    @Test func moodsBelongToAccounts() {
        let script = Script()
        #expect(script.mood(of: "a") == .normal)
        script.set(.silent, for: "a")
        script.set(.refusing, for: "b")
        #expect(script.mood(of: "a") == .silent)
        #expect(script.mood(of: "b") == .refusing)
        script.set(.normal, for: "a")
        #expect(script.mood(of: "a") == .normal)
    }

    @Test func silencesBelongToANumberAndAnAccount() throws {
        let script = Script()
        script.silence(CalledNumber("+31201357911"), over: "a")
        let invite = try CalledNumberTests.invite("0201357911")
        #expect(script.isSilent(invite, over: "a"))
        #expect(!script.isSilent(invite, over: "b"))
        #expect(!script.isSilent(try CalledNumberTests.invite("0201357922"), over: "a"))
    }
}

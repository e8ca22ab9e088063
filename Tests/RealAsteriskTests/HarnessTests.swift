import TestSupport
import Testing

/// Proves the harness itself, with a trunk written by hand: what it says of generated files can then be believed.
@Suite struct HarnessTests {
    static let flavours: [(AsteriskVersion, SIPDriver)] = [(.v16, .sip), (.v16, .pjsip), (.v22, .pjsip)]

    @Test(arguments: flavours)
    func registersWithoutAWordInTheLog(_ version: AsteriskVersion, _ driver: SIPDriver) async throws {
        let provider = try FakeProvider(accounts: ["t100": "p;a#s\"s\\x"])
        let trunk = HandmadeTrunk(user: "t100", password: "p;a#s\"s\\x", provider: provider.address)
        try await AsteriskInstance.with(version, driver, files: trunk.files(driver), outbound: ["hand-outbound"]) {
            pbx in
            let registration = try await provider.registration(of: "t100")
            #expect(registration.request.source == pbx.sip)
            #expect(registration.contact.contains("t100@\(pbx.sip.host)"))
            try await pbx.waitUntilRegistered()
            let shown = try await pbx.cli(driver == .sip ? "sip show registry" : "pjsip show registrations")
            #expect(shown.contains("Registered"))
            #expect(try await pbx.problems() == [])
            #expect(provider.refusals.all.isEmpty)
        }
    }

    @Test(arguments: flavours)
    func aWrongPasswordIsRefused(_ version: AsteriskVersion, _ driver: SIPDriver) async throws {
        let provider = try FakeProvider(accounts: ["t100": "right"])
        let trunk = HandmadeTrunk(user: "t100", password: "wrong", provider: provider.address)
        try await AsteriskInstance.with(version, driver, files: trunk.files(driver), outbound: ["hand-outbound"]) {
            pbx in
            _ = try await provider.refusals.first("a refusal")
            #expect(provider.registrations.all.isEmpty)
            let problems = try await eventually("a warning") {
                try await pbx.problems()
            } until: {
                !$0.isEmpty
            }
            #expect(problems.contains { $0.contains("403") || $0.contains("Forbidden") }, "\(problems)")
        }
    }

    @Test(arguments: flavours)
    func callsGoOutAndComeIn(_ version: AsteriskVersion, _ driver: SIPDriver) async throws {
        let provider = try FakeProvider(accounts: ["t100": "secret"])
        let trunk = HandmadeTrunk(user: "t100", password: "secret", provider: provider.address)
        try await AsteriskInstance.with(version, driver, files: trunk.files(driver), outbound: ["hand-outbound"]) {
            pbx in
            let answered = try await pbx.dial("0612345678", from: "201")
            #expect(answered["Response"] == "Success")
            let invite = try await provider.calls.first("a call").message
            #expect(invite.requestURI?.hasPrefix("sip:0612345678@\(provider.address.host)") == true)
            #expect(invite["From"]?.contains("201") == true)

            provider.answer(.refuse(486))
            let busy = try await pbx.dial("0612345678", from: "201")
            #expect(busy["Response"] == "Failure")

            let call = try await provider.peer.call(
                pbx.sip,
                requestURI: "sip:31508200000@\(pbx.sip)",
                from: "<sip:+31612345678@provider.example>"
            )
            #expect(call.status == 200)
            let reached = try await pbx.ami.event("UserEvent") { $0["UserEvent"] == "Reached" }
            #expect(reached["Extension"] == "201")
            #expect(reached["Number"] == "+31612345678")
            #expect(try await call.hangUp().status == 200)
            #expect(try await pbx.problems() == [])
        }
    }

    @Test(arguments: flavours)
    func aStrangerIsTurnedAway(_ version: AsteriskVersion, _ driver: SIPDriver) async throws {
        let provider = try FakeProvider(accounts: ["t100": "secret"])
        let trunk = HandmadeTrunk(user: "t100", password: "secret", provider: provider.address)
        let stranger = try FakePeer()
        try await AsteriskInstance.with(version, driver, files: trunk.files(driver), outbound: ["hand-outbound"]) {
            pbx in
            let call = try await stranger.call(
                pbx.sip,
                requestURI: "sip:31508200000@\(pbx.sip)",
                from: "<sip:+31612345678@provider.example>"
            )
            #expect(call.status == 401)
        }
    }

    @Test func aBrokenPJSIPFileShowsInTheLog() async throws {
        let broken = "[t1]\ntype = endpoint\nbogus = 1\n"
        for version in AsteriskVersion.allCases {
            try await AsteriskInstance.with(version, .pjsip, files: ["pjsip_broken.conf": broken]) { pbx in
                let problems = try await pbx.problems()
                #expect(problems.contains { $0.contains("named 'bogus'") }, "\(problems)")
                await #expect(throws: AMIRefusal.self) {
                    try await pbx.ami.action("PJSIPShowEndpoint", ["Endpoint": "t1"])
                }
                #expect(try await pbx.registrations().isEmpty)
            }
        }
    }

    @Test func aBrokenSIPFileShowsInTheLog() async throws {
        let broken = ["sip_register_broken.conf": "register => a\n", "sip_broken.conf": "[t1]\nhost = 127.0.0.1\n"]
        try await AsteriskInstance.with(.v16, .sip, files: broken) { pbx in
            let problems = try await pbx.problems()
            #expect(problems.contains { $0.contains("Format for registration is") }, "\(problems)")
            #expect(problems.contains { $0.contains("t1") }, "\(problems)")
        }
    }

    @Test(arguments: flavours)
    func aCallThatNobodyAnswersIsCancelled(_ version: AsteriskVersion, _ driver: SIPDriver) async throws {
        let provider = try FakeProvider(accounts: ["t100": "secret"], answer: .ring)
        let trunk = HandmadeTrunk(user: "t100", password: "secret", provider: provider.address)
        try await AsteriskInstance.with(version, driver, files: trunk.files(driver), outbound: ["hand-outbound"]) {
            pbx in
            let unanswered = try await pbx.dial("0612345678", from: "201", for: .milliseconds(500))
            #expect(unanswered["Response"] == "Failure")
            _ = try await provider.peer.request("CANCEL")
            #expect(try await pbx.problems() == [])
        }
    }

    @Test func anAsteriskThatCannotBootSaysWhy() async throws {
        let files = ["modules.conf": "[modules]\nautoload = no\nrequire = nosuch.so\n"]
        await #expect {
            try await AsteriskInstance.start(.v22, .pjsip, files: files)
        } throws: {
            "\($0)".contains("it ended by itself") && "\($0)".contains("nosuch.so")
        }
        await #expect(throws: AsteriskFailure.self) { try await AsteriskInstance.start(.v22, .sip) }
    }
}

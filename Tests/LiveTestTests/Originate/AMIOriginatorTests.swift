import AsteriskManager
import TestSupport
import Testing
import TrunkModel

@testable import LiveTest

@Suite struct AMIOriginatorTests {
    private func request(_ digits: String, from caller: String? = "201") -> DialRequest {
        DialRequest(digits: digits, caller: caller, timeout: .seconds(5), hint: LocalizedText("a call"))
    }

    private func with(
        _ script: @escaping FakeAMI.Script,
        _ body: (AMIOriginator, FakeAMI) async throws -> Void
    ) async throws {
        let server = try FakeAMI.obliging(script)
        let address = try AMIAddress("ami://a:b@127.0.0.1:\(server.port)/inside")
        let originator = try await AMIOriginator.connect(to: address)
        defer { withExtendedLifetime(server) {} }
        try await body(originator, server)
        await originator.close()
    }

    /// The real dialling, not the question whether it is permitted.
    private static func isDialling(_ action: [String: String]) -> Bool {
        action["Action"] == "Originate" && action["Channel"] != nil
    }

    @Test func dials() async throws {
        try await with { action in
            guard Self.isDialling(action) else { return [] }
            let event = "Event: OriginateResponse\r\nActionID: \(action["ActionID"] ?? "")\r\n"
            let isBusy = action["Channel"]?.contains("Local/5") == true
            return [
                .send(FakeAMI.success(action, "queued")),
                .send("\(event)Response: \(isBusy ? "Failure" : "Success")\r\nReason: \(isBusy ? 5 : 4)\r\n\r\n"),
            ]
        } _: { originator, server in
            for (digits, outcome) in [("*31#+31A", DialOutcome.answered), ("5", .failed(reason: 5))] {
                let call = try await originator.dial(request(digits))
                let found = try await eventually("the outcome") {
                    await call.outcome
                } until: {
                    $0 != nil
                }
                #expect(found == outcome)
            }
            let action = try #require(server.actions.first(where: Self.isDialling))
            #expect(action["Channel"] == "Local/*31#+31A@inside")
            #expect(action["CallerID"] == "<201>" && action["Timeout"] == "5000" && action["Async"] == "true")
            #expect(action["Application"] == "Echo" && action["Data"] == nil)
            #expect(action["ChannelId"] == action["ActionID"])
            #expect(originator.isAutomatic)
        }
    }

    @Test(arguments: [
        ("", "201"), ("06x", "201"), ("06\r\nAction: Command", "201"), ("06@x", "201"), ("06/n", "201"), ("٣", "201"),
        ("06", "2\r\nAction: Command"), ("06", "2>\" <3"), ("06", "é"), (String(repeating: "1", count: 65), "201"),
    ])
    func refusesWhatIsNoNumber(_ digits: String, _ caller: String) async throws {
        try await with { _ in
            []
        } _: { originator, server in
            await #expect(throws: OriginateError.self) { _ = try await originator.dial(request(digits, from: caller)) }
            #expect(!server.actions.contains(where: Self.isDialling))
        }
    }

    @Test(
        arguments: [(["Echo"], "Milliwatt", nil), (["Echo", "Milliwatt"], "Wait", "60")]
            as [([String], String, String?)]
    )
    func usesWhatThereIs(_ missing: [String], _ application: String, _ data: String?) async throws {
        try await with { action in
            if Self.isDialling(action) { return [.send(FakeAMI.success(action, "queued"))] }
            guard action["Action"] == "Command" else { return [] }
            let isMissing = missing.contains { action["Command"]?.hasSuffix($0) == true }
            let output = isMissing ? "Your application(s) is (are) not registered" : "  -= Info about application =-"
            return [.send(FakeAMI.success(action, "Command output follows", "Output: \(output)\r\n"))]
        } _: { originator, server in
            _ = try await originator.dial(request("06", from: nil))
            let action = try #require(server.actions.first(where: Self.isDialling))
            #expect(action["Application"] == application && action["Data"] == data && action["CallerID"] == nil)
        }
    }

    @Test func connectsAnew() async throws {
        try await with { action in
            if action["Action"] == "CoreSettings" {
                return [.send(FakeAMI.success(action, "ok", "AsteriskVersion: 22.1\r\n"))]
            }
            return action["Action"] == "PJSIPRegister" ? [.close] : []
        } _: { originator, server in
            #expect(await originator.version() == "22.1")
            await originator.registerNow()
            #expect(await originator.version() == "22.1")
            #expect(server.actions.count { $0["Action"] == "Login" } == 2)
        }
    }

    @Test func findsTheCallersChannels() throws {
        func channel(_ name: String, _ number: String, unique: String = "1", linked: String = "1") throws -> AMIChannel
        {
            let fields = [("Channel", name), ("Uniqueid", unique), ("Linkedid", linked), ("CallerIDNum", number)]
            return try #require(AMIChannel(ManagerMessage(fields: fields.map { .init(name: $0.0, value: $0.1) })))
        }
        let all = [
            try channel("Local/b", "0612345678", linked: "0"), try channel("SIP/a", "0612345678"),
            try channel("SIP/c", "201"),
            try channel("Local/d;1", "0612345678", unique: "trunkline-1", linked: "trunkline-1"),
        ]
        #expect(all.calling("0612345678").map(\.name) == ["SIP/a"])
        #expect(all.calling("+31612345678").map(\.name) == ["SIP/a"])
        #expect(all.calling("201").map(\.name) == ["SIP/c"])
        #expect(all.calling("+3120101").isEmpty && all.calling("").isEmpty)
    }

    @Test func asksAPerson() async throws {
        let said = Recorder<String>()
        let person = ManualOriginator {
            said.record("dial \($0.digits)")
        } announceHangUp: {
            said.record("hang up \($0.digits)")
        }
        let call = try await person.dial(request("06"))
        #expect(await call.outcome == .unknown)
        await call.hangUp()
        #expect(said.all == ["dial 06", "hang up 06"])
        #expect(!person.isAutomatic)
    }

    @Test func saysWhatIsNotPermitted() async throws {
        let server = try FakeAMI.obliging { action in
            action["Action"] == "Hangup" ? [.send(FakeAMI.failure(action, "Permission denied"))] : []
        }
        defer { withExtendedLifetime(server) {} }
        let address = try AMIAddress("ami://tester:hush@127.0.0.1:\(server.port)/internal")
        do throws(OriginateError) {
            _ = try await AMIOriginator.connect(to: address)
            Issue.record("it connected")
        } catch {
            #expect(error.kind == .notPermitted)
            #expect(error.description.contains("add call to its write="), "\(error.description)")
        }
    }
}

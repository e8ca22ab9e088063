import AsteriskManager
import LiveTest
import SIPServer
import TestSupport
import Testing
import TrunkModel

/// A real Asterisk is made to dial, talks, and is made to hang up.
@Suite struct OriginateTests {
    private func request(_ digits: String, for time: Duration = .seconds(20)) -> DialRequest {
        DialRequest(digits: digits, caller: "201", timeout: time, hint: LocalizedText("a call"))
    }

    private func outcome(of call: any DialedCall) async throws -> DialOutcome? {
        try await eventually("the outcome") {
            await call.outcome
        } until: {
            $0 != nil
        }
    }

    /// Opens an originator for the length of a test.
    private func with(_ address: AMIAddress, _ body: (AMIOriginator) async throws -> Void) async throws {
        let originator = try await AMIOriginator.connect(to: address)
        do {
            try await body(originator)
        } catch {
            await originator.close()
            throw error
        }
        await originator.close()
    }

    /// Asterisk sends back what it hears, decoded and encoded again: to the calling end it is linear.
    @Test(arguments: Flavour.all, [Codec.alaw, .ulaw])
    func talks(_ flavour: Flavour, _ codec: Codec) async throws {
        try await TalkingProvider.with(flavour, codec: codec) { provider, pbx, address in
            try await with(address) { originator in
                let call = try await originator.dial(request("0612345678"))
                #expect(try await outcome(of: call) == .answered)
                provider.audio.play(.tone(hertz: 620))
                let heard = try await eventually("the echo") {
                    await provider.audio.heard()
                } until: {
                    $0.tone != nil
                }
                #expect(heard.tone.map { abs($0 - 620) < 5 } == true)
                #expect(!heard.isSilent && heard.malformed == 0)
                #expect(heard.payloadTypes.keys.sorted() == [codec == .alaw ? 8 : 0])
                #expect(heard.sources.map(\.address) == [pbx.sip.host])
                // A # would end the echo.
                await provider.audio.send(digits: "0159*D")
                let back = try await eventually("the digits' echo") {
                    await provider.audio.heard()
                } until: {
                    $0.digits.count >= 6
                }
                #expect(back.digits == "0159*D")
                await call.hangUp()
                try await provider.expectNoOpenCalls()
                #expect(provider.trace.count("BYE", from: pbx.sip.host) == 1)
                #expect(try await pbx.channelCount() == 0)
                #expect(try await pbx.problems() == [])
            }
        }
    }

    @Test(arguments: Flavour.all)
    func givesUpWhatRings(_ flavour: Flavour) async throws {
        try await TalkingProvider.with(flavour, ringing: 30_000) { provider, pbx, address in
            try await with(address) { originator in
                let call = try await originator.dial(request("0612345678"))
                let invite = try await provider.trace.packets.first("INVITE with credentials") {
                    $0.contains(" INVITE ") && $0.contains("Proxy-Authorization:")
                }
                #expect(invite.contains("From: ") && invite.contains("<sip:201@"), "\(invite)")
                try await Task.sleep(for: .milliseconds(100))
                #expect(await call.outcome == nil)
                await call.hangUp()
                try await provider.expectNoOpenCalls()
                #expect(provider.trace.count("CANCEL", from: pbx.sip.host) == 1)
                guard case .failed = try await outcome(of: call) else {
                    Issue.record("it was not answered")
                    return
                }
                #expect(try await pbx.channelCount() == 0)
            }
        }
    }

    @Test(arguments: Flavour.all)
    func tellsWhatFails(_ flavour: Flavour) async throws {
        try await TalkingProvider.with(flavour, ringing: 30_000) { _, pbx, address in
            try await with(address) { originator in
                // No such extension; and one that nobody answers in time.
                for (digits, time) in [("9", Duration.seconds(20)), ("0612345678", .milliseconds(500))] {
                    let call = try await originator.dial(request(digits, for: time))
                    guard case .failed(.some) = try await outcome(of: call) else {
                        Issue.record("\(digits) was answered")
                        continue
                    }
                }
                let version = await originator.version()
                #expect(version?.hasPrefix(flavour.version.rawValue) == true, "\(version ?? "none")")
                #expect(originator.context == "internal")
            }
        }
    }

    /// The provider's own call to the PBX is ended by the PBX.
    @Test(arguments: Flavour.all)
    func endsWhatCameIn(_ flavour: Flavour) async throws {
        let provider = try FakeProvider(accounts: ["t100": "secret"])
        let trunk = HandmadeTrunk(user: "t100", password: "secret", provider: provider.address)
        try await AsteriskInstance.with(flavour.version, flavour.driver, files: trunk.files(flavour.driver)) { pbx in
            _ = try await provider.registration(of: "t100")
            let call = try await provider.peer.call(
                pbx.sip,
                requestURI: "sip:31508200000@\(pbx.sip)",
                from: "<sip:+31612345678@provider.example>"
            )
            #expect(call.status == 200)
            try await with(try AMIAddress("ami://harness:harness@\(pbx.sip.host)")) { originator in
                #expect(await originator.channels(where: "+31612345678").count == 1)
                #expect(await originator.channels(where: "0612345678").count == 1)
                #expect(await originator.channels(where: "+31201234567").isEmpty)
                #expect(await originator.hangUpCall(callerNumber: "+31612345678"))
                _ = try await provider.peer.request("BYE")
                #expect(try await pbx.channelCount() == 0)
                let earlier = provider.registrations.all.count
                await originator.registerNow()
                if flavour.driver == .pjsip {
                    let all = try await eventually("a registration") {
                        provider.registrations.all.count
                    } until: {
                        $0 > earlier
                    }
                    #expect(all > earlier)
                }
            }
        }
    }

    /// What the user of `manager.conf` may do is known before the first call.
    @Test(arguments: Flavour.all)
    func saysWhatIsNotPermitted(_ flavour: Flavour) async throws {
        let address = try LoopbackAddress()
        let manager = """
            [general]
            enabled = yes
            bindaddr = \(address.host)
            port = 5038
            [harness]
            secret = harness
            read = all
            write = all
            [reader]
            secret = x
            read = all
            write = reporting
            [dialler]
            secret = x
            write = originate
            [least]
            secret = x
            read = call
            write = originate,call,system,reporting,command
            """
        try await AsteriskInstance.with(
            flavour.version,
            flavour.driver,
            files: ["manager.conf": manager],
            on: address
        ) { pbx in
            func failure(_ login: String) async throws -> OriginateError? {
                let place = try AMIAddress("ami://\(login)@\(address.host)")
                do throws(OriginateError) {
                    await (try await AMIOriginator.connect(to: place)).close()
                    return nil
                } catch {
                    return error
                }
            }
            #expect(try await failure("least:x") == nil)
            for (login, permission) in [("reader:x", "originate"), ("dialler:x", "call")] {
                let error = try await failure(login)
                #expect(error?.kind == .notPermitted)
                #expect(error?.description.contains("add \(permission) ") == true, "\(error?.description ?? "")")
            }
            let wrong = try await failure("least:wrong")
            #expect(wrong?.kind == .loginRefused)
            #expect(wrong?.description.contains("least") == true)
        }
    }
}

extension OriginateTests {
    /// A server that was dead when Asterisk asked is used again as soon as it was told to ask anew, not half a minute later.
    @Test(arguments: Flavour.all)
    func rechecksServers(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour, deadPrimary: true) { wire in
            try await FailoverWireTests.untilPrimary(of: wire, is: flavour.driver == .sip ? "UNREACHABLE" : "Unavail")
            try await with(try AMIAddress("ami://harness:harness@\(wire.pbx.sip.host)")) { originator in
                // As long as it is dead that is not waited for without end.
                await originator.recheckServers(within: .seconds(1))
                wire.primary.setDead(false)
                await originator.recheckServers(within: .patience)
                try await wire.expectAnswer("0612345678", from: "210", for: .seconds(10))
                #expect(wire.primary.calls.all.count == 1)
                #expect(wire.secondary.calls.all.isEmpty)
            }
        }
    }
}

extension AsteriskInstance {
    /// How many channels are open, once those that are ending have ended.
    fileprivate func channelCount() async throws -> Int {
        try await eventually("the end of all channels") {
            try await ami.action("CoreShowChannels").events.count
        } until: {
            $0 == 0
        }
    }
}

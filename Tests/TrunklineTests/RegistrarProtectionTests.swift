import Foundation
import TestSupport
import Testing

/// What `registrar` says of calls that the provider would refuse.
@Suite struct RegistrarProtectionTests {
    private static let user = "trunk8200-a"

    /// A registrar, and a PBX that calls through it.
    private final class Line {
        let lease: LoopbackAddress
        let process: RunningCommand
        let peer: FakePeer
        private let server: SocketAddress

        init(_ folder: TemporaryFolder, more: String, _ arguments: [String]) async throws {
            let file = try folder.write(RegistrarTests.trunk + more, to: "groningen.yaml")
            lease = try LoopbackAddress()
            server = lease.port(5060)
            peer = try FakePeer(rule: { _ in [] })
            process = try RunningCommand(
                ["registrar", file, "--listen", "\(server)", "--ring", "0.1"] + arguments,
                environment: RegistrarTests.secrets
            )
            try await process.waitForOutput("listening")
        }

        /// Calls a number with the right password.
        func call(_ number: String, asserted: String? = nil) async throws -> PlacedCall {
            let uri = "sip:\(number)@pbx.callvoip.nl", from = "<sip:+31508200000@pbx.callvoip.nl>"
            let asked = try await peer.call(server, requestURI: uri, from: from)
            #expect(asked.status == 407)
            let challenge = try #require(asked.responses.last?["Proxy-Authenticate"])
            let credentials = try #require(
                DigestCredentials.answer(
                    challenge,
                    username: RegistrarProtectionTests.user,
                    password: "geheim-eins-1",
                    method: "INVITE",
                    uri: uri
                )
            )
            guard let asserted else {
                return try await peer.call(
                    server,
                    requestURI: uri,
                    from: from,
                    headers: ["Proxy-Authorization": credentials]
                )
            }
            return try await peer.call(
                server,
                requestURI: uri,
                from: from,
                headers: ["Proxy-Authorization": credentials, "P-Asserted-Identity": asserted]
            )
        }

        /// Ends the registrar.
        ///
        /// - Returns: All that it printed.
        func end() async throws -> [String] {
            process.send(SIGINT)
            #expect(try await process.waitForEnd() == 0)
            try await process.waitForOutput("stopped")
            return process.output.split(separator: "\n").map(String.init)
        }
    }

    @Test func refusesAndSaysWhy() async throws {
        let folder = try TemporaryFolder()
        let line = try await Line(folder, more: "channels: 1\noutbound: { destinations: benelux }\n", [])
        #expect(try await line.call("+12125550123").status == 403)
        let first = try await line.call("+31612345678")
        #expect(first.status == 200)
        #expect(try await line.call("+31612345678").status == 486)
        // Who calls for help gets through.
        let emergency = try await line.call("112")
        #expect(emergency.status == 200)
        for call in [first, emergency] { #expect(try await call.hangUp().status == 200) }
        let after = try await line.call("0031612345678")
        #expect(after.status == 200)
        #expect(try await after.hangUp().status == 200)
        let output = try await line.end()

        let notices = output.filter { $0.contains(" protection ") }
        #expect(notices.count == 2, "\(notices)")
        #expect(
            notices.first?.contains(
                " protection trunk8200-a number=1 protection=destination trunk=groningen key=outbound.destinations "
                    + "reason=+12125550123 is outside the destinations (Benelux): the provider's limit"
            ) == true,
            "\(notices)"
        )
        #expect(notices.last?.contains(" number=3 protection=channels ") == true, "\(notices)")
        #expect(notices.last?.contains("no fault of the PBX") == true)
        let calls = output.filter { $0.contains(" call trunk8200-a ") }
        #expect(
            calls.first?.contains(
                "number=1 state=trying from=sip:+31508200000@pbx.callvoip.nl to=sip:+12125550123@pbx.callvoip.nl"
            ) == true,
            "\(calls)"
        )
        #expect(calls.dropFirst().first?.contains("number=1 state=ended by us: 403 Forbidden") == true, "\(calls)")
    }

    @Test func printsNoticesAsJSON() async throws {
        let folder = try TemporaryFolder()
        let line = try await Line(folder, more: "outbound: { block: [mobile] }\n", ["--format", "json"])
        #expect(try await line.call("+31612345678").status == 403)
        let objects = try await line.end().compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        let notice = try #require(objects.first { $0["event"] as? String == "protection" })
        #expect(notice["protection"] as? String == "destination")
        #expect(notice["number"] as? Int == 1)
        #expect(notice["account"] as? String == Self.user)
        #expect(notice["key"] as? String == "outbound.block")
    }

    @Test func saysOfEachCallWhatTheProviderWouldNotTake() async throws {
        let folder = try TemporaryFolder()
        let line = try await Line(folder, more: "", [])
        for (number, asserted) in [("+31612345678", "<sip:+31508200000@pbx.callvoip.nl>"), ("0612345678", nil)] {
            let call = try await line.call(number, asserted: asserted)
            #expect(call.status == 200)
            #expect(try await call.hangUp().status == 200)
        }
        let verdicts = try await line.end().filter { $0.contains(" verdict ") }
        #expect(verdicts.count == 2, "\(verdicts)")
        #expect(!(verdicts.first ?? "").contains("p-asserted-identity"), "\(verdicts)")
        let second = verdicts.last ?? ""
        #expect(second.contains(" verdict trunk8200-a number=2 verdict=failed checks="), "\(verdicts)")
        #expect(second.contains("called-number") && second.contains("p-asserted-identity"), "\(verdicts)")
        #expect(second.contains("reason=Request-URI 0612345678"), "\(verdicts)")
    }

    @Test func letsAllCallsRingOnWish() async throws {
        let folder = try TemporaryFolder()
        let line = try await Line(folder, more: "outbound: { block: [mobile] }\n", ["--protections", "off"])
        let call = try await line.call("+31612345678")
        #expect(call.status == 200)
        #expect(try await call.hangUp().status == 200)
        #expect(try await line.end().allSatisfy { !$0.contains("protection") })
    }
}

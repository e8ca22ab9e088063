import TestSupport
import Testing
import TrunkModel

/// Places calls from the provider's side and from a stranger's.
@Suite struct InboundWireTests {
    @Test(arguments: Flavour.all)
    func callsReachTheirExtension(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour) { wire in
            let calls = [
                ("+31508200000", nil, "100"), ("31508200013", nil, "213"), ("0031508200019", nil, "219"),
                ("wire-a", "<sip:+31508200000@127.0.0.1>", "100"), ("wire-b", "sip:0031508200010@127.0.0.1", "210"),
                ("wire-a", "\"Trunk: A\" <sip:31508200011@127.0.0.1;user=phone>", "211"),
            ]
            for (index, (user, to, target)) in calls.enumerated() {
                // Both providers may call, over either account.
                let peer = wire.providers[index % 2].peer
                let before = wire.pbx.ami.events.all.count
                let call = try await peer.call(
                    wire.pbx.sip,
                    requestURI: "sip:\(user)@\(wire.pbx.sip)",
                    from: "\"Jan\" <sip:+31612345678@\(peer.address.host)>",
                    to: to,
                    headers: ["P-Asserted-Identity": "<sip:+31612345678@\(peer.address.host)>"]
                )
                #expect(call.status == 200, "\(user)")
                let reached = try await eventually("the call to \(target)") {
                    wire.pbx.ami.events.all.dropFirst(before).first { $0["UserEvent"] == "Reached" }
                } until: {
                    $0 != nil
                }
                #expect(reached?["Extension"] == target, "\(user) \(to ?? "")")
                #expect(reached?["Number"] == "+31612345678")
                let goodbye = try await call.hangUp().status
                #expect(goodbye == 200)
            }
            for user in ["+31508200001", "31508200009", "0031201234567", "123", "nosuch", "wire-a"] {
                let call = try await wire.primary.peer.call(
                    wire.pbx.sip,
                    requestURI: "sip:\(user)@\(wire.pbx.sip)",
                    from: "<sip:+31612345678@provider.example>"
                )
                #expect(call.status == 404, "\(user)")
            }
            let problems = try await wire.pbx.problems()
            #expect(problems == [])
        }
    }

    @Test(arguments: Flavour.all)
    func optionsAreAnswered(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour) { wire in
            for user in ["", "wire-a@", "+31508200000@"] {
                let options = WireMessage(
                    "OPTIONS sip:\(user)\(wire.pbx.sip) SIP/2.0",
                    headers: [
                        "Via":
                            "SIP/2.0/UDP \(wire.primary.address);branch=z9hG4bK\(UInt64.random(in: .min ... .max));rport",
                        "Max-Forwards": "70", "From": "<sip:ping@provider.example>;tag=1",
                        "To": "<sip:\(user)\(wire.pbx.sip)>",
                        "Call-ID": "\(UInt64.random(in: .min ... .max))", "CSeq": "1 OPTIONS",
                    ]
                )
                try wire.primary.peer.send(options, to: wire.pbx.sip)
                let transaction = options.transaction
                let answer = try await wire.primary.peer.received.first("an answer to OPTIONS") {
                    $0.message.status != nil && $0.message.transaction == transaction
                }
                #expect(answer.message.status == 200, "'\(user)'")
            }
        }
    }

    @Test(arguments: Flavour.all)
    func strangersAreRefused(_ flavour: Flavour) async throws {
        try await WireTrunk.with(flavour) { wire in
            let stranger = try FakePeer()
            let numbers = ["+31508200000", "wire-a", "+31612345678"]
            // Also one who knows what the objects of the trunk are called.
            for (from, number) in zip(
                ["+31612345678", "wire-primary", "wire-a", "wire-endpoint", "wire-peer"],
                numbers + numbers
            ) {
                let call = try await stranger.call(
                    wire.pbx.sip,
                    requestURI: "sip:\(number)@\(wire.pbx.sip)",
                    from: "<sip:\(from)@\(wire.primary.address.host)>"
                )
                #expect([401, 403, 404].contains(call.status), "\(from): \(call.status)")
            }
            #expect(!wire.pbx.ami.events.all.contains { $0["UserEvent"] == "Reached" })
            #expect(
                !wire.pbx.ami.events.all.contains { $0["Context"] == "wire-inbound" || $0["Context"] == "wire-did" }
            )
            #expect(wire.providers.allSatisfy { $0.peer.requests("INVITE").isEmpty })
        }
    }

    @Test(arguments: Flavour.all)
    func answersDoNotNameTheExtension(_ flavour: Flavour) async throws {
        let phone = try FakePeer()
        try await WireTrunk.with(flavour, files: Self.telephone(at: phone.address, flavour.driver)) { wire in
            let call = try await wire.primary.peer.call(
                wire.pbx.sip,
                requestURI: "sip:+31508200018@\(wire.pbx.sip)",
                from: "<sip:+31612345678@provider.example>"
            )
            #expect(call.responses.map(\.status).contains(180))
            #expect(call.status == 200)
            #expect(phone.requests("INVITE").count == 1)
            for response in call.responses {
                #expect(response["P-Asserted-Identity"] == nil && response["Remote-Party-ID"] == nil, "\(response)")
                #expect(!response.description.contains("Binnenkant"), "\(response)")
                #expect(!["218", "Binnenkant"].contains(response.user(of: "Contact") ?? ""), "\(response)")
            }
            let goodbye = try await call.hangUp().status
            #expect(goodbye == 200)
        }
    }

    /// A telephone with a name, at extension 218.
    private static func telephone(at address: SocketAddress, _ driver: SIPDriver) -> [String: String] {
        let pjsip = """
            [phone]
            type = endpoint
            context = internal
            disallow = all
            allow = alaw
            direct_media = no
            aors = phone
            callerid = "Binnenkant" <218>

            [phone]
            type = aor
            contact = sip:\(address)

            """
        let sip = """
            [phone]
            type = peer
            context = internal
            host = \(address.host)
            port = \(address.port)
            disallow = all
            allow = alaw
            directmedia = no
            callerid = "Binnenkant" <218>

            """
        return [
            "extensions_phone.conf":
                "[internal](+)\nexten => 218,1,Dial(\(driver == .sip ? "SIP" : "PJSIP")/phone,30)\n",
            driver == .sip ? "sip_phone.conf" : "pjsip_phone.conf": driver == .sip ? sip : pjsip,
        ]
    }
}

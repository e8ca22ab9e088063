import LiveTest
import Testing
import TrunkModel

/// Where calls may go.
@Suite struct DestinationProtectionTests {
    @Test(arguments: [
        ("+31612345678", "allow"), ("31612345678", "allow"), ("0031612345678", "allow"),
        ("+493012345678", "allow"), ("+12125550123", "403 destination"), ("0012125550123", "403 destination"),
        ("+319061234567", "403 destination"), ("31906123456", "403 destination"), ("+881612345678", "403 destination"),
        ("+318001234567", "allow"),
        // Sent as dialled: no whitelist.
        ("112", "allow"), ("14050", "allow"), ("116123", "allow"),
        // No number at all: whoever looks at number formats has to say so.
        ("0612345678", "allow"), ("anonymous", "allow"), ("", "allow"), ("+", "allow"),
    ])
    func judgesEachFormat(_ number: String, _ decision: String) throws {
        var protections = Protections(try ProtectedTrunk.plan())
        #expect(protections.beginOutgoing(1, to: number, now: .at(0)).summary == decision, "\(number)")
    }

    @Test func namesTheKey() throws {
        var protections = Protections(try ProtectedTrunk.plan())
        guard case .refuse(_, let outside) = protections.beginOutgoing(1, to: "+12125550123", now: .at(0)),
            case .refuse(_, let blocked) = protections.beginOutgoing(2, to: "+319061234567", now: .at(0))
        else {
            Issue.record("not refused")
            return
        }
        #expect(outside.key == "outbound.destinations")
        #expect(outside.text.en.hasPrefix("+12125550123 is outside the destinations (all of Europe): "))
        #expect(blocked.key == "outbound.block")
        #expect(
            blocked.text.en.hasPrefix("+319061234567: the number type premium_rate is blocked: the provider's limit")
        )
        #expect(protections.busyChannels == 0)
    }

    @Test func blocksShortNumbersOnWish() throws {
        var protections = Protections(try ProtectedTrunk.plan(outbound: "{ destinations: worldwide, block: [short] }"))
        #expect(protections.beginOutgoing(1, to: "14050", now: .at(0)).summary == "403 destination")
        #expect(protections.beginOutgoing(2, to: "112", now: .at(0)) == .allow)
        #expect(protections.beginOutgoing(3, to: "+12125550123", now: .at(0)) == .allow)
    }

    @Test func saysWhoIsAStrangerAndWhereCallsGo() throws {
        let protections = Protections(try ProtectedTrunk.plan())
        let stranger = protections.strangerNotice(from: "198.51.100.1")
        #expect(stranger.protection == .whitelist && stranger.key == "pbx.address")
        #expect(stranger.text.en.hasPrefix("198.51.100.1 is not on the IP whitelist (203.0.113.10"))
        let fallback = protections.fallbackNotice(for: "+31508200000", triedOn: ["trunk-a", "trunk-b"])
        #expect(fallback?.protection == .fallback)
        #expect(fallback?.text.en.contains("did not answer +31508200000 (trunk-a, trunk-b)") == true)
        #expect(fallback?.text.en.contains("call plan wachtrij (provider_side.fallback)") == true)
    }
}

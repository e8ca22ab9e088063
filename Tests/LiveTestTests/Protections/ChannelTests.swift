import LiveTest
import TestSupport
import Testing
import TrunkModel

/// Calls at the same time, in and out together.
@Suite struct ChannelTests {
    @Test func countsBothDirectionsTogether() throws {
        var protections = Protections(try ProtectedTrunk.plan())
        #expect(protections.beginOutgoing(1, to: "+31612345678", now: .at(0)) == .allow)
        #expect(protections.beginIncoming(2, now: .at(0)) == .allow)
        guard case .refuse(486, let notice) = protections.beginIncoming(3, now: .at(1)) else {
            Issue.record("a third call was let in")
            return
        }
        #expect(notice.protection == .channels)
        #expect(notice.key == "channels")
        #expect(
            notice.text.en
                == "all 2 channels are in use, in and out together: the provider's limit (channels), no fault of the PBX"
        )
        #expect(notice.text.nl.hasPrefix("alle 2 kanalen zijn bezet"))
        #expect(protections.beginOutgoing(4, to: "+31612345678", now: .at(2)).summary == "486 channels")
        protections.ended(1, now: .at(3))
        // What ended twice, or never began, frees nothing.
        protections.ended(1, now: .at(3))
        protections.ended(3, now: .at(3))
        #expect(protections.busyChannels == 1)
        #expect(protections.beginOutgoing(5, to: "+31612345678", now: .at(4)) == .allow)
        #expect(protections.beginOutgoing(6, to: "+31612345678", now: .at(4)).summary == "486 channels")
    }

    /// Who calls for help gets through, and stands in nobody's way.
    @Test func emergencyCallsTakeNoChannel() throws {
        var protections = Protections(try ProtectedTrunk.plan(more: "channels: 1"))
        #expect(protections.beginOutgoing(1, to: "112", now: .at(0)) == .allow)
        #expect(protections.beginOutgoing(2, to: "14050", now: .at(0)) == .allow)
        #expect(protections.beginOutgoing(3, to: "112", now: .at(0)) == .allow)
        #expect(protections.beginOutgoing(4, to: "14050", now: .at(0)).summary == "486 channels")
        for call: UInt64 in [1, 2, 3] { protections.ended(call, now: .at(1)) }
        #expect(protections.busyChannels == 0)
    }

    @Test func withoutChannelsThereIsNoLimit() throws {
        var protections = Protections(try ProtectedTrunk.plan(more: ""))
        for call: UInt64 in 0..<500 { #expect(protections.beginIncoming(call, now: .at(0)) == .allow) }
    }

    /// Random calls, held against a set of those that are not over.
    @Test(arguments: [1, 2, 3] as [UInt64]) func agreesWithASet(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var protections = Protections(try ProtectedTrunk.plan(more: "channels: 5"))
        var open: Set<UInt64> = []
        for call: UInt64 in 0..<3_000 {
            let isOutgoing = Bool.random(using: &generator)
            let decision =
                isOutgoing
                ? protections.beginOutgoing(call, to: "+31508200001", now: .at(call))
                : protections.beginIncoming(call, now: .at(call))
            #expect(decision.summary == (open.count < 5 ? "allow" : "486 channels"))
            if decision == .allow { open.insert(call) }
            if Int.random(in: 0..<10, using: &generator) < 6, let over = open.sorted().randomElement(using: &generator)
            {
                open.remove(over)
                protections.ended(over, now: .at(call))
            }
            #expect(protections.busyChannels == open.count)
        }
    }
}

import LiveTest
import TestSupport
import Testing
import TrunkModel

/// Limits on what may be spent.
@Suite struct SpendingTests {
    private static let minute: UInt64 = 60_000
    private static let hour = 60 * minute

    /// 0.05 euro a minute: an answered call costs for each second that has begun.
    @Test func countsSecondsThatHaveBegun() throws {
        var protections = Protections(try ProtectedTrunk.plan())
        #expect(protections.beginOutgoing(1, to: "+31508200001", now: .at(0)) == .allow)
        _ = protections.tick(now: .at(50_000))
        #expect(protections.spent(in: .hour) == 0)
        protections.answered(1, now: .at(50_000))
        // A second answer, such as a copy, is none.
        protections.answered(1, now: .at(55_000))
        _ = protections.tick(now: .at(50_000))
        #expect(protections.spent(in: .hour) == 0)
        _ = protections.tick(now: .at(109_001))
        #expect(protections.spent(in: .hour) == 500)
        protections.ended(1, now: .at(110_000))
        _ = protections.tick(now: .at(Self.hour - 1))
        #expect(protections.spent(in: .hour) == 500)
        // 10 s of it were in the first minute; the window slides by whole minutes.
        _ = protections.tick(now: .at(Self.hour))
        #expect(protections.spent(in: .hour) == 500 * 50 / 60)
        _ = protections.tick(now: .at(Self.hour + Self.minute))
        #expect(protections.spent(in: .hour) == 0)
        #expect(protections.spent(in: .week) == 500)
        _ = protections.tick(now: .at(30 * 24 * Self.hour))
        #expect(protections.spent(in: .week) == 0)
    }

    @Test(
        arguments: [
            ("+31508200001", 500), ("+31612345678", 1_000), ("+318001234567", 0), ("112", 0), ("14050", 0),
            ("+319061234567", 10_000), ("0612", 0), ("+3188", 10_000),
        ] as [(String, UInt64)]
    )
    func hasPricesByType(_ number: String, _ price: UInt64) throws {
        var protections = Protections(try ProtectedTrunk.plan(outbound: "{ destinations: europe, block: [] }"))
        #expect(protections.beginOutgoing(1, to: number, now: .at(0)) == .allow)
        protections.answered(1, now: .at(0))
        protections.ended(1, now: .at(Self.minute))
        #expect(protections.spent(in: .day) == price)
    }

    @Test func incomingCallsCostNothing() throws {
        var protections = Protections(try ProtectedTrunk.plan())
        #expect(protections.beginIncoming(1, now: .at(0)) == .allow)
        protections.answered(1, now: .at(0))
        _ = protections.tick(now: .at(Self.hour))
        #expect(protections.spent(in: .week) == 0)
    }

    /// A running call goes on; new ones are refused, but those for help.
    @Test func refusesNewCallsAtTheLimit() throws {
        var protections = Protections(try ProtectedTrunk.plan(limits: "{ hour: 1, day: 25 }"))
        #expect(protections.beginOutgoing(1, to: "+31508200001", now: .at(0)) == .allow)
        protections.answered(1, now: .at(0))
        // One euro is 20 minutes.
        let reached = 20 * Self.minute
        #expect(protections.beginOutgoing(2, to: "+31508200001", now: .at(reached - 1_000)) == .allow)
        protections.ended(2, now: .at(reached - 1_000))
        guard case .refuse(403, let notice) = protections.beginOutgoing(3, to: "+31508200001", now: .at(reached)) else {
            Issue.record("not refused")
            return
        }
        #expect(notice.protection == .amount(.hour))
        #expect(notice.key == "provider_side.limits.hour")
        #expect(
            notice.text.en.hasPrefix("the limit of 1 euro a hour is reached: 1.00 euro spent: the provider's limit")
        )
        #expect(notice.text.nl.hasPrefix("de limiet van 1 euro per uur is bereikt: 1.00 euro verbruikt: een grens"))
        #expect(protections.beginOutgoing(4, to: "112", now: .at(reached)) == .allow)
        #expect(protections.beginOutgoing(5, to: "14050", now: .at(reached)) == .allow)
        protections.ended(5, now: .at(reached))
        #expect(protections.beginIncoming(6, now: .at(reached)) == .allow)
        for call: UInt64 in [1, 4, 6] { protections.ended(call, now: .at(reached)) }
        #expect(protections.beginOutgoing(7, to: "+31508200001", now: .at(Self.hour - 1)).summary == "403 amount")
        // The first minute of the call has left the hour.
        #expect(protections.beginOutgoing(8, to: "+31508200001", now: .at(Self.hour)) == .allow)
    }

    @Test func alertsOnceInAPeriod() throws {
        var protections = Protections(try ProtectedTrunk.plan(limits: "{ hour: 1 }"))
        #expect(protections.beginOutgoing(1, to: "+31508200001", now: .at(0)) == .allow)
        protections.answered(1, now: .at(0))
        var alerts: [(UInt64, Protection)] = []
        for second in stride(from: UInt64(0), through: 2 * 3_600, by: 1) {
            alerts += protections.tick(now: .at(second * 1_000)).map { (second, $0.protection) }
        }
        let expected: [(UInt64, Protection)] = [
            (960, .alert(percent: 80, .hour)), (1_140, .alert(percent: 95, .hour)),
            (4_560, .alert(percent: 80, .hour)), (4_740, .alert(percent: 95, .hour)),
        ]
        #expect(alerts.map(\.0) == expected.map(\.0))
        #expect(alerts.map(\.1) == expected.map(\.1))
    }

    @Test func saysHowMuchAnAlertIsAbout() throws {
        var protections = Protections(try ProtectedTrunk.plan(limits: "{ week: 2 }"))
        _ = protections.beginOutgoing(1, to: "+31508200001", now: .at(0))
        protections.answered(1, now: .at(0))
        let notices = protections.tick(now: .at(40 * Self.minute))
        #expect(notices.map(\.key) == ["provider_side.limits.week", "provider_side.limits.week"])
        #expect(notices.first?.text.en.hasPrefix("80 % of the limit of 2 euro a week is reached: 2.00 euro: ") == true)
    }
}

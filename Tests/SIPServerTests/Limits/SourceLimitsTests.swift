import SIPMessages
import TestSupport
import Testing

@testable import SIPServer

/// How much one source may ask.
@Suite struct SourceLimitsTests {
    private static let configuration = {
        var configuration = SourceLimits.Configuration()
        configuration.requestsPerSecond = 10
        configuration.requestBurst = 40
        return configuration
    }()

    /// A burst, then silence, then as much as time gives back; also at the beginning and the end of 32 bits.
    @Test(arguments: [0, 1, 5_000, UInt32.max - 1_500])
    func giveBackWithTime(_ start: UInt32) {
        var limits = SourceLimits(Self.configuration, seed: 7)
        func taken(_ after: UInt32) -> Int {
            (0..<100).count { _ in limits.admits(Lab.pbx, now: start &+ after) }
        }
        #expect(taken(0) == 40)
        #expect(taken(0) == 0)
        #expect((9...10).contains(taken(1_000)))
        #expect((19...21).contains(taken(3_000)))
        // Never more than a burst.
        #expect(taken(1_000_000) == 40)
    }

    /// RFC 6177: a customer has a /64 of IPv6 at least, so that its addresses are one source.
    @Test func takeANetworkForOneSource() {
        var limits = SourceLimits(Self.configuration, seed: 7)
        func admitted(_ sources: [Endpoint]) -> Int { sources.count { limits.admits($0, now: 10) } }
        let customer: UInt64 = 0x2001_0db8_0000_0001
        #expect(admitted((0..<99).map { Endpoint(high: customer, low: $0, port: 5_060) }) == 40)
        #expect(admitted([Endpoint(high: customer + 1, low: 99, port: 5_060)]) == 1)
        // The port does not make another source of IPv4 either.
        #expect(admitted((1...99).map { Endpoint(ipv4: 9, port: $0) }) == 40)
        #expect(admitted([Endpoint(ipv4: 10, port: 41)]) == 1)
    }

    /// A million forged sources take no more memory than one, and whoever talked last is remembered.
    @Test func doNotGrow() {
        #if DEBUG
            let sources: UInt32 = 40_000
        #else
            let sources: UInt32 = 1_000_000
        #endif
        var limits = SourceLimits(Self.configuration, seed: 7)
        var generator = SeededGenerator(seed: 3)
        for number in 0..<sources {
            _ = limits.admits(
                Endpoint(ipv4: UInt32(truncatingIfNeeded: generator.next()), port: 5_060),
                now: 1 + number / 100
            )
        }
        let places = Mirror(reflecting: limits).children.first { $0.label == "buckets" }.map {
            Mirror(reflecting: $0.value)
        }
        #expect(places?.children.count == SourceLimits.places)
        #expect((0..<99).count { _ in limits.admits(Lab.pbx, now: sources) } == 40)
    }

    /// A PBX on the whitelist may be busy: ten times as much before it is cut.
    @Test func giveAPBXMore() {
        let lab = Lab {
            $0.requestsPerSecond = 10
            $0.trusted = ["192.0.2.0/28"].compactMap { SourceNetwork($0) }
        }
        let request = Request("OPTIONS").text
        #expect((399...401).contains((0..<1_000).count { _ in !lab.send(request).isEmpty }))
    }

    /// The server's own: a flood is cut at its source, and other sources do not notice.
    @Test func cutAFlood() {
        let lab = Lab { $0.requestsPerSecond = 10 }
        let request = Request("OPTIONS").text
        #expect((0..<100).count { _ in !lab.send(request).isEmpty } == 40)
        #expect(lab.server.metrics.limited == 60)
        #expect(lab.send(request, from: Lab.elsewhere).count == 1)
        lab.advance(seconds: 1)
        #expect((9...10).contains((0..<100).count { _ in !lab.send(request).isEmpty }))
    }
}

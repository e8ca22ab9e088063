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
        for low in 0..<40 as Range<UInt64> {
            #expect(limits.admits(Endpoint(high: 0x2001_0db8_0000_0001, low: low, port: 5_060), now: 10))
        }
        #expect(!limits.admits(Endpoint(high: 0x2001_0db8_0000_0001, low: 99, port: 9), now: 10))
        #expect(limits.admits(Endpoint(high: 0x2001_0db8_0000_0002, low: 99, port: 9), now: 10))
        // The port does not make another source of IPv4 either.
        for port in 1...40 as ClosedRange<UInt16> { #expect(limits.admits(Endpoint(ipv4: 9, port: port), now: 10)) }
        #expect(!limits.admits(Endpoint(ipv4: 9, port: 41), now: 10))
        #expect(limits.admits(Endpoint(ipv4: 10, port: 41), now: 10))
    }

    /// A million forged sources take no more memory than one, and whoever talked last is remembered.
    @Test func doNotGrow() {
        #if DEBUG
            let sources: UInt32 = 100_000
        #else
            let sources: UInt32 = 1_000_000
        #endif
        var limits = SourceLimits(Self.configuration, seed: 7)
        var generator = SeededGenerator(seed: 3)
        for number in 0..<sources {
            _ = limits.admits(Endpoint(ipv4: generator.next(), port: 5_060), now: 1 + number / 100)
        }
        let places = Mirror(reflecting: limits).children.first { $0.label == "buckets" }.map {
            Mirror(reflecting: $0.value)
        }
        #expect(places?.children.count == SourceLimits.places)
        for _ in 0..<40 { _ = limits.admits(Lab.pbx, now: sources) }
        #expect(!limits.admits(Lab.pbx, now: sources))
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

extension Endpoint {
    /// An address made of a random number.
    fileprivate init(ipv4 number: UInt64, port: UInt16) {
        self.init(ipv4: UInt32(truncatingIfNeeded: number), port: port)
    }
}

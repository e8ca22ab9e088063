import SIPServer
import TestSupport
import Testing
import TrunkModel

@testable import LiveTest

/// Audio on real sockets.
@Suite struct AudioTests {
    /// Two ends that are connected with each other.
    private func withEnds(_ body: (AudioEnd, AudioEnd) async throws -> Void) async throws {
        let desk = AudioDesk()
        do {
            let ends = (try await desk.open(on: "127.0.0.1"), try await desk.open(on: "127.0.0.1"))
            ends.0.connect(AudioRemote(address: ends.1.address, codec: .alaw, eventPayloadType: 96))
            ends.1.connect(AudioRemote(address: ends.0.address, codec: .ulaw, eventPayloadType: 96))
            try await body(ends.0, ends.1)
        } catch {
            await desk.stop()
            throw error
        }
        await desk.stop()
    }

    @Test func talksBothWays() async throws {
        try await withEnds { first, second in
            #expect(first.address.port % 2 == 0 && second.address.port % 2 == 0)
            first.play(.tone(hertz: 620))
            let atSecond = try await eventually("a tone") {
                await second.heard()
            } until: {
                $0.tone != nil
            }
            let atFirst = try await eventually("silence") {
                await first.heard()
            } until: {
                $0.packets > 0
            }
            #expect(atSecond.tone.map { abs($0 - 620) < 4 } == true)
            #expect(!atSecond.isSilent && atFirst.isSilent)
            #expect(atFirst.tone == nil)
            #expect(atSecond.payloadTypes.keys.sorted() == [8] && atFirst.payloadTypes.keys.sorted() == [0])
            #expect(atSecond.sources == [first.address])
            #expect(atSecond.lost == 0 && atSecond.malformed == 0)
        }
    }

    @Test func sendsDigits() async throws {
        try await withEnds { first, second in
            async let back: Void = second.send(digits: "#0")
            let start = ContinuousClock.now
            await first.send(digits: "1594D")
            let time = ContinuousClock.now - start
            #expect(time > .milliseconds(700), "\(time)")
            await back
            for (end, digits) in [(second, "1594D"), (first, "#0")] {
                let heard = try await eventually("digits") {
                    await end.heard().digits
                } until: {
                    $0.count >= digits.count
                }
                #expect(heard == digits)
            }
            await second.forget()
            #expect(await second.heard().digits == "")
        }
    }

    /// The rate is right over a second, whatever each packet's lateness.
    @Test func keepsTime() async throws {
        try await withEnds { first, second in
            try await Task.sleep(for: .milliseconds(200))
            var (packets, expected, isInTime) = (0, 0.0, false)
            // A busy machine is late with the last ones, now and then with many: a timer that drifted would always be.
            for _ in 0..<5 where !isInTime {
                await second.forget()
                let start = ContinuousClock.now
                try await Task.sleep(for: .seconds(2))
                packets = await second.heard().packets
                expected = (ContinuousClock.now - start) / .milliseconds(20)
                isInTime = abs(Double(packets) - expected) <= max(10, expected / 3)
            }
            #expect(isInTime, "\(packets) of \(expected)")
        }
    }

    @Test func isQuietOnHold() async throws {
        try await withEnds { first, second in
            first.play(.nothing)
            // What was sent before may still be on its way on a busy machine.
            var quiet = AudioHeard()
            for _ in 0..<40 {
                await second.forget()
                try await Task.sleep(for: .milliseconds(300))
                quiet = await second.heard()
                if quiet == AudioHeard() { break }
            }
            #expect(quiet == AudioHeard())
            await second.forget()
            // In this order, or a packet may leave between the two.
            first.connect(AudioRemote(address: Endpoint(ipv4: 0, port: 0), codec: .alaw, eventPayloadType: 101))
            first.play(.silence)
            try await Task.sleep(for: .milliseconds(100))
            #expect(await second.heard() == AudioHeard())
            // What cannot be sent does not keep anybody waiting.
            await first.send(digits: "123")
        }
    }

    @Test func outlivesItsEnd() async throws {
        try await withEnds { first, second in
            let packets = try await eventually("audio") {
                await second.heard().packets
            } until: {
                $0 > 0
            }
            await second.close()
            await second.close()
            await second.send(digits: "123")
            #expect(await second.heard().packets >= packets)
        }
    }

    @Test func saysWhyItCannotListen() async throws {
        let desk = AudioDesk()
        await #expect(throws: ListenError.self) { _ = try await desk.open(on: "192.0.2.77") }
        await desk.stop()
        await #expect(throws: ListenError.self) { _ = try await desk.open(on: "127.0.0.1") }
    }
}

import TestSupport
import Testing

@testable import SIPMessages

@Suite struct NonceTests {
    @Test func lifetime() {
        var mint = NonceMint(key: (1, 2), lifetime: 60, firstSerial: 41)
        let nonce = mint.mint(now: 1_800_000_000).bytes
        #expect(nonce.count == 24)
        #expect(nonce.allSatisfy { ByteClass.token.contains($0) })
        let found: [(UInt64, NonceMint.Finding)] = [
            (1_800_000_000, .valid(serial: 41)), (1_800_000_060, .valid(serial: 41)),
            (1_800_000_061, .expired(serial: 41)), (1_799_999_990, .valid(serial: 41)),
            (1_799_999_900, .expired(serial: 41)), (1_900_000_000, .expired(serial: 41)),
        ]
        for (now, finding) in found { #expect(check(nonce, mint, now) == finding) }
    }

    /// Times and serial numbers at the ends of their ranges.
    @Test(arguments: [0, 1, 0xffff_fff0, 0xffff_ffff, 0x1_0000_0000, .max] as [UInt64])
    func ends(_ now: UInt64) {
        var mint = NonceMint(key: (.max, 0), lifetime: .max, firstSerial: 0xffff_ffff_fffe)
        for serial in [0xffff_ffff_fffe, 0xffff_ffff_ffff, 0, 1] as [UInt64] {
            #expect(check(mint.mint(now: now).bytes, mint, now &+ 100) == .valid(serial: serial))
        }
    }

    @Test func everyNonceIsAnother() {
        var mint = NonceMint(key: (3, 4), lifetime: 60)
        let nonces = Set((0..<1000).map { _ in mint.mint(now: 5).bytes })
        #expect(nonces.count == 1000)
    }

    @Test func anyOtherByteIsForgery() {
        var mint = NonceMint(key: (5, 6), lifetime: 60)
        let nonce = mint.mint(now: 77).bytes
        for index in nonce.indices {
            for byte in UInt8.min ... .max where byte != nonce[index] {
                var forged = nonce
                forged[index] = byte
                #expect(check(forged, mint, 77) == .forged)
            }
        }
        #expect(check(Array(nonce.dropLast()), mint, 77) == .forged)
        #expect(check(nonce + [65], mint, 77) == .forged)
        #expect(check([], mint, 77) == .forged)
        let outside = mint.check(nonce.span, ByteRange(10, 34), now: 77)
        #expect(outside == .forged)
        #expect(check(nonce, NonceMint(key: (5, 7), lifetime: 60), 77) == .forged)
        #expect(check(nonce, NonceMint(key: (4, 6), lifetime: 60), 77) == .forged)
    }

    @Test func counts() {
        var counts = NonceCounts(capacityBits: 4)
        let capacity = counts.capacity
        #expect(capacity == 16)
        let uses: [(UInt64, UInt32, NonceCounts.Finding)] = [
            (0, 0, .replayed), (0, 1, .fresh), (0, 1, .last), (0, 5, .fresh), (0, 4, .replayed), (1, 1, .fresh),
            // Without qop.
            (2, .max, .fresh), (2, .max, .last), (2, 1, .replayed),
        ]
        for (serial, count, expected) in uses {
            let finding = counts.accept(serial: serial, count: count)
            #expect(finding == expected, "\(serial), \(count)")
        }
    }

    @Test func slotsAreUsedAgain() {
        var counts = NonceCounts(capacityBits: 4)
        let uses: [(UInt64, UInt32, NonceCounts.Finding)] = [
            (3, 9, .fresh), (19, 0, .replayed), (19, 1, .fresh), (3, 10, .stale), (19, 2, .fresh),
            // The rounds' own end: Of their 60 bits 32 are kept.
            (0xe_ffff_fff4, 1, .fresh), (0xf_ffff_fff4, 1, .fresh), (4, 1, .fresh), (0xf_ffff_fff4, 2, .stale),
        ]
        for (serial, count, expected) in uses {
            let finding = counts.accept(serial: serial, count: count)
            #expect(finding == expected, "\(serial), \(count)")
        }
    }

    /// Against a plain dictionary, with serial numbers that come roughly in order.
    @Test func likeADictionary() {
        var generator = SeededGenerator(seed: 99)
        var counts = NonceCounts(capacityBits: 6)
        var model: [UInt64: (serial: UInt64, highest: UInt32)] = [:]
        for step in 0..<20_000 {
            let serial = UInt64(step / 10) + .random(in: 0...80, using: &generator)
            let count = UInt32.random(in: 1...4, using: &generator)
            let slot = model[serial % 64] ?? (serial % 64, 0)
            let expected: NonceCounts.Finding =
                if slot.serial > serial {
                    .stale
                } else if slot.serial < serial || count > slot.highest {
                    .fresh
                } else {
                    count == slot.highest ? .last : .replayed
                }
            let finding = counts.accept(serial: serial, count: count)
            #expect(finding == expected)
            if expected == .fresh { model[serial % 64] = (serial, count) }
        }
    }

    private func check(_ nonce: [UInt8], _ mint: NonceMint, _ now: UInt64) -> NonceMint.Finding {
        mint.check(nonce.span, ByteRange(0, nonce.count), now: now)
    }
}

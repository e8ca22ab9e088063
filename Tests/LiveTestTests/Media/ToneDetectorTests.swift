import Foundation
import TestSupport
import Testing
import TrunkModel

@testable import LiveTest

@Suite struct ToneDetectorTests {
    typealias Wave = (Int) -> Double

    /// What is detected in a wave at a level, as it comes through a codec, or through both.
    private func detect(_ laws: [Codec] = [.alaw], dBm0: Double = -10, samples: Int = 2600, _ wave: Wave) -> Double? {
        var detector = ToneDetector()
        let scale = ToneDetector.reference * 2.0.squareRoot() * pow(10, dBm0 / 20)
        detector.add(
            (0..<samples).map { index in
                laws.reduce(Int16(max(-32_767, min(32_767, wave(index) * scale)))) { sample, codec in
                    G711.decode(G711.encode(sample, codec), codec)
                }
            }
        )
        return detector.tone
    }

    private static func sine(_ hertz: Double) -> Wave { { sin(2 * .pi * hertz * Double($0) / 8000) } }

    @Test(arguments: [[Codec.alaw], [.ulaw], [.alaw, .ulaw], [.ulaw, .alaw], [.alaw, .ulaw, .alaw]])
    func findsTones(_ laws: [Codec]) throws {
        for hertz in [205, 350, 425, 620, 1004, 1999.5, 2600, 3123.4, 3490] {
            for level in [-3.0, -10, -40] {
                let found = try #require(detect(laws, dBm0: level, Self.sine(hertz)), "\(hertz) Hz at \(level) dBm0")
                #expect(abs(found - hertz) < 4, "\(hertz) Hz at \(level) dBm0")
            }
        }
    }

    @Test func needsSomeAudio() {
        #expect(detect(samples: 1600, Self.sine(620)) == nil)
        #expect(detect(samples: 2000, Self.sine(620)) != nil)
    }

    /// 30 packets; the sender goes on while one is lost.
    @Test func bearsALostPacket() throws {
        for lost in 0..<16 {
            let tone = Self.sine(1004)
            let found = try #require(detect(samples: 2560) { tone($0 < lost * 160 ? $0 : $0 + 160) })
            #expect(abs(found - 1004) < 15)
        }
    }

    @Test func isSilentInSilence() {
        #expect(detect { _ in 0 } == nil)
        #expect(detect(dBm0: -55, Self.sine(620)) == nil)
    }

    @Test func takesNoDTMFForATone() {
        for low in [697.0, 770, 852, 941] {
            for high in [1209.0, 1336, 1477, 1633] {
                for twist in [-6.0, 0, 4] {
                    let (a, b) = (Self.sine(low), Self.sine(high))
                    #expect(detect { (a($0) + pow(10, twist / 20) * b($0)) / 2 } == nil, "\(low)+\(high) \(twist) dB")
                }
            }
        }
    }

    @Test func takesNoNoiseForATone() {
        var random = SeededGenerator(seed: 711)
        for _ in 0..<50 {
            #expect(detect { _ in .random(in: -1...1, using: &random) } == nil)
        }
    }

    /// Like vowels: a pitch that glides, with its harmonics through two resonances.
    @Test func takesNoSpeechForATone() {
        var random = SeededGenerator(seed: 4733)
        for _ in 0..<50 {
            let pitch = Double.random(in: 90...250, using: &random)
            let glide = Double.random(in: -0.3...0.3, using: &random)
            let formants = [Double.random(in: 300...800, using: &random), .random(in: 900...2300, using: &random)]
            let found = detect { index in
                let time = Double(index) / 8000
                let phase = 2 * .pi * pitch * (time + glide * time * time)
                return (1...14).reduce(0) { sum, harmonic in
                    let hertz = pitch * Double(harmonic)
                    let gain = formants.reduce(0) { $0 + 1 / (1 + pow((hertz - $1) / 80, 2)) }
                    return sum + gain * sin(Double(harmonic) * phase) / 3
                }
            }
            #expect(found == nil)
        }
    }

    /// A tone that comes and goes, such as that of a busy line, is not steady.
    @Test func takesNoCadenceForATone() {
        let tone = Self.sine(425)
        #expect(detect(samples: 4000) { $0 / 1000 % 2 == 0 ? tone($0) : 0 } == nil)
        // Nor is one that has just ended.
        #expect(detect(samples: 4000) { $0 < 2800 ? tone($0) : 0 } == nil)
    }
}

#if canImport(Glibc)
    import Glibc
#endif

/// Finds the one steady tone that audio consists of.
///
/// It keeps the last samples. The frequency is where their spectrum has its peak; whether it is a tone and not speech,
/// noise or a DTMF pair is how much of the power is at that frequency, in each of some short blocks. Blocks bear lost
/// packets: the jump of phase spoils one of them.
struct ToneDetector: Sendable {
    /// Samples that are looked at: 320 ms.
    static let window = 2560
    /// Samples of a block: 32 ms, that is more than six periods of the lowest tone.
    private static let block = 256
    /// Frequencies of telephone audio, in hertz.
    private static let band = 200.0...3500.0
    /// The share of the power that a tone has; a DTMF pair with 8 dB of twist has 0.86 at its stronger frequency.
    private static let share = 0.9
    /// Effective value of samples at 0 dBm0: a full sine is 3.14 dB above.
    static let reference = 16_142.0
    /// What counts as silence: -50 dBm0.
    static let silence = reference * 0.003_162_28

    private var samples = [Double](repeating: 0, count: window)
    private var next = 0
    private var count = 0

    /// Adds samples, 8000 a second.
    mutating func add(_ more: some Sequence<Int16>) {
        for sample in more {
            samples[next] = Double(sample)
            next = (next + 1) % Self.window
            count = min(count + 1, Self.window)
        }
    }

    /// The tone in hertz; nil if there is none, or too few samples to say.
    var tone: Double? {
        // Three quarters of the window are enough after audio has begun.
        guard count * 4 >= Self.window * 3 else { return nil }
        let ordered = (count < Self.window ? [] : samples[next...]) + samples[..<next]
        let size = ordered.count / Self.block * Self.block
        let recent = Array(ordered.suffix(size))
        guard let frequency = Self.peak(of: recent), Self.band.contains(frequency) else { return nil }
        var inTone: [Double] = []
        var total: [Double] = []
        for start in stride(from: 0, to: size, by: Self.block) {
            let block = recent[start..<start + Self.block]
            inTone.append(Self.power(of: block, at: frequency))
            total.append(block.reduce(0) { $0 + $1 * $1 } / Double(Self.block))
        }
        guard total.reduce(0, +) / Double(total.count) > Self.silence * Self.silence,
            inTone.reduce(0, +) >= Self.share * total.reduce(0, +)
        else { return nil }
        // Steady: no block is much weaker than the strongest, but for one that a lost packet may have spoilt.
        let strongest = inTone.max() ?? 0
        return inTone.count { $0 < strongest / 2 } <= 1 ? frequency : nil
    }

    /// The frequency where the spectrum is highest, refined between its lines.
    private static func peak(of samples: [Double]) -> Double? {
        let spectrum = PowerSpectrum(samples)
        guard
            let top = spectrum.power.indices.dropFirst().dropLast().max(by: { spectrum.power[$0] < spectrum.power[$1] })
        else { return nil }
        // A parabola through the logarithms of the three highest lines.
        let (left, middle, right) = (
            log(spectrum.power[top - 1] + 1e-9), log(spectrum.power[top] + 1e-9), log(spectrum.power[top + 1] + 1e-9)
        )
        let curvature = left - 2 * middle + right
        let offset = curvature < 0 ? (left - right) / (2 * curvature) : 0
        return (Double(top) + offset) * spectrum.resolution
    }

    /// The mean power of a sine of this frequency in the samples (Goertzel's algorithm).
    private static func power(of samples: ArraySlice<Double>, at frequency: Double) -> Double {
        let coefficient = 2 * cos(2 * Double.pi * frequency / 8000)
        var (last, beforeLast) = (0.0, 0.0)
        for sample in samples { (last, beforeLast) = (sample + coefficient * last - beforeLast, last) }
        let size = Double(samples.count)
        return 2 * (last * last + beforeLast * beforeLast - coefficient * last * beforeLast) / (size * size)
    }
}

#if canImport(Glibc)
    import Glibc
#endif

/// How strong each frequency is in some samples, 8000 a second.
struct PowerSpectrum {
    /// The power of each line, from zero hertz upwards.
    let power: [Double]
    /// The distance between lines in hertz.
    let resolution: Double

    /// The spectrum of samples, faded in and out (Hann) so that a tone between two lines does not spread.
    init(_ samples: [Double]) {
        var size = 1
        while size < samples.count { size *= 2 }
        var real = [Double](repeating: 0, count: size)
        for (index, sample) in samples.enumerated() {
            let fade = 0.5 - 0.5 * cos(2 * Double.pi * (Double(index) + 0.5) / Double(samples.count))
            real[index] = sample * fade
        }
        var imaginary = [Double](repeating: 0, count: size)
        Self.transform(&real, &imaginary)
        power = (0..<size / 2).map { real[$0] * real[$0] + imaginary[$0] * imaginary[$0] }
        resolution = 8000 / Double(size)
    }

    // The fast Fourier transform of Cooley and Tukey, in place; the size is a power of two.
    private static func transform(_ real: inout [Double], _ imaginary: inout [Double]) {
        let size = real.count
        var mirrored = 0
        for index in 1..<max(size, 2) where size > 1 {
            var bit = size / 2
            while mirrored & bit != 0 {
                mirrored ^= bit
                bit /= 2
            }
            mirrored |= bit
            if index < mirrored {
                real.swapAt(index, mirrored)
                imaginary.swapAt(index, mirrored)
            }
        }
        let sines = (0..<size).map { sin(2 * Double.pi * Double($0) / Double(size)) }
        var half = 1
        while half < size {
            for step in 0..<half {
                let turn = step * size / (2 * half)
                let (cosine, sine) = (sines[(turn + size / 4) % size], -sines[turn])
                for low in stride(from: step, to: size, by: 2 * half) {
                    let high = low + half
                    let r = real[high] * cosine - imaginary[high] * sine
                    let i = real[high] * sine + imaginary[high] * cosine
                    (real[high], imaginary[high]) = (real[low] - r, imaginary[low] - i)
                    (real[low], imaginary[low]) = (real[low] + r, imaginary[low] + i)
                }
            }
            half *= 2
        }
    }
}

/// The event packets of digits that are being sent, one each 20 ms (RFC 4733 §2.5.1).
///
/// A digit takes 160 ms: five packets while it sounds, the last with the end bit; two copies of that in the pause
/// (§2.5.1.4); and one tick for audio.
struct DigitSender: Sendable {
    /// The payload of an event packet.
    struct Report: Sendable, Equatable {
        /// Whether the event begins with it.
        var isFirst: Bool
        /// Its time stamp.
        var timestamp: UInt32
        /// Event, end bit with volume, duration.
        var payload: [UInt8]
    }

    /// What belongs in a tick.
    enum Tick: Equatable {
        /// An event packet.
        case report(Report)
        /// Whatever is sent otherwise.
        case pause
    }

    private static let soundingTicks = 5
    private static let endPackets = 3
    private static let digitTicks = 8
    private static let samplesPerTick: UInt16 = 160
    /// The level of the digit: -10 dBm0 (§2.3.4).
    private static let volume: UInt8 = 10

    private var codes: ArraySlice<UInt8> = []
    private var tick = 0
    private var start: UInt32 = 0

    /// Whether all was sent.
    var isDone: Bool { codes.isEmpty }

    /// Adds digits after those that are not sent yet; what is no digit is skipped.
    mutating func add(_ digits: String) {
        codes += digits.uppercased().compactMap { digit in
            DigitReceiver.alphabet.firstIndex(of: digit).map { UInt8($0) }
        }
    }

    /// Takes the next tick.
    ///
    /// - Parameter timestamp: The time stamp of the tick.
    /// - Returns: What belongs in it; nil if all was sent.
    mutating func next(at timestamp: UInt32) -> Tick? {
        guard let code = codes.first else { return nil }
        if tick == 0 { start = timestamp }
        defer {
            tick += 1
            if tick == Self.digitTicks {
                tick = 0
                codes = codes.dropFirst()
            }
        }
        guard tick < Self.soundingTicks + Self.endPackets - 1 else { return .pause }
        let hasEnded = tick >= Self.soundingTicks - 1
        let duration = UInt16(min(tick + 1, Self.soundingTicks)) * Self.samplesPerTick
        let payload = [code, (hasEnded ? 0x80 : 0) | Self.volume, UInt8(duration >> 8), UInt8(duration & 0xFF)]
        return .report(Report(isFirst: tick == 0, timestamp: start, payload: payload))
    }
}

/// The way to the server and back, which can be made to lose packets and to send them twice.
///
/// The faults come from a generator of random numbers with a fixed seed.
struct Faults {
    /// The chance that a packet is lost, on its way to the server and again on its way back.
    var loss = 0.0
    /// The chance that a packet to the server arrives twice.
    var duplication = 0.0
    /// How long after the first the second copy is sent, in nanoseconds.
    var duplicateDelay: UInt64 = 0

    var areNone: Bool { loss == 0 && duplication == 0 }
}

/// A socket behind ``Faults``.
final class Link {
    private(set) var droppedRequests = 0
    private(set) var droppedAnswers = 0
    private(set) var duplicates = 0

    let socket: DatagramSocket
    private let faults: Faults
    private let perfect: Bool
    private var random: SeededRandom
    private var copies: [(due: UInt64, bytes: [UInt8])] = []
    private var firstCopy = 0

    init(socket: DatagramSocket, faults: Faults, random: SeededRandom) {
        self.socket = socket
        self.faults = faults
        self.random = random
        perfect = faults.areNone
    }

    /// Sends a packet, or loses it, or sends it twice.
    func send(_ packet: UnsafeMutableRawPointer, _ length: Int, now: UInt64) {
        guard !perfect else { return socket.send(packet, length) }
        if random.happens(faults.loss) {
            droppedRequests += 1
        } else {
            socket.send(packet, length)
        }
        if random.happens(faults.duplication) {
            duplicates += 1
            copies.append((now + faults.duplicateDelay, Array(UnsafeRawBufferPointer(start: packet, count: length))))
        }
    }

    /// Sends what is due of the second copies.
    func sendCopies(now: UInt64) {
        while firstCopy < copies.count, copies[firstCopy].due <= now {
            copies[firstCopy].bytes.withUnsafeMutableBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                socket.send(start, bytes.count)
                socket.flush()
            }
            firstCopy += 1
        }
        if firstCopy == copies.count || firstCopy > 4096 {
            copies.removeFirst(firstCopy)
            firstCopy = 0
        }
    }

    /// Whether second copies still wait to be sent.
    var hasCopies: Bool { firstCopy < copies.count }

    /// Hands out what has arrived, less what is lost.
    ///
    /// - Returns: how many packets came.
    func receive(_ body: (UnsafeRawBufferPointer) -> Void) -> Int {
        socket.receive { packet in
            if !perfect, random.happens(faults.loss) {
                droppedAnswers += 1
            } else {
                body(packet)
            }
        }
    }
}

/// SplitMix64: random numbers that are the same for the same seed.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    /// A number from 0 up to 1.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func happens(_ chance: Double) -> Bool { chance > 0 && fraction() < chance }
}

/// The transactions under way, each with the memory of its packet.
///
/// A place that becomes free is the first to be taken again, so few transactions touch little memory however large the
/// table is.
final class TransactionTable {
    let capacity: Int
    private(set) var waiting = 0
    private let transactions: UnsafeMutablePointer<Transaction>
    private let packets: UnsafeMutableRawPointer
    private var free: [Int32]
    private var lastSequence: UInt64 = 0

    init(capacity: Int) {
        precondition(capacity < 1 << 24, "the branch has 24 bits for the place")
        self.capacity = capacity
        transactions = .allocate(capacity: capacity)
        transactions.initialize(repeating: Transaction(), count: capacity)
        packets = .allocate(byteCount: capacity * PacketWriter.room, alignment: 64)
        free = (0..<Int32(capacity)).reversed()
    }

    deinit {
        transactions.deallocate()
        packets.deallocate()
    }

    subscript(place: Int) -> Transaction {
        unsafeAddress { UnsafePointer(transactions + place) }
        unsafeMutableAddress { transactions + place }
    }

    func packet(_ place: Int) -> UnsafeMutableRawPointer { packets + place * PacketWriter.room }

    /// Takes a free place for a new transaction; nil when there is none.
    func open() -> Int? {
        guard let place = free.popLast() else { return nil }
        lastSequence += 1
        waiting += 1
        self[Int(place)] = Transaction(state: .waiting, sequence: lastSequence)
        return Int(place)
    }

    /// Notes the final answer; copies of it are expected until the place is freed.
    func complete(_ place: Int) {
        self[place].state = .completed
        waiting -= 1
    }

    func release(_ place: Int) {
        if self[place].state == .waiting { waiting -= 1 }
        self[place].state = .free
        free.append(Int32(place))
    }

    /// The place that a branch names, when its transaction is still there.
    func place(of branch: UInt64) -> Int? {
        let place = Int(branch & 0xff_ffff)
        guard place < capacity, self[place].state != .free, self[place].sequence == branch >> 24 else { return nil }
        return place
    }
}

import Glibc

/// When operations begin.
enum Pace {
    /// So many at a time: the next begins when one ends (a closed loop).
    case window(Int)
    /// So many a second, whether the server keeps up or not (an open loop).
    case rate(Double)
}

/// When the load ends: after so many operations, or after so long.
struct LoadLimit {
    var operations: Int?
    var nanoseconds: UInt64?
}

/// Runs operations against a server, as many phones at once would, from one thread.
///
/// ``run(pace:limit:processes:)`` measures; `LoadEngine+Operations.swift` has what one phone does.
final class LoadEngine {
    let link: Link
    let table: TransactionTable
    let accounts: Accounts
    let writer: RequestWriter
    let judge: Judge
    var source: OperationSource
    var timers = TransactionTimers()
    var tally = Tally()
    /// Whether completed transactions stay for Timer K, to look at further answers.
    let keepsCompleted: Bool
    /// Whether to ask for packets all the time instead of sleeping until one comes.
    private let spins: Bool
    var reportedFaults = 0

    init(_ setup: LoadSetup, source: OperationSource, accounts: Accounts) throws {
        let socket = try DatagramSocket(source: setup.source, server: setup.server)
        link = Link(socket: socket, faults: setup.faults, random: SeededRandom(seed: setup.seed))
        table = TransactionTable(capacity: setup.capacity)
        self.accounts = accounts
        writer = RequestWriter(accounts: accounts, local: socket.local, run: UInt64(getpid()) << 16 ^ Monotonic.now())
        judge = Judge(accounts: accounts)
        self.source = source
        keepsCompleted = setup.keepsCompleted
        spins = setup.spins
    }

    /// Starts operations at the given pace up to the limit, then waits for the answers that are still due.
    func run(pace: Pace, limit: LoadLimit, processes: ProcessMeter) -> Measurement {
        tally = Tally()
        let begin = Monotonic.now()
        let processorBegin = processes.nanoseconds()
        var measured: Measurement?
        var quietSince: UInt64?
        while true {
            let now = Monotonic.now()
            if measured == nil, isOver(limit, since: begin, now: now) {
                let processorEnd = processes.nanoseconds()
                measured = Measurement(
                    wallNanoseconds: now - begin,
                    operations: tally.completed,
                    serverNanoseconds: processorBegin.flatMap { start in processorEnd.map { $0 - start } }
                )
            }
            fireTimers(now: now)
            if measured == nil { startOperations(pace, limit, since: begin, now: now) }
            link.socket.flush()
            let received = link.receive { packet in take(packet, now: Monotonic.now()) }
            link.socket.flush()
            link.sendCopies(now: now)
            if let measured, table.waiting == 0, !link.hasCopies {
                // Copies of the last answers must be seen too.
                let since = quietSince ?? now
                quietSince = since
                if !keepsCompleted || now - since > Monotonic.second { return measured.with(tally, link) }
            }
            if received == 0, !spins { link.socket.wait(atMost: Monotonic.millisecond) }
        }
    }

    private func isOver(_ limit: LoadLimit, since begin: UInt64, now: UInt64) -> Bool {
        if let nanoseconds = limit.nanoseconds, now - begin >= nanoseconds { return true }
        guard let operations = limit.operations else { return false }
        return tally.started >= operations && table.waiting == 0
    }

    private func startOperations(_ pace: Pace, _ limit: LoadLimit, since begin: UInt64, now: UInt64) {
        // One batch at most, so that answers are never left waiting long.
        for _ in 0..<64 {
            if let operations = limit.operations, tally.started >= operations { return }
            switch pace {
            case .window(let window):
                guard table.waiting < window, let operation = source.next() else { return }
                start(operation, due: now, now: now)
            case .rate(let rate):
                let due = begin + UInt64(Double(tally.started) * 1e9 / rate)
                guard due <= now else { return }
                if let operation = source.next() {
                    start(operation, due: due, now: now)
                } else {
                    tally.started += 1
                    tally.unsent += 1
                }
            }
        }
    }
}

/// How a load is run.
struct LoadSetup {
    var server: Endpoint
    var source: Endpoint
    var capacity: Int
    var faults = Faults()
    var seed: UInt64 = 1
    var keepsCompleted = false
    var spins = true
}

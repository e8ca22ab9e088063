import Foundation

/// The results of a load, printed as one line of JSON.
struct Measurement: Encodable {
    var wallNanoseconds: UInt64
    /// Operations completed in that time.
    var operations: Int
    /// The processor time of the server in that time.
    var serverNanoseconds: UInt64?
    private var mode = ""
    private var tally = Tally()
    private var droppedRequests = 0
    private var droppedAnswers = 0
    private var duplicates = 0
    private var refusals = 0

    var isClean: Bool { tally.isClean }

    init(wallNanoseconds: UInt64, operations: Int, serverNanoseconds: UInt64?) {
        self.wallNanoseconds = wallNanoseconds
        self.operations = operations
        self.serverNanoseconds = serverNanoseconds
    }

    /// The measurement with what was counted until the last answer was in.
    func with(_ tally: Tally, _ link: Link) -> Measurement {
        var result = self
        result.tally = tally
        result.droppedRequests = link.droppedRequests
        result.droppedAnswers = link.droppedAnswers
        result.duplicates = link.duplicates
        result.refusals = link.socket.refusals
        return result
    }

    /// Prints the results of the mode.
    func print(mode: String) throws {
        var result = self
        result.mode = mode
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        Swift.print(String(decoding: try encoder.encode(result), as: UTF8.self))
    }

    private enum CodingKeys: String, CodingKey {
        case mode, operations, requests, retransmissions, timeouts, wrong, copies, late, unsent, refusals, duplicates
        case wallSeconds = "wall_seconds"
        case perSecond = "per_second"
        case p50 = "p50_us"
        case p99 = "p99_us"
        case highest = "max_us"
        case serverSeconds = "server_cpu_seconds"
        case serverMicroseconds = "server_cpu_us_per_operation"
        case droppedRequests = "dropped_requests"
        case droppedAnswers = "dropped_answers"
        case byKind = "by_kind"
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        let seconds = Double(wallNanoseconds) / 1e9
        try values.encode(mode, forKey: .mode)
        try values.encode(operations, forKey: .operations)
        try values.encode(rounded(seconds, 6), forKey: .wallSeconds)
        try values.encode(rounded(Double(operations) / seconds, 1), forKey: .perSecond)
        try values.encode(rounded(tally.latency.microseconds(at: 0.5), 1), forKey: .p50)
        try values.encode(rounded(tally.latency.microseconds(at: 0.99), 1), forKey: .p99)
        try values.encode(rounded(Double(tally.latency.highest) / 1000, 1), forKey: .highest)
        if let serverNanoseconds {
            try values.encode(rounded(Double(serverNanoseconds) / 1e9, 6), forKey: .serverSeconds)
            let share = Double(serverNanoseconds) / 1000 / Double(max(operations, 1))
            try values.encode(rounded(share, 3), forKey: .serverMicroseconds)
        }
        try values.encode(tally.requests, forKey: .requests)
        try values.encode(tally.retransmissions, forKey: .retransmissions)
        try values.encode(tally.timeouts, forKey: .timeouts)
        try values.encode(tally.wrong, forKey: .wrong)
        try values.encode(tally.copies, forKey: .copies)
        try values.encode(tally.late, forKey: .late)
        try values.encode(tally.unsent, forKey: .unsent)
        try values.encode(refusals, forKey: .refusals)
        try values.encode(duplicates, forKey: .duplicates)
        try values.encode(droppedRequests, forKey: .droppedRequests)
        try values.encode(droppedAnswers, forKey: .droppedAnswers)
        let kinds = OperationKind.allCases.map { ($0.name, tally.byKind[Int($0.rawValue)]) }.filter { $0.1 > 0 }
        try values.encode(Dictionary(uniqueKeysWithValues: kinds), forKey: .byKind)
    }

    private func rounded(_ value: Double, _ digits: Int) -> Double {
        let scale = (0..<digits).reduce(1.0) { product, _ in product * 10 }
        return (value * scale).rounded() / scale
    }
}

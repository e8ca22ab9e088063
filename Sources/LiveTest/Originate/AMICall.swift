internal import AsteriskManager
internal import Synchronization

/// A call that Asterisk was asked to place.
final class AMICall: DialedCall {
    /// What the numbers of our calls begin with.
    static let prefix = "trunkline-"

    /// The ActionID of the request, and the Uniqueid and Linkedid of the call's first channel.
    let id: String
    /// When it is clear that Asterisk will not tell how the attempt ended.
    let deadline: ContinuousClock.Instant

    private let line: AMILine
    private let ending = Mutex<DialOutcome?>(nil)

    init(id: String, line: AMILine, deadline: ContinuousClock.Instant) {
        self.id = id
        self.line = line
        self.deadline = deadline
    }

    var outcome: DialOutcome? {
        ending.withLock { $0 } ?? (ContinuousClock.now > deadline ? .unknown : nil)
    }

    /// Keeps how the attempt ended; only the first news counts.
    func end(_ outcome: DialOutcome) { ending.withLock { $0 = $0 ?? outcome } }

    /// Ends the calling end, as when a telephone is put down; then, if they do not follow, the channels that it opened.
    func hangUp() async {
        guard let connection = try? await line.connection() else { return }
        await AMIChannel.hangUp(id, connection)
        for _ in 0..<10 {
            try? await Task.sleep(for: .milliseconds(50))
            let open = await AMIChannel.all(connection).filter { $0.linkedID == id }
            if open.isEmpty { return }
        }
        for channel in await AMIChannel.all(connection) where channel.linkedID == id {
            await channel.hangUp(connection)
        }
    }
}

/// The calls whose end Asterisk has not told yet.
final class AMICalls: Sendable {
    private let open = Mutex<[String: AMICall]>([:])

    /// Waits for the end of an attempt.
    func add(_ call: AMICall) {
        open.withLock { open in
            let now = ContinuousClock.now
            open = open.filter { $0.value.deadline > now }
            open[call.id] = call
        }
    }

    /// Waits no longer.
    func remove(_ id: String) { open.withLock { _ = $0.removeValue(forKey: id) } }

    /// Takes an event.
    func take(_ event: ManagerMessage) {
        guard event.event == "OriginateResponse", let id = event["ActionID"],
            let call = open.withLock({ $0.removeValue(forKey: id) })
        else { return }
        let isAnswered = event["Response"]?.lowercased() == "success"
        call.end(isAnswered ? .answered : .failed(reason: event["Reason"].flatMap { Int($0) }))
    }
}

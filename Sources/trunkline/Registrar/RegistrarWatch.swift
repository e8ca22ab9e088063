import SIPMessages
import SIPServer
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Collects what the server tells, on its event loop, for whoever shows it on another thread.
final class RegistrarWatch: ServerObserver, PacketTap, Sendable {
    /// What is known of an account.
    struct AccountState: Sendable {
        var username: String
        var contact: String?
        /// When the registration ends, in seconds since 1970.
        var end: Int?
        /// The last thing it did, in words.
        var last = ""
        /// When that was, in seconds since 1970; nil before.
        var lastTime: Int?
    }

    /// An event with its time and a name for it.
    struct Entry: Sendable {
        var time: timespec
        var event: String
        var account: String?
        var detail: [(key: String, value: String)]
    }

    private struct State: Sendable {
        var accounts: [AccountState]
        var places: [String: Int]
        var entries: [Entry] = []
        var lost = 0
        var packets: [TracePacket] = []
        var packetBytes = 0
    }

    /// Entries and packet bytes that are kept until somebody takes them: a flood must not eat memory.
    private static let maximumEntries = 10_000
    private static let maximumBytes = 64 << 20

    private let state: Mutex<State>
    private let tracing: Bool

    init(accounts: [String], tracing: Bool) {
        self.tracing = tracing
        let places = Dictionary(accounts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        state = Mutex(State(accounts: accounts.map { AccountState(username: $0) }, places: places))
    }

    /// What is known of the accounts, in the trunk files' order.
    var accounts: [AccountState] { state.withLock { $0.accounts } }

    /// The events since the last time, and how many there were no room for.
    func takeEntries() -> (entries: [Entry], lost: Int) {
        state.withLock { state in
            defer {
                state.entries = []
                state.lost = 0
            }
            return (state.entries, state.lost)
        }
    }

    /// The packets since the last time.
    func takePackets() -> [TracePacket] {
        state.withLock { state in
            defer {
                state.packets = []
                state.packetBytes = 0
            }
            return state.packets
        }
    }

    func saw(_ packet: Span<UInt8>, from source: Endpoint, to destination: Endpoint) {
        guard tracing else { return }
        let time = Self.now()
        var payload: [UInt8] = []
        packet.withUnsafeBufferPointer { payload.append(contentsOf: $0) }
        let traced = TracePacket(
            nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec),
            from: source,
            to: destination,
            payload: payload
        )
        state.withLock { state in
            guard state.packetBytes < Self.maximumBytes else { return }
            state.packetBytes += traced.payload.count
            state.packets.append(traced)
        }
    }

    func server(_ event: ServerEvent, now: ServerTime) {
        switch event {
        case .registered(let account, let contact, let expires, let source):
            note("registered", account, [("contact", contact), ("expires", "\(expires)"), ("source", "\(source)")]) {
                $0.contact = contact
                $0.end = Self.now().tv_sec + Int(expires)
            }
        case .unregistered(let account, let contact, let source):
            note("unregistered", account, [("contact", contact), ("source", "\(source)")]) { $0.forget(contact) }
        case .expired(let account, let contact):
            note("expired", account, [("contact", contact)]) { $0.forget(contact) }
        case .refused(let method, let status, let reason, let account, let source):
            let detail = [("method", method), ("status", "\(status)"), ("reason", reason), ("source", "\(source)")]
            note("refused", account, detail.map { (key: $0.0, value: $0.1) }) { _ in }
        case .dropped(let reason, let source):
            note("dropped", nil, [("reason", reason), ("source", "\(source)")]) { _ in }
        case .answered(let method, let source):
            note("answered", nil, [("method", method), ("source", "\(source)")]) { _ in }
        }
    }

    func note(
        _ event: String,
        _ account: String?,
        _ detail: [(key: String, value: String)],
        _ change: (inout AccountState) -> Void
    ) {
        let time = Self.now()
        // What a peer wrote must not reach the terminal as control characters.
        let clean = detail.map { (key: $0.key, value: Self.printable($0.value)) }
        state.withLock { state in
            if let account, let place = state.places[account] {
                change(&state.accounts[place])
                let words = ["method", "status", "state", "reason"].compactMap { key in
                    clean.first { $0.key == key }?.value
                }
                state.accounts[place].last = words.isEmpty ? event : words.joined(separator: " ")
                state.accounts[place].lastTime = time.tv_sec
            }
            if state.entries.count < Self.maximumEntries {
                state.entries.append(Entry(time: time, event: event, account: account, detail: clean))
            } else {
                state.lost += 1
            }
        }
    }

    /// A text whose control characters are spelt out.
    static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
        return text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }.joined()
    }

    /// The wall clock.
    static func now() -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time
    }
}

extension RegistrarWatch.AccountState {
    fileprivate mutating func forget(_ contact: String) {
        guard self.contact == contact else { return }
        self.contact = nil
        end = nil
    }
}

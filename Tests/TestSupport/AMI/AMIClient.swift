import Glibc
import Synchronization

/// A connection to the Asterisk Manager Interface.
public final class AMIClient: Sendable {
    /// Every event that came in, but for those of lists that an action asked for.
    public let events = Recorder<AMIMessage>()

    private let descriptor: Int32
    private let reader: Mutex<DescriptorReader?>
    private let replies = Recorder<(id: String, reply: AMIReply)>()
    private let unfinished = Mutex<[String: AMIReply]>([:])
    private let lastID = Mutex(0)
    private let partial = Mutex<[String]>([])

    /// Where it is connected to.
    let address: SocketAddress

    /// Connects, without logging in.
    ///
    /// - Throws: `SystemFailure`.
    public init(to address: SocketAddress) throws {
        let descriptor = try SocketAddress.makeSocket(SOCK_STREAM)
        self.descriptor = descriptor
        self.address = address
        reader = Mutex(nil)
        do {
            let result = try address.withSystemForm { connect(descriptor, $0, $1) }
            _ = try SystemFailure.check("connecting to \(address)", result)
            let started = try DescriptorReader.lines(of: descriptor) { [weak self] line in
                self?.take(line)
            } ended: { [events, replies] in
                events.close()
                replies.close()
            }
            reader.withLock { $0 = started }
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { reader.withLock { $0?.stop() } }

    /// Logs in.
    ///
    /// Asterisk sends events from then on.
    ///
    /// - Throws: `AMIRefusal` if the password is wrong.
    public func logIn(_ username: String, secret: String) async throws {
        try await action("Login", ["Username": username, "Secret": secret])
    }

    /// Sends an action and waits for its answer, and for the whole list if it announces one.
    ///
    /// - Parameters:
    ///   - name: The action, such as `PJSIPShowEndpoint`.
    ///   - fields: Its fields; none may hold a line end.
    ///   - time: How long to wait.
    /// - Returns: The answer.
    /// - Throws: `AMIRefusal` if Asterisk answers with an error, `NothingCame` if it does not answer.
    @discardableResult
    public func action(
        _ name: String,
        _ fields: KeyValuePairs<String, String> = [:],
        within time: Duration = .patience
    ) async throws -> AMIReply {
        let reply = try await self.reply(to: name, fields, within: time)
        if reply.response["Response"] == "Error" {
            throw AMIRefusal(action: name, message: reply.response["Message"] ?? "")
        }
        return reply
    }

    /// Sends an action and waits for its answer, be that an error or not.
    func reply(
        to name: String,
        _ fields: KeyValuePairs<String, String>,
        within time: Duration = .patience
    ) async throws -> AMIReply {
        let id = try send(name, fields)
        return try await replies.first("AMI's answer to \(name)", within: time) { $0.id == id }.reply
    }

    /// Sends an action without waiting for its answer.
    ///
    /// - Returns: The ActionID that the answer will bear.
    @discardableResult
    func send(_ name: String, _ fields: KeyValuePairs<String, String>) throws -> String {
        let id = lastID.withLock { last in
            last += 1
            return String(last)
        }
        let lines = ["Action: \(name)", "ActionID: \(id)"] + fields.map { "\($0.key): \($0.value)" }
        let bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        // An action is far smaller than a socket's buffer, so it is taken whole.
        let sent = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        _ = try SystemFailure.check("writing to AMI", sent)
        return id
    }

    /// Waits for an event, also one that is there already.
    public func event(
        _ name: String,
        within time: Duration = .patience,
        where matches: @escaping @Sendable (AMIMessage) -> Bool = { _ in true }
    ) async throws -> AMIMessage {
        try await events.first("the event \(name)", within: time) { $0.event == name && matches($0) }
    }

    private func take(_ line: String) {
        let lines: [String]? = partial.withLock { partial in
            if !line.isEmpty {
                // The greeting is the only line that belongs to no message.
                if !line.hasPrefix("Asterisk Call Manager/") { partial.append(line) }
                return nil
            }
            defer { partial = [] }
            return partial.isEmpty ? nil : partial
        }
        if let lines { take(AMIMessage(lines: lines)) }
    }

    private func take(_ message: AMIMessage) {
        let id = message["ActionID"] ?? ""
        if message.event == nil {
            let reply = AMIReply(response: message)
            if message["EventList"] == "start" {
                unfinished.withLock { $0[id] = reply }
            } else {
                replies.record((id, reply))
            }
            return
        }
        let finished: AMIReply?? = unfinished.withLock { unfinished in
            guard var reply = unfinished[id] else { return .none }
            if message["EventList"] == "Complete" {
                reply.end = message
                unfinished[id] = nil
                return .some(reply)
            }
            reply.events.append(message)
            unfinished[id] = reply
            return .some(nil)
        }
        switch finished {
        case .none: events.record(message)
        case .some(nil): break
        case .some(let reply?): replies.record((id, reply))
        }
    }
}

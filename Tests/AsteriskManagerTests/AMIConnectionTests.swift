import Dispatch
import TestSupport
import Testing

@testable import AsteriskManager

@Suite struct AMIConnectionTests {
    private func address(_ server: FakeAMI) throws -> AMIAddress {
        try AMIAddress("ami://tester:hush@127.0.0.1:\(server.port)/internal")
    }

    private func failure(_ body: () async throws -> Void) async -> ManagerError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? ManagerError
        }
    }

    @Test func logsInAndAsks() async throws {
        let events = Recorder<ManagerMessage>()
        let server = try FakeAMI.obliging { action in
            guard action["Action"] == "CoreShowChannels" else { return [] }
            let id = action["ActionID"] ?? ""
            return [
                .send("Event: Hangup\r\nChannel: SIP/1\r\n\r\n"),
                .send(FakeAMI.success(action, "follow", "EventList: start\r\n")),
                .send("Event: CoreShowChannel\r\nActionID: \(id)\r\nChannel: a\r\n\r\nEvent: Other\r\n\r\n"),
                .send("Event: CoreShowChannel\r\nActionID: \(id)\r\nChannel: b\r\n\r\n"),
                .send("Event: CoreShowChannelsComplete\r\nActionID: \(id)\r\nEventList: Complete\r\n\r\n"),
            ]
        }
        defer { withExtendedLifetime(server) {} }
        let connection = try await AMIConnection.open(try address(server)) { events.record($0) }
        let reply = try await connection.action("CoreShowChannels")
        #expect(reply.items.map { $0["Channel"] } == ["a", "b"])
        #expect(events.all.map(\.event) == ["Hangup", "Other"])
        #expect(server.actions.first?["Secret"] == "hush" && server.actions.first?["Events"] == "call")
        await connection.close()
    }

    @Test func isToldOfAWrongSecret() async throws {
        let server = try FakeAMI { [.send(FakeAMI.failure($0, "Authentication failed"))] }
        defer { withExtendedLifetime(server) {} }
        let error = await failure { _ = try await AMIConnection.open(try address(server)) }
        #expect(error?.kind == .loginRefused)
        #expect(error?.description.contains("tester") == true && error?.description.contains("hush") == false)
    }

    @Test func isToldThatNobodyIsThere() async throws {
        let port = try FakeAMI { _ in [] }.port
        let error = await failure {
            _ = try await AMIConnection.open(try AMIAddress("ami://a:hush@127.0.0.1:\(port)"))
        }
        #expect(error?.kind == .unreachable)
        #expect(error?.description.contains("Connection refused") == true, "\(error?.description ?? "")")
    }

    @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "\r\n", "Asterisk\n"])
    func noticesWhatIsNoManager(_ greeting: String) async throws {
        let server = try FakeAMI(greeting: greeting) { _ in [] }
        defer { withExtendedLifetime(server) {} }
        let error = await failure { _ = try await AMIConnection.open(try address(server)) }
        #expect(error?.kind == .unreachable)
        #expect(error?.description.contains("no Asterisk manager") == true)
    }

    @Test func survivesAnEndInTheMiddle() async throws {
        let server = try FakeAMI.obliging { action in
            action["Action"] == "Ping" ? [.send("Response: Succ"), .close] : []
        }
        defer { withExtendedLifetime(server) {} }
        let connection = try await AMIConnection.open(try address(server))
        let error = await failure { try await connection.action("Ping") }
        #expect(error?.kind == .closed)
        #expect(!connection.isOpen)
        #expect(await failure { try await connection.action("Ping") }?.kind == .closed)
        await connection.close()
        #expect(await failure { try await connection.action("Ping") }?.kind == .closed)
    }

    @Test func survivesAnEndDuringLogin() async throws {
        let server = try FakeAMI { _ in [.close] }
        defer { withExtendedLifetime(server) {} }
        #expect(await failure { _ = try await AMIConnection.open(try address(server)) }?.kind == .closed)
    }

    @Test func waitsNoLongerThanItMay() async throws {
        let server = try FakeAMI.obliging { $0["Action"] == "Ping" ? [.send("junk\r\n")] : [] }
        defer { withExtendedLifetime(server) {} }
        let connection = try await AMIConnection.open(try address(server))
        let error = await failure { try await connection.action("Ping", within: .milliseconds(100)) }
        #expect(error?.kind == .timedOut)
        await connection.close()
    }

    /// What waits for the greeting, and then cancels its alarm, may be woken after the alarm has rung.
    @Test func staysOpenOnABusyMachine() async throws {
        let server = try FakeAMI.obliging { [.send(FakeAMI.success($0, "pong"))] }
        defer { withExtendedLifetime(server) {} }
        try await withTaskExecutorPreference(LateExecutor(delay: 1.2)) {
            let connection = try await AMIConnection.open(try address(server), patience: .seconds(1))
            #expect(connection.isOpen)
            await connection.close()
        }
    }

    @Test func survivesAFlood() async throws {
        let server = try FakeAMI.obliging { action in
            guard action["Action"] == "Ping" else { return [] }
            let flood = FakeAMI.Step.flood(String(repeating: "x", count: 65_536), times: 50)
            return [flood, .send("\r\n\r\n"), .send(FakeAMI.success(action, "pong"))]
        }
        defer { withExtendedLifetime(server) {} }
        let connection = try await AMIConnection.open(try address(server))
        #expect(try await connection.action("Ping").response["Message"] == "pong")
        await connection.close()
    }
}

/// A machine with much to do: whatever waits is woken late.
private final class LateExecutor: TaskExecutor {
    private let delay: Double

    /// - Parameter delay: How late, in seconds.
    init(delay: Double) { self.delay = delay }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        DispatchQueue.global().asyncAfter(deadline: .now() + delay) {
            job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}

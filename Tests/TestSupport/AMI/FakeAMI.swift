import Foundation
import Glibc

/// A manager interface that follows a script, on a loopback port.
public final class FakeAMI: Sendable {
    /// What it does when an action comes.
    public enum Step: Sendable {
        /// Sends this text, a few bytes at a time.
        case send(String)
        /// Sends many bytes at once.
        case flood(String, times: Int)
        /// Closes the connection.
        case close
    }

    /// Answers an action, given its fields.
    public typealias Script = @Sendable ([String: String]) -> [Step]

    /// Where it listens.
    public let port: Int
    private let listener: Int32
    private let seen = Recorder<[String: String]>()

    /// All actions that came.
    public var actions: [[String: String]] { seen.all }

    /// Starts one.
    ///
    /// - Parameters:
    ///   - greeting: What it says first; nil for nothing.
    ///   - script: Answers an action.
    /// - Throws: `Broken` if there is no port.
    public init(greeting: String? = "Asterisk Call Manager/5.0.4\r\n", _ script: @escaping Script) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (listener, length) = (listener, size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 5) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard bound else { throw Broken() }
        port = Int(UInt16(bigEndian: address.sin_port))
        let seen = seen
        // Threads of its own: whoever blocks here must not keep others waiting.
        Thread.detachNewThread {
            // Closed here and nowhere else, so that nobody accepts what has become another's.
            defer { Glibc.close(listener) }
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread {
                    if let greeting { Self.write(greeting, connection) }
                    Self.serve(connection, script) { seen.record($0) }
                }
            }
        }
    }

    /// There is no port.
    public struct Broken: Error {}

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    private static func serve(_ connection: Int32, _ script: Script, _ record: ([String: String]) -> Void) {
        defer { Glibc.close(connection) }
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return }
            text += String(decoding: buffer[..<count], as: UTF8.self)
            while let end = text.firstRange(of: "\r\n\r\n") {
                let lines = text[..<end.lowerBound].split(separator: "\r\n")
                text.removeSubrange(..<end.upperBound)
                let fields = lines.map { line in
                    let colon = line.firstIndex(of: ":") ?? line.endIndex
                    return (String(line[..<colon]), String(line[colon...].dropFirst(2)))
                }
                let action = Dictionary(fields) { first, _ in first }
                record(action)
                for step in script(action) {
                    switch step {
                    case .send(let text): Self.write(text, connection)
                    case .flood(let text, let times):
                        for _ in 0..<times { Self.writeAll(Array(text.utf8), connection) }
                    case .close: return
                    }
                }
            }
        }
    }

    private static func write(_ text: String, _ connection: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            writeAll(Array(rest.prefix(7)), connection)
            rest = rest.dropFirst(7)
            usleep(100)
        }
    }

    private static func writeAll(_ bytes: [UInt8], _ connection: Int32) {
        _ = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }
}

extension FakeAMI {
    /// A manager that knows nothing but how to log in, unless a script says more.
    public static func obliging(_ more: @escaping Script = { _ in [] }) throws -> FakeAMI {
        try FakeAMI { action in
            let answer = more(action)
            if !answer.isEmpty { return answer }
            return action["Action"] == "Login"
                ? [.send(success(action, "Authentication accepted"))]
                : [.send(failure(action, "Invalid/unknown command"))]
        }
    }

    /// An answer that is no error.
    public static func success(_ action: [String: String], _ message: String, _ more: String = "") -> String {
        "Response: Success\r\nActionID: \(action["ActionID"] ?? "")\r\nMessage: \(message)\r\n\(more)\r\n"
    }

    /// An answer that is an error.
    public static func failure(_ action: [String: String], _ message: String) -> String {
        "Response: Error\r\nActionID: \(action["ActionID"] ?? "")\r\nMessage: \(message)\r\n\r\n"
    }
}

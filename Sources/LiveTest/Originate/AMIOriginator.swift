public import AsteriskManager

/// Has an Asterisk dial, over its manager interface.
///
/// The user in `manager.conf` needs `write = originate,call` to dial and to hang up; `read = call` tells how a call
/// ended; `write = reporting` shows its channels and version, and `write = command` which applications there are.
/// `write = system` lets it register anew (`PJSIPRegister`) and ask silent servers again (`PJSIPQualify`). The least that works well is
/// `read = call`, `write = originate,call,system,reporting,command`.
///
/// If the connection ends, as when Asterisk restarts, the next request makes another.
public final class AMIOriginator: Originator {
    /// The context in which internal telephones dial.
    public let context: String
    /// True: nobody has to dial.
    public var isAutomatic: Bool { true }

    let line: AMILine
    private let calls: AMICalls
    /// What the calling end does while the call lasts: application and data.
    private let application: (name: String, data: String)

    /// What to do in a call, the first that there is: send back what is heard, play 1004 Hz, keep quiet for a minute.
    private static let applications = [("Echo", ""), ("Milliwatt", ""), ("Wait", "60")]

    private init(context: String, line: AMILine, calls: AMICalls, application: (String, String)) {
        self.context = context
        self.line = line
        self.calls = calls
        self.application = application
    }

    /// Connects, logs in, and sees whether the user may do what is needed.
    ///
    /// - Parameters:
    ///   - address: Where, and as whom.
    ///   - context: Where internal telephones dial, unless the address says so.
    /// - Returns: The originator; `close()` it at the end.
    /// - Throws: `OriginateError` if it cannot connect or log in, or the user lacks a permission.
    public static func connect(
        to address: AMIAddress,
        context: String = "internal"
    ) async throws(OriginateError) -> AMIOriginator {
        let context = address.context ?? context
        guard AMIAddress.isContext(context) else { throw OriginateError(.invalid, "\(context) is no context") }
        let calls = AMICalls()
        let line = AMILine(address) { calls.take($0) }
        do throws(OriginateError) {
            let connection = try await line.connection()
            try await probe(connection)
            let application = await application(connection)
            return AMIOriginator(context: context, line: line, calls: calls, application: application)
        } catch {
            await line.close()
            throw error
        }
    }

    /// Has the PBX dial, in its context for internal telephones.
    ///
    /// - Parameter request: What to dial: digits, `*`, `#`, `+`, A to D.
    /// - Returns: The call.
    /// - Throws: `OriginateError` if the request holds anything else, or the PBX does not take it.
    public func dial(_ request: DialRequest) async throws(OriginateError) -> any DialedCall {
        let digits = "0123456789*#+ABCD"
        guard (1...64).contains(request.digits.count), request.digits.allSatisfy({ digits.contains($0) }) else {
            throw OriginateError(.invalid, "only digits, *, #, + and A to D can be dialled")
        }
        let caller = request.caller ?? ""
        guard caller.count <= 64, caller.utf8.allSatisfy(Self.isExtension) else {
            throw OriginateError(.invalid, "the caller is no extension")
        }
        let connection = try await line.connection()
        let id = "\(AMICall.prefix)\(String(UInt64.random(in: .min ... .max), radix: 16))"
        var fields = [
            ("Channel", "Local/\(request.digits)@\(context)"), ("Application", application.name),
            ("Timeout", String(max(1, request.timeout / .milliseconds(1)).rounded().clampedInt)), ("Async", "true"),
            ("ChannelId", id),
        ]
        if !application.data.isEmpty { fields.append(("Data", application.data)) }
        if !caller.isEmpty { fields.append(("CallerID", "<\(caller)>")) }
        let call = AMICall(id: id, line: line, deadline: .now + request.timeout + .seconds(10))
        calls.add(call)
        do throws(OriginateError) {
            try await connection.action("Originate", id: id, fields, within: .seconds(10))
        } catch {
            calls.remove(id)
            throw error
        }
        return call
    }

    /// Logs off; calls that are open go on.
    public func close() async { await line.close() }

    private static func isExtension(_ byte: UInt8) -> Bool {
        Character(UnicodeScalar(byte)).isASCII
            && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber
                || "*#+_.-".utf8.contains(byte))
    }

    /// Asks for what does nothing, to see whether asking is permitted: better now than in the middle of a test.
    private static func probe(_ connection: AMIConnection) async throws(OriginateError) {
        for (action, permission, fields) in [
            ("Originate", "originate", []), ("Hangup", "call", [("Channel", "trunkline-probe")]),
        ] as [(String, String, [(String, String)])] {
            do throws(OriginateError) {
                try await connection.action(action, fields)
            } catch {
                if error.kind == .notPermitted {
                    let hint = "the AMI user lacks a permission: add \(permission) to its write= in manager.conf"
                    throw OriginateError(.notPermitted, hint)
                }
                if error.kind != .refused { throw error }
            }
        }
    }

    private static func application(_ connection: AMIConnection) async -> (String, String) {
        for candidate in applications {
            let reply = try? await connection.action("Command", [("Command", "core show application \(candidate.0)")])
            // Who may not ask takes the first: nearly every Asterisk has it.
            guard let reply else { return applications[0] }
            let output = reply.response.all("Output").joined(separator: "\n")
            if !output.contains("not registered") { return candidate }
        }
        return ("Wait", "60")
    }
}

extension Double {
    /// The number as an integer, however large it is.
    fileprivate var clampedInt: Int { self < 1e9 ? Int(self) : 1_000_000_000 }
}

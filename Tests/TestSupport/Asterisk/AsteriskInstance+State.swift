extension AsteriskInstance {
    /// What a command line prints, such as `pjsip show registrations`; also when it prints that there is no such thing.
    public func cli(_ command: String) async throws -> String {
        let response = try await ami.reply(to: "Command", ["Command": command]).response
        return response.all("Output").joined(separator: "\n")
    }

    /// A registration of its own at a provider.
    public struct Registration: Sendable {
        /// The object in `pjsip.conf`, or the user name in `sip.conf`.
        public var name: String
        /// Asterisk's own word, such as `Registered`, `Unregistered`, `Rejected` or `Request Sent`.
        public var status: String
        /// All that the manager interface says of it.
        public var details: AMIMessage
    }

    /// All its registrations at providers.
    public func registrations() async throws -> [Registration] {
        switch driver {
        case .pjsip:
            // Where there is none at all, this is refused.
            let reply = try await listOrNothing("PJSIPShowRegistrationsOutbound")
            return reply.filter { $0.event == "OutboundRegistrationDetail" }.map {
                Registration(name: $0["ObjectName"] ?? "", status: $0["Status"] ?? "", details: $0)
            }
        case .sip:
            return try await listOrNothing("SIPshowregistry").map {
                Registration(name: $0["Username"] ?? "", status: $0["State"] ?? "", details: $0)
            }
        }
    }

    /// Waits until that many registrations are there and all are accepted.
    public func waitUntilRegistered(_ count: Int = 1, within time: Duration = .seconds(20)) async throws {
        _ = try await eventually("\(count) accepted registrations", within: time) {
            try await registrations()
        } until: { list in
            list.count == count && list.allSatisfy { $0.status == "Registered" }
        }
    }

    /// Lets an extension dial.
    ///
    /// - Parameters:
    ///   - digits: What it dials.
    ///   - caller: The extension, as the caller ID's number.
    ///   - context: Where the digits are looked up.
    ///   - time: How long it lets the other side ring.
    /// - Returns: The event `OriginateResponse`: `Response` is `Success` if the call was answered, else `Reason` tells.
    /// - Throws: What `AMIClient.action` throws.
    public func dial(
        _ digits: String,
        from caller: String,
        context: String = "internal",
        for time: Duration = .seconds(30)
    ) async throws -> AMIMessage {
        let response = try await ami.action(
            "Originate",
            [
                "Channel": "Local/\(digits)@\(context)", "CallerID": "<\(caller)>", "Application": "Wait", "Data": "60",
                "Timeout": String(Int(time.seconds * 1000)), "Async": "true",
            ]
        ).response
        let id = response["ActionID"]
        return try await ami.event("OriginateResponse", within: time + .seconds(5)) { $0["ActionID"] == id }
    }

    private func listOrNothing(_ action: String) async throws -> [AMIMessage] {
        do { return try await ami.action(action).events } catch is AMIRefusal { return [] }
    }
}

internal import AsteriskManager

extension AMIOriginator {
    /// Which version the PBX is of, such as `16.28.0~dfsg-0+deb11u4`; nil if it does not say.
    public func version() async -> String? {
        guard let connection = try? await line.connection() else { return nil }
        return try? await connection.action("CoreSettings").response["AsteriskVersion"]
    }

    /// Has all outbound registrations of chan_pjsip sent anew; where that cannot be, nothing happens.
    ///
    /// Those that stand are taken back at once, and sent after a time that is drawn from `max_random_initial_delay`: ten
    /// seconds by default.
    public func registerNow() async {
        guard let connection = try? await line.connection() else { return }
        _ = try? await connection.action("PJSIPRegister", [("Registration", "*all")])
    }

    /// The channels that brought in calls from this number, such as one that the provider placed.
    ///
    /// - Parameter callerNumber: The number as the PBX shows it; if no channel has just that, one that ends with the
    ///   same eight digits counts, for a PBX may have written it in its own way.
    /// - Returns: The names of the channels.
    public func channels(where callerNumber: String) async -> [String] {
        guard let connection = try? await line.connection() else { return [] }
        return await AMIChannel.all(connection).calling(callerNumber).map(\.name)
    }

    /// Has the PBX end the calls that came in from this number: it sends BYE, or refuses what still rings.
    ///
    /// - Parameter callerNumber: The number, as in `channels(where:)`.
    /// - Returns: Whether there was such a call.
    @discardableResult
    public func hangUpCall(callerNumber: String) async -> Bool {
        guard let connection = try? await line.connection() else { return false }
        let channels = await AMIChannel.all(connection).calling(callerNumber)
        // What brought a call in ends the rest with it.
        for channel in channels { await channel.hangUp(connection) }
        return !channels.isEmpty
    }
}

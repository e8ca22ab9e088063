internal import AsteriskManager

/// A channel of the PBX: one leg of a call.
struct AMIChannel: Sendable, Hashable {
    /// Its name, such as `PJSIP/trunk-00000012`.
    var name: String
    /// Its number.
    var uniqueID: String
    /// The number of the channel that the call began with.
    var linkedID: String
    /// The number of its caller.
    var callerNumber: String

    /// Whether the call began with it.
    var isFirst: Bool { uniqueID == linkedID }

    /// A channel in a list; nil if the item is something else.
    init?(_ item: ManagerMessage) {
        guard let name = item["Channel"], !name.isEmpty else { return nil }
        self.name = name
        uniqueID = item["Uniqueid"] ?? ""
        linkedID = item["Linkedid"] ?? ""
        callerNumber = item["CallerIDNum"] ?? ""
    }

    /// All channels; none if the user may not see them.
    static func all(_ connection: AMIConnection) async -> [AMIChannel] {
        (try? await connection.action("CoreShowChannels").items.compactMap { AMIChannel($0) }) ?? []
    }

    /// Ends it.
    func hangUp(_ connection: AMIConnection) async { await Self.hangUp(name, connection) }

    /// Ends the channel of a name or Uniqueid; one that is gone already is well ended.
    static func hangUp(_ channel: String, _ connection: AMIConnection) async {
        // 16: normal clearing (Q.850).
        _ = try? await connection.action("Hangup", [("Channel", channel), ("Cause", "16")])
    }
}

extension [AMIChannel] {
    /// Those that a caller with this number brought in, or, if there are none, a number that ends in the same eight digits.
    ///
    /// Asterisk shows the number that was dialled as the caller's on the channels of a call going out, so those do not
    /// count: they belong to calls that began with another channel, or to ours.
    func calling(_ number: String) -> [AMIChannel] {
        let broughtIn = filter { $0.isFirst && !$0.linkedID.hasPrefix(AMICall.prefix) }
        let exact = broughtIn.filter { $0.callerNumber == number }
        let tail = number.filter(\.isNumber).suffix(8)
        guard exact.isEmpty, tail.count == 8 else { return exact }
        return broughtIn.filter { $0.callerNumber.filter(\.isNumber).suffix(8) == tail }
    }
}

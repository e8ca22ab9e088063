/// What must hold for every session description.
enum SessionProperties {
    private static let ours = AudioSession(
        address: SDPAddress(.ip4, "192.0.2.1"),
        port: 4000,
        codecs: [.pcma, .pcmu, .g722],
        sessionID: 1,
        version: 1
    )

    static func check(_ bytes: [UInt8]) {
        guard let session = try? SessionDescription(bytes) else { return }
        require(session.bytes == bytes, "an unchanged description is written as it came in")
        _ = (session.name, session.times.count, session.isHold, session.audio?.port, session.attributes("group"))
        for medium in session.media {
            _ = (medium.packetTime, medium.isT38, session.address(of: medium)?.text, session.direction(of: medium))
            for codec in medium.codecs { _ = (codec.events, codec.isTelephoneEvent) }
        }
        require(session.holdChange(since: session) == .none, "a description changes nothing about itself")
        for preference in [AudioSession.Preference.offer, .own] {
            guard let answer = ours.answer(to: session, preference: preference) else { continue }
            require(answer.media.count == session.media.count, "an answer has the offer's media")
            let again = try? SessionDescription(answer.bytes)
            require(again?.bytes == answer.bytes, "an answer can be read")
            require((answer.audio == nil) || session.audio != nil, "only what is offered is accepted")
            let offered = Set(session.media.flatMap(\.codecs).map(\.payloadType))
            let accepted = Set((answer.audio?.codecs ?? []).map(\.payloadType))
            require(accepted.isSubset(of: offered), "an answer has the offer's payload types")
        }
    }
}

internal import SIPMessages
internal import SIPServer
public import TrunkModel

/// How the provider answers a session: its codecs in its order, DTMF by RFC 4733, no T.38 and no video.
public struct ProviderAudio: Sendable {
    private let address: SDPAddress
    private let port: UInt16
    private let codecs: [SDPCodec]

    /// The provider's side of calls.
    ///
    /// - Parameters:
    ///   - profile: The provider.
    ///   - host: The address that audio goes to.
    ///   - port: The port that audio goes to.
    public init(_ profile: ProviderProfile, host: String, port: UInt16) {
        address = SDPAddress(host.contains(":") ? .ip6 : .ip4, host)
        self.port = port
        codecs = profile.codecs.map { $0 == .alaw ? .pcma : .pcmu }
    }

    /// The answer to an offer, or an offer if there is none.
    ///
    /// - Parameters:
    ///   - offer: The offer's bytes; nil if the INVITE has none.
    ///   - session: The session's number.
    /// - Returns: The description; nil where nothing is in common, which calls for 488.
    public func answer(to offer: [UInt8]?, session: UInt64) -> [UInt8]? {
        let audio = AudioSession(address: address, port: port, codecs: codecs, sessionID: session, version: 1)
        guard let offer else { return audio.offer.bytes }
        guard let read = try? SessionDescription(offer) else { return nil }
        return audio.answer(to: read)?.bytes
    }
}

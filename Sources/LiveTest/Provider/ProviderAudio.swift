public import SIPMessages
public import TrunkModel

extension AudioSession {
    /// How the provider answers a session: its codecs in its order, DTMF by RFC 4733, no T.38 and no video.
    ///
    /// - Parameters:
    ///   - profile: The provider.
    ///   - host: The address that audio goes to.
    ///   - port: The port that audio goes to.
    public init(_ profile: ProviderProfile, host: String, port: UInt16) {
        self.init(
            address: SDPAddress(host.contains(":") ? .ip6 : .ip4, host),
            port: port,
            codecs: profile.codecs.map { $0 == .alaw ? .pcma : .pcmu },
            sessionID: 1,
            version: 1
        )
    }
}

import SIPMessages
import SIPServer
import TrunkModel

extension AudioRemote {
    /// Where audio goes that a session asks for; nil if it has none that is understood.
    init?(_ session: SessionDescription?) {
        guard let session, let audio = session.audio, let host = session.address(of: audio)?.host,
            let address = Endpoint(host, port: audio.port)
        else { return nil }
        let codec = audio.codecs.lazy.compactMap { codec -> Codec? in
            switch codec.payloadType {
            case 8: .alaw
            case 0: .ulaw
            default: nil
            }
        }.first
        guard let codec else { return nil }
        self.init(address: address, codec: codec, eventPayloadType: audio.telephoneEvent?.payloadType)
    }
}

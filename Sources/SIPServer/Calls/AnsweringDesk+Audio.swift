public import SIPMessages

extension AnsweringDesk {
    /// A desk that takes part in audio (RFC 3264 §6).
    ///
    /// - Parameters:
    ///   - behaviour: How it behaves.
    ///   - audio: What it offers, and what it answers with: its address, port and codecs.
    public convenience init(_ behaviour: Behaviour = Behaviour(), audio: AudioSession) {
        self.init(behaviour, sessionOfCall: { Self.session(audio, of: $0, offer: $1) })
    }

    /// The answer to an offer, or an offer if there is none; nil if there is nothing in common.
    ///
    /// Each description in a call has the same session number and the next version (RFC 3264 §8).
    private static func session(_ audio: AudioSession, of call: Call, offer: [UInt8]?) -> [UInt8]? {
        var audio = audio
        if let own = call.localSession, let last = try? SessionDescription(own),
            let version = UInt64(last.origin.version)
        {
            audio.version = version &+ 1
        }
        guard let offer else { return audio.offer.bytes }
        guard let offered = try? SessionDescription(offer) else { return nil }
        return audio.answer(to: offered)?.bytes
    }
}

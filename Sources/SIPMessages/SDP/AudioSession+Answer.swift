extension AudioSession {
    /// The description that answers an offer (RFC 3264 §6).
    ///
    /// It has the offer's media in the offer's order. The first audio medium with a codec in common is accepted, with the
    /// offer's payload types; all others are refused with port zero.
    ///
    /// - Parameters:
    ///   - offer: The offer.
    ///   - preference: Whose order the codecs have.
    /// - Returns: The answer; nil if the offer has media and none can be accepted, which calls for a 488.
    public func answer(to offer: SessionDescription, preference: Preference = .offer) -> SessionDescription? {
        var answer = emptySession(times: offer.lines.filter { $0.isOf("t") }.map(\.text))
        var isAccepted = false
        var isWanted = false
        for medium in offer.media {
            isWanted = isWanted || medium.port != 0
            if !isAccepted, let accepted = accept(medium, of: offer, preference) {
                isAccepted = true
                answer.media.append(accepted)
            } else if let refused = refuse(medium) {
                answer.media.append(refused)
            }
        }
        return isAccepted || !isWanted ? answer : nil
    }

    /// The answer to a medium that can be accepted.
    private func accept(
        _ medium: MediaDescription,
        of offer: SessionDescription,
        _ preference: Preference
    ) -> MediaDescription? {
        guard medium.isAudio, medium.port != 0 else { return nil }
        let offered = medium.codecs
        var common = commonCodecs(offered, preference)
        guard let first = common.first else { return nil }
        if telephoneEvent != nil, let events = commonEvents(offered, rate: first.clockRate) { common.append(events) }
        let direction = direction.answering(offer.direction(of: medium))
        return self.medium(kind: medium.kind, transport: medium.transport, common, direction)
    }

    /// The codecs of both sides, with the offer's payload types and our parameters.
    private func commonCodecs(_ offered: [SDPCodec], _ preference: Preference) -> [SDPCodec] {
        switch preference {
        case .own:
            codecs.compactMap { own in offered.first { own.isSameEncoding(as: $0) }.map { own.numbered($0) } }
        case .offer:
            offered.compactMap { theirs in codecs.first { theirs.isSameEncoding(as: $0) }.map { $0.numbered(theirs) } }
        }
    }

    /// The telephone events of both sides, at the clock rate of the audio if they are offered at it (RFC 4733 §2.1).
    private func commonEvents(_ offered: [SDPCodec], rate: UInt32) -> SDPCodec? {
        let candidates = offered.filter(\.isTelephoneEvent)
        guard var events = candidates.first(where: { $0.clockRate == rate }) ?? candidates.first else { return nil }
        let common = events.events.filter { $0 <= 15 }
        guard !common.isEmpty else { return nil }
        events.parameters = SDPCodec.parameters(for: common)
        return events
    }

    /// The answer to a medium that is not wanted: port zero, and the formats as they are (RFC 3264 §6).
    private func refuse(_ medium: MediaDescription) -> MediaDescription? {
        let formats = medium.formats.joined(separator: " ")
        return MediaDescription(SDPLine("m", "\(medium.kind) 0 \(medium.transport) \(formats)"))
    }
}

extension SDPCodec {
    /// The same with the payload type of another one.
    fileprivate func numbered(_ other: SDPCodec) -> SDPCodec {
        var codec = self
        codec.payloadType = other.payloadType
        return codec
    }
}

extension MediaDescription {
    /// The codecs in the order of the `m=` line, with what `a=rtpmap` and `a=fmtp` say, or RFC 3551 where they say nothing.
    ///
    /// A payload type that nobody explains is left out, and one that stands twice counts once.
    public var codecs: [SDPCodec] {
        let maps = payloadAttributes("rtpmap")
        let parameters = payloadAttributes("fmtp")
        var seen: Set<UInt8> = []
        return formats.compactMap { format in
            guard let number = format.utf8.decimal(upTo: 127) else { return nil }
            let payloadType = UInt8(number)
            guard seen.insert(payloadType).inserted else { return nil }
            guard var codec = codec(payloadType, maps[payloadType]) else { return nil }
            codec.parameters = parameters[payloadType]
            return codec
        }
    }

    /// What stands for pressed keys, if something does.
    public var telephoneEvent: SDPCodec? { codecs.first { $0.isTelephoneEvent } }

    /// The codec that a payload type stands for.
    private func codec(_ payloadType: UInt8, _ map: String?) -> SDPCodec? {
        guard let map else {
            return kind.lowercased() == "audio" ? SDPCodec.fixed.first { $0.payloadType == payloadType } : nil
        }
        let parts = Array(map.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard 2...3 ~= parts.count, !parts[0].isEmpty, let rate = parts[1].decimal(upTo: UInt64(UInt32.max)) else {
            return nil
        }
        guard let channels = parts.count == 3 ? parts[2].decimal(upTo: 255) : 1 else { return nil }
        return SDPCodec(payloadType, parts[0].decodedText, clockRate: UInt32(rate), channels: UInt8(channels))
    }

    /// The values of an attribute that begins with a payload type; the first of each counts.
    private func payloadAttributes(_ name: String) -> [UInt8: String] {
        var found: [UInt8: String] = [:]
        for value in attributes(name) {
            let words = Array(value.utf8).split(separator: UInt8(ascii: " "), maxSplits: 1)
            guard words.count == 2, let number = words[0].decimal(upTo: 127) else { continue }
            let payloadType = UInt8(number)
            let content = words[1].drop { $0 == UInt8(ascii: " ") }
            let end = content.lastIndex { $0 != UInt8(ascii: " ") } ?? content.startIndex
            guard found[payloadType] == nil, !content.isEmpty else { continue }
            found[payloadType] = content[...end].decodedText
        }
        return found
    }
}

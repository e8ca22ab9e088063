/// The plainest answer to an offer in a call that has a session: the same session again, its directions mirrored.
///
/// It knows no codecs: that is right for hold and resume, which offer what was agreed on before (RFC 3264 §8.4).
enum MirroredSession {
    /// Answers an offer.
    ///
    /// - Parameters:
    ///   - offer: The offer.
    ///   - session: The session that this end described last.
    /// - Returns: The answer; nil if the offer has other media than the session.
    static func answer(to offer: [UInt8], with session: [UInt8]) -> [UInt8]? {
        let offered = parts(offer), own = parts(session)
        guard offered.count == own.count, offered.count > 1 else { return nil }
        for (one, other) in zip(offered.dropFirst(), own.dropFirst()) where kind(one) != kind(other) { return nil }
        var lines = own[0].filter { !isDirection($0) }.map(nextVersion)
        let common = offered[0].first(where: isDirection) ?? "a=sendrecv"
        for (theirs, ours) in zip(offered.dropFirst(), own.dropFirst()) {
            lines += ours.filter { !isDirection($0) }
            lines.append(mirrored(theirs.first(where: isDirection) ?? common))
        }
        return Array(lines.map { $0 + "\r\n" }.joined().utf8)
    }

    /// The lines before the first medium, and those of each medium.
    private static func parts(_ session: [UInt8]) -> [[String]] {
        var parts: [[String]] = [[]]
        for line in session.split(whereSeparator: { $0 == 0x0D || $0 == 0x0A }) {
            let text = String(decoding: line, as: UTF8.self)
            if text.hasPrefix("m=") { parts.append([]) }
            parts[parts.count - 1].append(text)
        }
        return parts
    }

    private static func kind(_ medium: [String]) -> Substring? { medium.first?.split(separator: " ").first }

    private static func isDirection(_ line: String) -> Bool {
        ["a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive"].contains(line)
    }

    private static func mirrored(_ direction: String) -> String {
        switch direction {
        case "a=sendonly": "a=recvonly"
        case "a=recvonly": "a=sendonly"
        default: direction
        }
    }

    /// RFC 3264 §8: a changed session has the next version.
    private static func nextVersion(_ line: String) -> String {
        guard line.hasPrefix("o=") else { return line }
        var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 6, let version = UInt64(words[2]) else { return line }
        words[2] = String(version &+ 1)
        return words.joined(separator: " ")
    }
}

/// What two sides tell each other about the media of a call (SDP: RFC 4566, RFC 8866).
///
/// It keeps all lines in their order and with their endings: written back, an untouched one has the same bytes.
public struct SessionDescription: Sendable, Hashable {
    /// The lines before the first `m=`.
    public internal(set) var lines: [SDPLine]
    /// Who made it and which version it is (`o=`).
    public internal(set) var origin: SDPOrigin
    /// The address of all media that have none of their own (`c=`).
    public internal(set) var connection: SDPAddress?
    /// The media, in order.
    public internal(set) var media: [MediaDescription]

    /// The session's name (`s=`); nil if the line is missing.
    public var name: String? { lines.first { $0.isOf("s") }?.text }

    /// When it starts and ends (`t=`), in seconds since 1900; zeros for a call (RFC 3264 §5).
    public var times: [(start: UInt64, end: UInt64)] {
        lines.compactMap { line in
            let fields = line.isOf("t") ? line.fields : []
            guard fields.count == 2, let start = fields[0].decimal(), let end = fields[1].decimal() else { return nil }
            return (start, end)
        }
    }

    /// The values of an attribute of the session, in order; an empty text for one without value.
    ///
    /// - Parameter name: The attribute's name; its case counts.
    /// - Returns: What stands behind the colons.
    public func attributes(_ name: String) -> [String] { lines.attributes(name) }

    /// The first medium that is audio over plain RTP and not refused.
    public var audio: MediaDescription? { media.first { $0.isAudio && $0.port != 0 } }

    /// Where a medium is received; nil if no `c=` says it.
    ///
    /// - Parameter media: One of the media.
    /// - Returns: The first of its own addresses, or that of the session.
    public func address(of media: MediaDescription) -> SDPAddress? { media.connections.first ?? connection }

    /// Who sends a medium: what it says itself, or the session, or both sides (RFC 8866 §6.7).
    ///
    /// An address of zeros takes from this side what it would receive, as RFC 2543 put on hold (RFC 3264 §8.4).
    ///
    /// - Parameter media: One of the media.
    /// - Returns: The direction.
    public func direction(of media: MediaDescription) -> MediaDirection {
        let stated = media.direction ?? lines.direction ?? .sendReceive
        guard address(of: media)?.isUnspecified == true else { return stated }
        return MediaDirection(sends: stated.sends, receives: false)
    }

    /// Whether it puts the other side on hold: There is audio, and this side receives none of it (RFC 3264 §8.4).
    public var isHold: Bool {
        let audio = media.filter { $0.isAudio && $0.port != 0 }
        return !audio.isEmpty && audio.allSatisfy { !direction(of: $0).receives }
    }

    /// What a description does to a call that had another one from the same side.
    public enum HoldChange: Sendable, Hashable {
        /// Neither puts on hold nor takes from it.
        case none
        /// Puts on hold.
        case held
        /// Takes from hold.
        case resumed
    }

    /// What this description does to a call.
    ///
    /// - Parameter earlier: The same side's description before.
    /// - Returns: Whether it puts on hold or takes from it.
    public func holdChange(since earlier: SessionDescription) -> HoldChange {
        guard isHold != earlier.isHold else { return .none }
        return isHold ? .held : .resumed
    }

    /// The whole description.
    public var bytes: [UInt8] {
        var output: [UInt8] = []
        write(into: &output)
        return output
    }

    /// Appends the whole description.
    ///
    /// - Parameter output: What it is appended to.
    public func write(into output: inout [UInt8]) {
        for line in lines { line.write(into: &output) }
        for medium in media {
            for line in medium.lines { line.write(into: &output) }
        }
    }
}

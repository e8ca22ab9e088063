/// When two URIs mean the same (RFC 3261 §19.1.4, RFC 3966 §4).
package enum URIComparison {
    /// A URI parameter, or a header of its header part.
    struct Pair {
        var name: ByteRange
        var value: ByteRange
    }

    /// Parameters that make a difference even where only one of the two URIs has them.
    private static let decisive: [StaticString] = ["user", "ttl", "method", "maddr"]

    /// Whether two URIs are equal.
    ///
    /// - Parameters:
    ///   - one: The bytes that the first one's parts point into.
    ///   - parts: The first one.
    ///   - other: The bytes that the second one's parts point into.
    ///   - otherParts: The second one.
    /// - Returns: Whether they are equal.
    /// - Returns: Whether they mean the same.
    package static func areEqual(
        _ one: Span<UInt8>,
        _ parts: URIParts,
        _ other: Span<UInt8>,
        _ otherParts: URIParts
    ) -> Bool {
        guard parts.scheme == otherParts.scheme else { return false }
        switch parts.scheme {
        case .other: return one.equals(parts.text, otherParts.text, of: other)
        case .tel:
            return digits(one, parts.user) == digits(other, otherParts.user)
                && haveEqualParameters(one, parts, other, otherParts, areDecisive: true)
        case .sip, .sips: break
        }
        guard parts.hasUser == otherParts.hasUser, parts.port == otherParts.port,
            Unescaping.areEqual(one, parts.user, other, otherParts.user, ignoringCase: false),
            Unescaping.areEqual(one, parts.password, other, otherParts.password, ignoringCase: false),
            Unescaping.areEqual(one, parts.host, other, otherParts.host, ignoringCase: true)
        else { return false }
        // Most URIs have neither: nothing is collected for them.
        if parts.parameters.isEmpty, otherParts.parameters.isEmpty, parts.headers.isEmpty, otherParts.headers.isEmpty {
            return true
        }
        return haveEqualParameters(one, parts, other, otherParts, areDecisive: false)
            && haveEqualHeaders(one, parts, other, otherParts)
    }

    private static func haveEqualParameters(
        _ one: Span<UInt8>,
        _ parts: URIParts,
        _ other: Span<UInt8>,
        _ otherParts: URIParts,
        areDecisive: Bool
    ) -> Bool {
        let mine = parameters(one, parts.parameters), theirs = parameters(other, otherParts.parameters)
        if areDecisive, mine.count != theirs.count { return false }
        return agree(one, mine, other, theirs, areDecisive) && agree(other, theirs, one, mine, areDecisive)
    }

    /// Whether each parameter of one URI stands in the other with the same value, or may be missing there.
    ///
    /// A name must not occur twice (§19.1.1); where it does, one of its values has to be the same, so that such a URI
    /// equals itself.
    private static func agree(
        _ one: Span<UInt8>,
        _ mine: [Pair],
        _ other: Span<UInt8>,
        _ theirs: [Pair],
        _ areDecisive: Bool
    ) -> Bool {
        for pair in mine {
            var occurs = false, agrees = false
            for candidate in theirs
            where Unescaping.areEqual(one, pair.name, other, candidate.name, ignoringCase: true) {
                occurs = true
                agrees = agrees || Unescaping.areEqual(one, pair.value, other, candidate.value, ignoringCase: true)
            }
            let mayBeMissing = !areDecisive && !decisive.contains { one.matches(pair.name, $0) }
            guard agrees || !occurs && mayBeMissing else { return false }
        }
        return true
    }

    private static func haveEqualHeaders(
        _ one: Span<UInt8>,
        _ parts: URIParts,
        _ other: Span<UInt8>,
        _ otherParts: URIParts
    ) -> Bool {
        var theirs = pairs(other, otherParts.headers, separator: UInt8(ascii: "&"))
        let mine = pairs(one, parts.headers, separator: UInt8(ascii: "&"))
        guard mine.count == theirs.count else { return false }
        for pair in mine {
            let match = theirs.firstIndex {
                Unescaping.areEqual(one, pair.name, other, $0.name, ignoringCase: true)
                    && Unescaping.areEqual(one, pair.value, other, $0.value, ignoringCase: false)
            }
            guard let match else { return false }
            theirs.remove(at: match)
        }
        return true
    }

    /// The parameters of a URI.
    static func parameters(_ bytes: Span<UInt8>, _ part: ByteRange) -> [Pair] {
        pairs(bytes, part, separator: UInt8(ascii: ";"))
    }

    private static func pairs(_ bytes: Span<UInt8>, _ part: ByteRange, separator: UInt8) -> [Pair] {
        var result: [Pair] = []
        var place = Int(part.start) + 1
        let end = Int(part.end)
        while place < end {
            let close = bytes.first(separator, place, end) ?? end
            let equals = bytes.first(UInt8(ascii: "="), place, close) ?? close
            result.append(Pair(name: ByteRange(place, equals), value: ByteRange(min(equals + 1, close), close)))
            place = close + 1
        }
        return result
    }

    /// A telephone number without visual separators.
    private static func digits(_ bytes: Span<UInt8>, _ part: ByteRange) -> [UInt8] {
        part.indices.compactMap { place in
            switch bytes[place] {
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"): nil
            case let byte: lowercase(byte)
            }
        }
    }
}

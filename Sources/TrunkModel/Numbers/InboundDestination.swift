/// Where the PBX sends a call to one of the trunk's numbers.
public struct InboundDestination: Sendable, Hashable {
    /// What answers there.
    public enum Kind: String, Sendable, CaseIterable {
        case `extension`
        case ringGroup = "ring_group"
        case queue
        case ivr
        case voicemail
    }

    /// A piece of the internal number: digits, or the last digits of the number that was called.
    public enum Part: Sendable, Hashable {
        case digits(String)
        /// `{last2}`: the last two digits of the called number.
        case last(Int)
    }

    /// Why a text is no internal number.
    public enum Fault: Error, Sendable, Equatable {
        case empty
        /// A character that is no digit, `*`, `#` or a placeholder; the offset is in Unicode scalars.
        case character(Character, offset: Int)
        /// A `{…}` that is not `{last1}` to `{last9}`; the offset is in Unicode scalars.
        case placeholder(String, offset: Int)
    }

    /// What answers there.
    public let kind: Kind
    /// The internal number's pieces, in order.
    public let parts: [Part]

    /// Makes a destination from the trunk file's notation: digits, `*`, `#`, and `{last1}` to `{last9}`.
    ///
    /// - Throws: `Fault`.
    public init(kind: Kind, target: String) throws(Fault) {
        guard !target.isEmpty else { throw .empty }
        var parts: [Part] = []
        var digits = ""
        var rest = Substring(target).unicodeScalars
        var offset = 0
        while let scalar = rest.first {
            if scalar == "{" {
                let (text, count) = Self.placeholder(rest)
                guard let count else { throw .placeholder(text, offset: offset) }
                if !digits.isEmpty { parts.append(.digits(digits)) }
                digits = ""
                parts.append(.last(count))
                rest = rest.dropFirst(text.unicodeScalars.count)
                offset += text.unicodeScalars.count
            } else {
                guard "0123456789*#".unicodeScalars.contains(scalar) else {
                    throw .character(Character(scalar), offset: offset)
                }
                digits.unicodeScalars.append(scalar)
                rest = rest.dropFirst()
                offset += 1
            }
        }
        if !digits.isEmpty { parts.append(.digits(digits)) }
        self.kind = kind
        self.parts = parts
    }

    /// The `{…}` at the beginning of a text, and how many digits it stands for; nil when it is none of the known ones.
    private static func placeholder(_ text: Substring.UnicodeScalarView) -> (text: String, count: Int?) {
        let inside = String(text.prefix { $0 != "}" })
        let isClosed = inside.unicodeScalars.count < text.count
        let count = (1...9).first { isClosed && inside == "{last\($0)" }
        return (isClosed ? inside + "}" : inside, count)
    }

    /// The internal number for a called number, given as E.164 digits.
    public func target(forDigits called: String) -> String {
        parts.map { part in
            switch part {
            case .digits(let digits): digits
            case .last(let count): String(called.suffix(count))
            }
        }.joined()
    }

    /// The trunk file's notation.
    public var notation: String {
        parts.map { part in
            switch part {
            case .digits(let digits): digits
            case .last(let count): "{last\(count)}"
            }
        }.joined()
    }
}

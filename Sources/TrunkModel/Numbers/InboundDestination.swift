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
        /// A character that is no digit, `*`, `#` or a placeholder.
        case character(Character)
        /// A `{…}` that is not `{last1}` to `{last9}`.
        case placeholder(String)
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
        var rest = Substring(target)
        while let character = rest.first {
            if character == "{" {
                let name = rest.dropFirst().prefix { $0 != "}" }
                guard name.utf8.count == 5, name.hasPrefix("last"), let count = name.last?.wholeNumberValue, count > 0,
                    rest.dropFirst(name.count + 1).first == "}"
                else { throw .placeholder("{\(name)}") }
                if !digits.isEmpty { parts.append(.digits(digits)) }
                digits = ""
                parts.append(.last(count))
                rest = rest.dropFirst(name.count + 2)
            } else {
                guard "0123456789*#".contains(character) else { throw .character(character) }
                digits.append(character)
                rest = rest.dropFirst()
            }
        }
        if !digits.isEmpty { parts.append(.digits(digits)) }
        self.kind = kind
        self.parts = parts
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

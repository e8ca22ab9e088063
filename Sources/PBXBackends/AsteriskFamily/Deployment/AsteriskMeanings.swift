import TrunkModel

/// What values in Asterisk's files mean, where that is more than their text.
enum AsteriskMeanings {
    /// Codecs in order of preference, out of `allow` and `disallow` in the order in which they stand.
    ///
    /// - Parameter start: What is allowed before the first of them.
    /// - Returns: The meaning.
    static func codecs(startingWith start: [String] = []) -> ValueMeaning {
        ValueMeaning { settings in
            settings.reduce(into: start) { codecs, setting in
                let allows = setting.key == "allow"
                for word in words(setting.value, separators: [",", "|"]) {
                    apply(word.lowercased(), allows: allows, to: &codecs)
                }
            }
        }
    }

    private static func apply(_ word: String, allows: Bool, to codecs: inout [String]) {
        let isNegated = word.hasPrefix("!")
        let name = isNegated ? String(word.dropFirst()) : word
        if allows != isNegated {
            if name == "all" {
                codecs = ["all"]
            } else if codecs.first == "all" {
                codecs.removeAll { $0 == "!" + name }
            } else if !codecs.contains(name) {
                codecs.append(name)
            }
        } else if name == "all" {
            codecs = []
        } else if codecs.first == "all" {
            if !codecs.contains("!" + name) { codecs.append("!" + name) }
        } else {
            codecs.removeAll { $0 == name }
        }
    }

    /// Words of the last line of a key, which alone counts.
    static func lastList(
        isOrdered: Bool = false,
        reference: String? = nil,
        canonical: @escaping @Sendable (String) -> String = { $0 }
    ) -> ValueMeaning {
        ValueMeaning(reference: reference) { settings in
            let found = words(settings.last?.value ?? "").map(canonical)
            return isOrdered ? found : Set(found).sorted()
        }
    }

    /// A SIP URI: the default port and transport may be left out, and hosts have no case.
    static let uri = ValueMeaning.last(canonicalURI)

    /// SIP URIs over all lines of a key, in any order.
    static let uris = ValueMeaning.list(isOrdered: false, canonical: canonicalURI)

    static func canonicalURI(_ text: String) -> String {
        var rest = text[...]
        if let end = rest.firstIndex(of: ">"), let open = rest.firstIndex(of: "<"), open < end {
            rest = rest[rest.index(after: open)..<end]
        }
        guard let colon = rest.firstIndex(of: ":") else { return text }
        let scheme = rest[..<colon].lowercased()
        guard scheme == "sip" || scheme == "sips" else { return text }
        rest = rest[rest.index(after: colon)...]
        var user = ""
        if let at = rest.lastIndex(of: "@") {
            user = String(rest[...at])
            rest = rest[rest.index(after: at)...]
        }
        var parameters = rest.split(separator: ";", omittingEmptySubsequences: false)
        let host = canonicalHostPort(parameters.isEmpty ? "" : String(parameters.removeFirst()))
        let others = parameters.map { $0.lowercased() }.filter { $0 != "transport=udp" && !$0.isEmpty }
        return ([scheme + ":" + user + host] + others.sorted()).joined(separator: ";")
    }

    /// A host with a port that is not 5060.
    static func canonicalHostPort(_ text: String) -> String {
        let lower = text.lowercased()
        return lower.hasSuffix(":5060") && (lower.hasSuffix("]:5060") || lower.count { $0 == ":" } == 1)
            ? String(lower.dropLast(5)) : lower
    }

    /// Networks over all lines of a key, in any order: masks are prefixes, and one address is its own network.
    static let networks = ValueMeaning.list(isOrdered: false, canonical: canonicalNetwork)

    static func canonicalNetwork(_ text: String) -> String {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        let length = parts.count == 2 ? prefixLength(parts[1]) : nil
        do throws(IPNetwork.Fault) {
            let network = try IPNetwork(length.map { "\(parts[0])/\($0)" } ?? text)
            return network.description
        } catch {
            // Asterisk masks the bits behind the prefix away.
            guard case .hostBits(let network) = error else { return text.lowercased() }
            return network
        }
    }

    /// 22 for `22` and for `255.255.252.0`.
    private static func prefixLength(_ text: String) -> Int? {
        let bytes = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard bytes.count == 4 else { return Int(text) }
        var mask: UInt32 = 0
        for byte in bytes {
            guard let byte else { return nil }
            mask = mask << 8 | UInt32(byte)
        }
        // Ones, then zeros.
        return (~mask & (~mask &+ 1)) == 0 ? (~mask).leadingZeroBitCount : nil
    }

    /// A switch that has more values than yes and no: `yes`, `no`, or the word.
    static let switchOrWord = ValueMeaning.last(canonicalSwitch)

    static func canonicalSwitch(_ text: String) -> String {
        let lower = text.lowercased()
        return ["yes", "true", "y", "t", "1", "on"].contains(lower)
            ? "yes" : ["no", "false", "n", "f", "0", "off"].contains(lower) ? "no" : lower
    }

    /// Words between separators, without blanks around them.
    static func words(_ text: String, separators: [Character] = [","]) -> [String] {
        // Most values are one word, and taking characters apart is slow.
        if isPlainWord(text) { return [text] }
        return text.split { separators.contains($0) }.map {
            isPlainWord($0) ? String($0) : $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        .filter { !$0.isEmpty }
    }

    /// Whether a text holds letters, digits and `-_.` alone, and some.
    private static func isPlainWord(_ text: some StringProtocol) -> Bool {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
            default: false
            }
        }
        return isPlain && !text.isEmpty
    }
}

import TrunkModel

/// How FreePBX's spellings become one.
enum FreePBXMeanings {
    /// A number; empty stays empty.
    static let number = ValueMeaning.last { $0.isEmpty ? "" : canonicalNumber($0) }
    /// A number of something else's row; none is written as 0, as empty or as NULL.
    static let identifier = ValueMeaning.last { $0 == "0" ? "" : $0 }
    /// A time in seconds of which only counts whether there is one.
    static let isPositive = ValueMeaning.last { canonicalNumber($0.ifEmpty("0")) == "0" ? "never" : "yes" }
    /// A port; empty is the standard one (RFC 3261 §19.1.2).
    static let port = ValueMeaning.last { canonicalNumber($0.ifEmpty("5060")) }
    /// A host name or address, the standard port left out.
    static let host = ValueMeaning.last(canonicalHost)
    /// An outbound caller ID: of `"name" <number>` the number, since the hook clears the name.
    static let callerID = ValueMeaning.last { text in
        guard !text.lowercased().hasPrefix("hidden"), let open = text.lastIndex(of: "<"),
            let close = text[open...].firstIndex(of: ">")
        else { return text }
        return String(text[text.index(after: open)..<close])
    }
    /// Part of a dial pattern.
    static let dialPattern = ValueMeaning.last(pattern)
    /// A pjsip transport: its name begins with the PBX's own address, which no plan knows.
    static let transport = ValueMeaning.last { text in
        text.lowercased().split(separator: "-").last.map(String.init) ?? ""
    }
    /// Networks and addresses, in any order.
    static let networks = ValueMeaning.list(separators: [",", "&"], isOrdered: false) { text in
        network(text) ?? canonicalHost(text)
    }
    /// Codecs in order: of a comma list, of several settings, with `disallow` or `!all` taking out what came before.
    static let codecs = ValueMeaning { settings in
        var codecs: [String] = []
        // FreePBX writes disallow first, wherever it stands.
        for setting in settings where setting.key != "disallow" {
            for word in setting.value.split(whereSeparator: { ",&|".contains($0) }) {
                let codec = word.lowercased().filter { $0 != " " }
                if codec == "!all" { codecs = [] } else if !codecs.contains(codec) { codecs.append(codec) }
            }
        }
        return codecs
    }
    /// A switch that FreePBX writes only where it is off.
    static let unlessNo = ValueMeaning.last { ["no", "off", "false", "0"].contains($0.lowercased()) ? "no" : "yes" }
    /// A check box of an inbound route.
    static let check = ValueMeaning.last { ["", "0", "no", "off", "false"].contains($0.lowercased()) ? "no" : "yes" }
    /// Whether chan_sip asks its peer whether it is there: by yes, or by the milliseconds that it may take.
    static let qualify = ValueMeaning.last {
        ["", "no", "0", "off", "false", "n", "f"].contains($0.lowercased()) ? "no" : "yes"
    }
    /// chan_sip's `nat`, as FreePBX writes it.
    static let nat = ValueMeaning.last { text in
        switch text.lowercased() {
        case "yes": "comedia,force_rport"
        case "route": "force_rport"
        case "never", "": "no"
        default: words(text)
        }
    }
    /// chan_sip's `insecure`, as FreePBX writes it.
    static let insecure = ValueMeaning.last { text in
        switch text.lowercased() {
        case "very": "invite,port"
        case "yes": "port"
        case "": "no"
        default: words(text)
        }
    }
    /// Off in any spelling, or a word.
    static let wordOrOff = ValueMeaning.last {
        ["", "off", "false", "0"].contains($0.lowercased()) ? "no" : $0.lowercased()
    }
    /// A number of the trunk, by its digits: `+31508200000` and `0031508200000` are one.
    static let digits = ValueMeaning.last { text in
        text.hasPrefix("+") ? String(text.dropFirst()) : text.hasPrefix("00") ? String(text.dropFirst(2)) : text
    }

    /// A dial pattern's letters as capitals, and its sets in one spelling: `[2-9]` is `N`.
    static func pattern(_ text: String) -> String {
        var result = ""
        var rest = Substring(text.uppercased())
        while let character = rest.popFirst() {
            guard character == "[", let close = rest.firstIndex(of: "]") else {
                result.append(character)
                continue
            }
            result += set(rest[..<close])
            rest = rest[rest.index(after: close)...]
        }
        return result
    }

    /// A set of digits, sorted, in one spelling.
    private static func set(_ text: Substring) -> String {
        var members: Set<UInt8> = []
        var bytes = Array(text.utf8)[...]
        while let first = bytes.popFirst() {
            if bytes.first == UInt8(ascii: "-"), let last = bytes.dropFirst().first, first <= last {
                members.formUnion(first...last)
                bytes = bytes.dropFirst(2)
            } else {
                members.insert(first)
            }
        }
        let sorted = String(decoding: members.sorted(), as: UTF8.self)
        switch sorted {
        case "0123456789": return "X"
        case "123456789": return "Z"
        case "23456789": return "N"
        default: return sorted.utf8.count == 1 ? sorted : "[\(sorted)]"
        }
    }

    /// A network in one spelling: a mask is a prefix, and bits behind it do not count; nil for what is no network.
    private static func network(_ text: String) -> String? {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        var spelled = text
        if parts.count == 2, let mask = try? IPNetwork(parts[1]), mask.isIPv4 {
            let bits = mask.bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            let length = (~bits).leadingZeroBitCount
            guard bits.trailingZeroBitCount == 32 - length else { return nil }
            spelled = "\(parts[0])/\(length)"
        }
        do throws(IPNetwork.Fault) {
            return try IPNetwork(spelled).description
        } catch {
            if case .hostBits(let network) = error { return network }
            return nil
        }
    }

    private static func words(_ text: String) -> String {
        text.lowercased().split { $0 == "," || $0 == "&" || $0 == " " }.sorted().joined(separator: ",")
    }

    private static func canonicalNumber(_ text: String) -> String { Int(text).map(String.init) ?? text }

    private static func canonicalHost(_ text: String) -> String {
        let host = text.lowercased()
        return host.hasSuffix(":5060") ? String(host.dropLast(5)) : host
    }
}

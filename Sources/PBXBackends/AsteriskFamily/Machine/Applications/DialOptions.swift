/// The options of `Dial`: letters, some with arguments in brackets.
struct DialOptions {
    /// As written.
    let text: String
    private var arguments: [Character: String] = [:]

    init(_ text: String) {
        self.text = text
        var rest = text[...]
        while let letter = rest.popFirst() {
            guard rest.first == "(" else {
                arguments[letter] = arguments[letter] ?? ""
                continue
            }
            // Brackets inside belong to the argument: `b(context^s^1(argument))`.
            var open = 0
            let end = rest.firstIndex { character in
                if character == "(" { open += 1 }
                if character == ")" { open -= 1 }
                return open == 0
            }
            arguments[letter] = String(rest[rest.index(after: rest.startIndex)..<(end ?? rest.endIndex)])
            rest = end.map { rest[rest.index(after: $0)...] } ?? ""
        }
    }

    func has(_ letter: Character) -> Bool { arguments[letter] != nil }

    subscript(letter: Character) -> String? { arguments[letter] }

    /// `context^extension^priority(argument^…)` as `Gosub` takes it.
    static func target(_ text: String) -> String { text.replacing("^", with: ",") }
}

/// What stands behind the technology in `Dial`.
struct DialResource {
    /// The endpoint, peer or line.
    let endpoint: String
    /// The number; nil if none is named.
    let number: String?

    /// The name of a driver as Asterisk writes it.
    static func driver(_ name: String) -> String {
        let known = [
            "PJSIP", "SIP", "IAX2", "DAHDI", "Local", "Zap", "H323", "SCCP", "Motif", "Console", "mISDN", "CAPI",
        ]
        return known.first { $0.lowercased() == name.lowercased() } ?? name
    }

    init(_ driver: String, _ resource: String) {
        switch driver {
        case "PJSIP":
            // endpoint, number@endpoint, endpoint/sip:number@host
            let (first, uri) = resource.cutOnce(at: "/")
            if let at = first.lastIndex(of: "@") {
                number = String(first[..<at])
                endpoint = String(first[first.index(after: at)...])
            } else {
                endpoint = first
                number = uri.flatMap { Self.user($0) }
            }
        case "SIP":
            // peer, peer/number, number@peer
            let plain = resource.cutOnce(at: "!").0
            if let at = plain.lastIndex(of: "@") {
                let (host, behind) = String(plain[plain.index(after: at)...]).cutOnce(at: "/")
                endpoint = host
                number = behind ?? String(plain[..<at]).cutOnce(at: ":").0
            } else {
                let (peer, behind) = plain.cutOnce(at: "/")
                endpoint = peer
                number = behind
            }
        case "IAX2":
            // user:secret@peer/number@context
            let (peer, behind) = resource.cutOnce(at: "/")
            endpoint = peer.lastIndex(of: "@").map { String(peer[peer.index(after: $0)...]) } ?? peer
            number = behind?.cutOnce(at: "@").0
        case "Local":
            let (digits, context) = resource.cutOnce(at: "/").0.cutOnce(at: "@")
            number = digits
            endpoint = context ?? "default"
        default:
            let (line, behind) = resource.cutOnce(at: "/")
            endpoint = line
            number = behind
        }
    }

    private static func user(_ uri: String) -> String? {
        guard let colon = uri.firstIndex(of: ":") else { return nil }
        let (user, host) = String(uri[uri.index(after: colon)...]).cutOnce(at: "@")
        return host == nil ? nil : user
    }
}

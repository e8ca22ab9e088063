import Diagnostics
import TrunkModel

/// An endpoint or peer over which the PBX calls a provider, with the account that stands behind it.
struct AsteriskLine: Sendable {
    /// What `Dial` calls it.
    var name: String
    /// The account; its server is also a name that `Dial` may use.
    var account: DeployedAccount
    /// The context in which the provider's calls land, and where that is said.
    var context: Found<String>
    /// The users that the provider may call instead of a number: the registration's contact, the account itself.
    var contacts: [String] = []
    /// The user that From shows whatever the dial plan says.
    var fromUser: String?
    /// Whether P-Asserted-Identity carries the caller's number without the dial plan's help.
    var assertsIdentity = false
    /// The codecs offered, in order of preference.
    var codecs = Found<[String]>([])
    /// How digits are sent, in the words of trunk files.
    var dtmf: Found<String>?
    /// The networks that its calls come from.
    var networks = Found<[IPNetwork]>([])
    /// Calls at the same time.
    var limit: Found<Int>?

    /// A value and where it stands.
    struct Found<Value: Sendable>: Sendable {
        var value: Value
        var location: SourceLocation?

        init(_ value: Value, at location: SourceLocation? = nil) {
            self.value = value
            self.location = location
        }
    }
}

extension AsteriskLine {
    /// The first text that can be a telephone number, without what stands before its digits.
    static func number(_ texts: [String?]) -> String? {
        for text in texts.compactMap(\.self) {
            let digits = text.drop { !$0.isNumber && $0 != "+" }
            let isNumber =
                (8...19).contains(digits.utf8.count)
                && digits.drop { $0 == "+" }.utf8.allSatisfy { (0x30...0x39).contains($0) }
            if isNumber { return String(digits) }
        }
        return nil
    }

    /// A way to send digits in the words of trunk files: RFC 4733 has taken RFC 2833's place.
    static func dtmf(_ mode: String) -> String {
        let mode = mode.lowercased()
        return mode == "rfc2833" ? "rfc4733" : mode
    }
}

/// An endpoint or peer of the PBX's own.
struct AsteriskPhone: Sendable {
    /// What `Dial` calls it.
    var name: String
    /// Its caller-ID number.
    var number: String?
    /// The context in which it dials.
    var context: String
    /// Where its caller ID stands; else it itself.
    var location: SourceLocation
}

/// All that a channel driver's configuration says of who calls and is called.
struct AsteriskStations: Sendable {
    /// The lines of providers, in their order.
    var lines: [AsteriskLine] = []
    /// The telephones.
    var phones: [AsteriskPhone] = []
    /// The context of callers that nobody knows.
    var guestContext: String?
}

extension ConfigObject {
    /// The last setting of a key, or of the first of several keys that is there.
    func setting(_ keys: String...) -> ConfigSetting? {
        keys.lazy.compactMap { key in settings.last { $0.key == key && !$0.value.isEmpty } }.first
    }

    /// Networks of a key, host names left out.
    func networks(_ key: String) -> AsteriskLine.Found<[IPNetwork]> {
        let found = settings.filter { $0.key == key }
        let networks = found.flatMap { AsteriskMeanings.words($0.value) }.compactMap { word in
            try? IPNetwork(AsteriskMeanings.canonicalNetwork(word))
        }
        return AsteriskLine.Found(networks, at: found.first?.location)
    }

    /// The codecs that `allow` and `disallow` leave.
    func codecs() -> AsteriskLine.Found<[String]> {
        let found = settings.filter { $0.key == "allow" || $0.key == "disallow" }
        let codecs = AsteriskMeanings.codecs().canonical(found)
        return AsteriskLine.Found(codecs, at: found.last { $0.key == "allow" }?.location)
    }
}

/// A SIP URI's user and server, as far as a line needs them.
struct AsteriskURI {
    let user: String?
    let server: ServerAddress

    /// Reads `sip:user@host:port;parameters`; nil where there is no host.
    init?(_ text: String) {
        var rest = AsteriskMeanings.canonicalURI(text)[...]
        guard let colon = rest.firstIndex(of: ":") else { return nil }
        rest = rest[rest.index(after: colon)...]
        if let end = rest.lastIndex(of: "@") {
            user = String(rest[..<end].prefix { $0 != ":" && $0 != ";" })
            rest = rest[rest.index(after: end)...]
        } else {
            user = nil
        }
        let host = String(rest.prefix { $0 != ";" && $0 != "?" && $0 != "/" })
        guard !host.isEmpty else { return nil }
        server = (try? ServerAddress(host)) ?? ServerAddress(host: host)
    }
}

import Diagnostics

/// A line `register => [TRANSPORT://]USER[:SECRET[:AUTHUSER]]@HOST[:PORT][/EXTENSION][~EXPIRY]` in its parts.
///
/// Colons, slashes and tildes in a password make the line mean something else: as Asterisk reads it, so it is read here.
struct SIPRegisterLine {
    /// The parts by name, those that are there.
    private(set) var parts: [(key: String, value: String)] = []

    /// Names of the parts, in the order in which an object holds them.
    private static let names = ["transport", "user", "secret", "authuser", "host", "port", "extension", "expiry"]

    /// Reads a line's value; nil if it is none.
    init?(_ text: String) {
        guard let at = text.lastIndex(of: "@") else { return nil }
        var left = text[..<at]
        var right = text[text.index(after: at)...]
        for scheme in ["udp", "tcp", "tls"] where left.lowercased().hasPrefix("\(scheme)://") {
            self["transport"] = scheme
            left = left.dropFirst(scheme.count + 3)
        }
        // A peer may be named before all else: it adds nothing that the line itself does not say.
        if let question = left.firstIndex(of: "?") { left = left[left.index(after: question)...] }
        let words = left.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        // USER@DOMAIN may have a port, and the password is the next word then.
        let isLong = words.count > 3 && words[0].contains("@")
        let secrets = words.dropFirst(isLong ? 2 : 1)
        self["user"] = words[0]
        self["secret"] = secrets.first
        self["authuser"] = secrets.dropFirst().first
        if let tilde = right.lastIndex(of: "~") {
            self["expiry"] = String(right[right.index(after: tilde)...])
            right = right[..<tilde]
        }
        if let slash = right.firstIndex(of: "/") {
            self["extension"] = String(right[right.index(after: slash)...])
            right = right[..<slash]
        }
        if let colon = right.lastIndex(of: ":"), right[colon...].dropFirst().allSatisfy(\.isNumber) {
            self["port"] = String(right[right.index(after: colon)...])
            right = right[..<colon]
        }
        self["host"] = String(right)
        if self["user"] == nil || self["host"] == nil { return nil }
    }

    /// The line of an object, which may name a peer in the place of a host and a password.
    init?(_ object: ConfigObject, peers: [ConfigObject]) {
        for name in Self.names { self[name] = object[name] }
        if let peer = object["peer"] {
            self["host"] = peer
            self["secret"] = nil
        } else if let peer = peers.first(where: { Self.isSame($0, object) }) {
            self["host"] = peer.name
            self["secret"] = nil
        }
        if self["user"] == nil || self["host"] == nil { return nil }
    }

    private static func isSame(_ peer: ConfigObject, _ register: ConfigObject) -> Bool {
        peer.kind == "peer" && peer["host"] == register["host"]
            && (peer["defaultuser"] ?? peer["username"]) == register["user"]
    }

    /// A part; nil for one that is not there. Nothing and an empty text are the same.
    subscript(name: String) -> String? {
        get { parts.first { $0.key == name }?.value }
        set {
            parts.removeAll { $0.key == name }
            if let newValue, !newValue.isEmpty { parts.append((name, newValue)) }
        }
    }

    /// The line's value.
    var text: String {
        let secret = self["secret"] ?? (self["authuser"] == nil ? nil : "")
        let user = [self["user"] ?? "", secret, self["authuser"]].compactMap { $0 }.joined(separator: ":")
        return (self["transport"].map { "\($0)://" } ?? "") + "\(user)@\(self["host"] ?? "")"
            + (self["port"].map { ":\($0)" } ?? "") + (self["extension"].map { "/\($0)" } ?? "")
            + (self["expiry"].map { "~\($0)" } ?? "")
    }

    /// The parts as settings that all stand at one place.
    func settings(at place: SourceLocation) -> [ConfigSetting] {
        Self.names.compactMap { name in self[name].map { ConfigSetting(name, $0, at: place) } }
    }
}

extension AsteriskEditing {
    /// Changes one part of a `register` line; nil takes it out.
    mutating func setPart(_ key: String, of object: ConfigObject, to value: String?) -> Bool {
        let place = object.location
        return edit(place.file) { file in
            switch file.key(place.line) {
            case "register":
                guard var line = file.value(place.line).flatMap(SIPRegisterLine.init) else { return false }
                line[key == "peer" ? "host" : key] = value
                return file.setValue(place.line, to: line.text)
            case "callbackextension" where key == "extension":
                return value.map { file.setValue(place.line, to: $0) } ?? false
            default: return false
            }
        }
    }
}

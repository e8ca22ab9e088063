import ConfigFormats
import Diagnostics

/// What stands in `[general]` of `sip.conf`: settings, what peers take from it, and registrations.
enum SIPGeneral {
    private static let keys: Set<String> = [
        "allowguest", "context", "alwaysauthreject", "registerattempts", "register_retry_403", "registertimeout",
    ]

    /// The settings that a trunk depends on.
    static func settings(_ general: SettingTree.Section) -> [ConfigSetting] {
        general.settings.filter { keys.contains($0.key.lowercased()) }.map {
            ConfigSetting($0.key.lowercased(), $0.value, at: $0.location, isInherited: $0.isInherited)
        }
    }

    /// What a peer takes from `[general]`: what it does not set, and the codecs that it begins with.
    static func inherited(by own: [ConfigSetting], _ general: SettingTree.Section?) -> [ConfigSetting] {
        let rules = SIPPeerRules.all
        func isSet(_ key: String) -> Bool {
            let names = Set(rules.first { $0.keys.contains(key) }?.keys ?? [key])
            return own.contains { names.contains($0.key) }
        }
        return (general?.settings ?? []).compactMap { setting in
            let key = setting.key.lowercased()
            let isCodec = key == "allow" || key == "disallow"
            guard isCodec || SIPPeerRules.inheritable.contains(key) && !isSet(key) else { return nil }
            return ConfigSetting(key, setting.value, at: setting.location, isInherited: true)
        }
    }

    /// The objects of the `register` lines.
    static func registrations(
        _ general: SettingTree.Section,
        peers: Set<String>,
        _ log: inout DiagnosticLog
    ) -> [ConfigObject] {
        general.settings.filter { $0.key.lowercased() == "register" }.compactMap { setting in
            guard let line = SIPRegisterLine(setting.value) else {
                log.warning(
                    "the registration is not USER[:SECRET]@HOST[/EXTENSION]: Asterisk skips it",
                    rule: "conf-register",
                    at: setting.location
                )
                return nil
            }
            return object(line, at: setting.location, peers: peers, general)
        }
    }

    private static func object(
        _ line: SIPRegisterLine,
        at place: SourceLocation,
        peers: Set<String>,
        _ general: SettingTree.Section
    ) -> ConfigObject {
        let host = line["host"] ?? ""
        var settings = line.settings(at: place)
        if peers.contains(host) {
            settings = settings.map { $0.key == "host" ? ConfigSetting("peer", host, at: place) : $0 }
        }
        if line["expiry"] == nil { settings += expiry(general) }
        return ConfigObject(
            kind: "register",
            name: "\(line["user"] ?? "")@\(host)",
            settings: settings,
            at: place,
            end: place
        )
    }

    private static func expiry(_ general: SettingTree.Section?) -> [ConfigSetting] {
        let value = general?.settings.last { $0.key.lowercased() == "defaultexpiry" }
        return value.map { [ConfigSetting("expiry", $0.value, at: $0.location, isInherited: true)] } ?? []
    }

    /// The registration that `callbackextension` of a peer makes.
    static func registration(of peer: ConfigObject, _ general: SettingTree.Section?) -> ConfigObject? {
        guard let callback = peer.settings.last(where: { $0.key == "callbackextension" }), !callback.value.isEmpty,
            let user = peer["defaultuser"] ?? peer["username"]
        else { return nil }
        let place = callback.location
        return ConfigObject(
            kind: "register",
            name: "\(user)@\(peer.name)",
            settings: [
                ConfigSetting("user", user, at: place), ConfigSetting("peer", peer.name, at: place),
                ConfigSetting("extension", callback.value, at: place),
            ] + expiry(general),
            at: place,
            end: place
        )
    }

    /// Our objects in the way in which they are deployed: a registration by host and password where that is the habit
    /// there, and nothing of `[general]` that we leave to the user.
    static func fitted(_ objects: [ConfigObject], to deployed: [ConfigObject]) -> [ConfigObject] {
        let registers = Dictionary(
            deployed.filter { $0.kind == "register" }.map { ($0["user"] ?? "", $0) }
        ) { first, _ in first }
        let general = deployed.last { $0.kind == "general" }
        let peers = Dictionary(objects.filter { $0.kind == "peer" }.map { ($0.name, $0) }) { first, _ in first }
        return objects.map { object in
            var copy = object
            if object.kind == "general", let general {
                copy.settings += general.settings.filter { object[$0.key] == nil }
            } else if let found = object["user"].flatMap({ registers[$0] }), object.kind == "register" {
                copy.settings = fitted(object, to: found, peers)
            }
            return copy
        }
    }

    /// A registration that names a peer: with the peer's host, port and password where these stand in the line itself.
    private static func fitted(
        _ register: ConfigObject,
        to found: ConfigObject,
        _ peers: [String: ConfigObject]
    ) -> [ConfigSetting] {
        guard found["peer"] == nil, let name = register["peer"], let peer = peers[name] else {
            return register.settings
        }
        // The line alone: the peer that it names is in a file that is not here.
        if found["host"] == name {
            return register.settings.map { $0.key == "peer" ? ConfigSetting("host", name, at: $0.location) : $0 }
        }
        var settings = register.settings.filter { $0.key != "peer" && $0.key != "port" }
        for (key, names) in [("host", ["host"]), ("port", ["port"]), ("secret", ["remotesecret", "secret"])] {
            let values = names.compactMap { name in peer.settings.last { $0.key == name } }
            guard let value = values.first else { continue }
            settings.append(ConfigSetting(key, value.value, at: value.location))
        }
        return settings
    }
}

import Diagnostics
import TrunkModel

/// The fields of a trunk's page, from the database or from the files that FreePBX makes of them.
struct FreePBXTrunkFields {
    let settings: [ConfigSetting]
    /// The registration of chan_sip: Register String in its parts.
    private let register: SIPRegisterLine?

    /// What an account logs in with.
    struct Login {
        var username: String
        var authName: String?
        var secret: String
        var server: ServerAddress
        /// The user part of Contact; empty where none is given.
        var contact: String
    }

    /// The fields of a trunk.
    ///
    /// - Parameters:
    ///   - trunk: The trunk's row; from the database it holds the fields too.
    ///   - objects: Everything that was read: the channel driver's objects among them where it was files for Asterisk.
    init(_ trunk: ConfigObject, in objects: Objects) {
        let channel = (trunk["channelid"] ?? "").ifEmpty(trunk.name)
        if trunk["tech"]?.lowercased() == "sip" {
            settings = trunk.settings + (objects["peer", channel]?.settings ?? [])
            register =
                trunk["register"].flatMap(SIPRegisterLine.init)
                ?? objects.registers[channel].flatMap { SIPRegisterLine($0, peers: []) }
        } else {
            settings = trunk.settings + objects.pjsip(channel)
            register = nil
        }
    }

    /// A field; empty where it is not there.
    subscript(key: String) -> String { settings.last { $0.key == key }?.value ?? "" }

    /// Where the account stands.
    var location: SourceLocation? {
        settings.first { ["username", "defaultuser", "user"].contains($0.key) }?.location
    }

    /// A pjsip trunk's account.
    var pjsip: Login? {
        let (username, authName) = (self["username"], self["auth_username"])
        let host = self["sip_server"].ifEmpty(self["server"])
        // Issabel has the port in the server's field: its own is for the Register String alone.
        let port = self["sip_server"].isEmpty ? "" : self["sip_server_port"]
        guard !username.isEmpty, self["registration"].lowercased() != "receive",
            let server = Self.server(host, port)
        else { return nil }
        return Login(
            username: username,
            authName: authName.isEmpty ? nil : authName,
            secret: self["secret"],
            server: server,
            contact: self["contact_user"]
        )
    }

    /// A chan_sip trunk's account.
    var peer: Login? {
        let username = [self["username"], self["defaultuser"], register?["user"], self["fromuser"]].compactMap(\.self)
            .first { !$0.isEmpty }
        let secret = [self["secret"], self["remotesecret"], register?["secret"]].compactMap(\.self)
            .first { !$0.isEmpty }
        let host = self["host"].ifEmpty(register?["host"] ?? "")
        guard let username, self["type"].lowercased() != "user", host.lowercased() != "dynamic",
            let server = Self.server(host, self["port"].ifEmpty(register?["port"] ?? ""))
        else { return nil }
        return Login(
            username: username,
            authName: register?["authuser"],
            secret: secret ?? "",
            server: server,
            contact: register?["extension"] ?? ""
        )
    }

    /// A server of its host, which may have its port with it, and its port.
    private static func server(_ host: String, _ port: String) -> ServerAddress? {
        let text = host.filter { $0 != " " }
        guard let address = try? ServerAddress(text) else { return nil }
        guard address.port == ServerAddress.defaultPort, let number = Int(port), (1...65_535).contains(number) else {
            return address
        }
        return ServerAddress(host: address.host, port: number)
    }
}

extension FreePBXTrunkFields {
    /// The channel driver's objects by kind and name.
    struct Objects {
        private let byName: [[String]: ConfigObject]
        /// Registrations of chan_sip by the peer that they are for.
        let registers: [String: ConfigObject]

        init(_ objects: [ConfigObject]) {
            let kinds: Set<String> = ["endpoint", "aor", "auth", "registration", "identify", "peer"]
            byName = Dictionary(objects.filter { kinds.contains($0.kind) }.map { ([$0.kind, $0.name], $0) }) {
                first,
                _ in first
            }
            let peers = objects.filter { $0.kind == "peer" }
            var registers: [String: ConfigObject] = [:]
            for register in objects where register.kind == "register" {
                let peer =
                    register["peer"]
                    ?? peers.first { peer in
                        peer["host"] == register["host"]
                            && (peer["username"] ?? peer["defaultuser"]) == register["user"]
                    }?.name
                if let peer, registers[peer] == nil { registers[peer] = register }
            }
            self.registers = registers
        }

        subscript(kind: String, name: String) -> ConfigObject? { byName[[kind, name]] }

        /// What FreePBX made of a pjsip trunk's fields, under the fields' own names.
        func pjsip(_ name: String) -> [ConfigSetting] {
            var result: [ConfigSetting] = []
            func add(_ kind: String, _ key: String, as field: String? = nil, _ change: (String) -> String = { $0 }) {
                for setting in self[kind, name]?.settings ?? [] where setting.key == key {
                    result.append(ConfigSetting(field ?? key, change(setting.value), at: setting.location))
                }
            }
            add("auth", "username")
            add("auth", "password", as: "secret")
            add("registration", "client_uri", as: "username", Self.user)
            if let user = self["auth", name]?["username"], user != result.last?.value {
                add("auth", "username", as: "auth_username")
            }
            // A URI without a host leaves the server to the next one.
            add("aor", "contact", as: "sip_server", Self.hostPort)
            add("registration", "server_uri", as: "sip_server", Self.hostPort)
            add("registration", "contact_user")
            for key in ["from_user", "context"] { add("endpoint", key) }
            add("endpoint", "allow", as: "codecs")
            add("endpoint", "dtmf_mode", as: "dtmfmode")
            add("identify", "match")
            return result
        }

        /// `trunk8200-a` of `sip:trunk8200-a@pbx.callvoip.nl:5060`.
        private static func user(_ uri: String) -> String {
            guard let at = uri.lastIndex(of: "@") else { return "" }
            let user = uri[..<at]
            return String(user.firstIndex(of: ":").map { user[user.index(after: $0)...] } ?? user)
        }

        /// `pbx.callvoip.nl:5060` of the same.
        private static func hostPort(_ uri: String) -> String {
            var rest = uri.prefix { $0 != ";" && $0 != ">" }
            if let at = rest.lastIndex(of: "@") {
                rest = rest[rest.index(after: at)...]
            } else if rest.lowercased().hasPrefix("sip:") {
                rest = rest.dropFirst(4)
            }
            return String(rest)
        }
    }
}

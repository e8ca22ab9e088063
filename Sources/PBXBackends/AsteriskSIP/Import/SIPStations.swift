import Diagnostics
import TrunkModel

/// Sorts the peers and registrations of `sip.conf` into lines of providers and telephones.
struct SIPStations {
    private let peers: [ConfigObject]
    private let general: ConfigObject?
    private var registrationsOf: [String: [ConfigObject]] = [:]
    private var lonely: [ConfigObject] = []

    init(_ objects: [ConfigObject]) {
        let peers = objects.filter { $0.kind == "peer" }
        self.peers = peers
        general = objects.first { $0.kind == "general" }
        let registrations = objects.filter { $0.kind == "register" }
        for registration in registrations {
            if let owner = Self.owner(of: registration, among: peers, registrations) {
                registrationsOf[owner, default: []].append(registration)
            } else {
                lonely.append(registration)
            }
        }
    }

    /// The lines and the telephones, each in the file's order.
    var stations: AsteriskStations {
        var stations = AsteriskStations()
        for peer in peers {
            let registrations = registrationsOf[peer.name] ?? []
            if !registrations.isEmpty {
                stations.lines += registrations.compactMap { line(peer, $0) }
            } else if Self.isLine(peer) {
                if let line = line(peer, nil) { stations.lines.append(line) }
            } else {
                stations.phones.append(phone(peer))
            }
        }
        stations.lines += lonely.compactMap { line(nil, $0) }
        let allows = AsteriskMeanings.canonicalSwitch(general?["allowguest"] ?? "yes") != "no"
        stations.guestContext = allows ? general?["context"] : nil
        return stations
    }

    /// The peer that a registration is for: the one it names, else the one at its host that calls as its user, else the
    /// only one there.
    private static func owner(
        of registration: ConfigObject,
        among peers: [ConfigObject],
        _ registrations: [ConfigObject]
    ) -> String? {
        if let name = registration["peer"] { return name }
        guard let host = registration["host"]?.lowercased() else { return nil }
        let near = peers.filter { $0["host"]?.lowercased() == host }
        let user = registration["user"]
        let own = near.first { users(of: $0).contains(user ?? "") }
        if let own { return own.name }
        let others = registrations.filter { $0["host"]?.lowercased() == host }
        return near.count == 1 && others.count == 1 ? near[0].name : nil
    }

    private static func users(of peer: ConfigObject) -> [String] {
        ["defaultuser", "username", "fromuser", "authuser"].compactMap { peer.setting($0)?.value }
    }

    /// Whether a peer without a registration is a provider: it has an address, and we log in there.
    private static func isLine(_ peer: ConfigObject) -> Bool {
        guard let host = peer.setting("host")?.value.lowercased(), host != "dynamic" else { return false }
        guard let user = users(of: peer).first else { return false }
        // A telephone with a fixed address logs in by its own short number.
        let isInside = (try? IPNetwork(host))?.isPrivate == true
        return !isInside || user.utf8.count > 5 || peer["remotesecret"] != nil
    }

    private func line(_ peer: ConfigObject?, _ registration: ConfigObject?) -> AsteriskLine? {
        let owner = peer ?? registration
        guard let owner, let host = peer?.setting("host")?.value ?? registration?["host"] else { return nil }
        let users = peer.map(Self.users) ?? []
        guard let user = registration?["user"] ?? users.first else { return nil }
        let port = registration?["port"] ?? peer?["port"]
        let secret = registration?["secret"] ?? peer?.setting("remotesecret", "secret")?.value
        let contact = registration?["extension"]
        let fromUser = peer?.setting("fromuser")?.value
        let auth = registration?["authuser"] ?? peer?["authuser"] ?? users.first
        let name = peer?.name ?? registration?["peer"] ?? host
        let account = DeployedAccount(
            username: user,
            authName: auth == user ? nil : auth,
            password: secret.map { Secret($0) },
            server: Self.server(host, port),
            number: AsteriskLine.number([contact, fromUser, user, name]),
            label: name,
            at: owner.location
        )
        let context = peer?.setting("context")
        var line = AsteriskLine(
            name: name,
            account: account,
            context: .init(context?.value ?? general?["context"] ?? "default", at: context?.location ?? owner.location)
        )
        line.contacts = [contact, user].compactMap(\.self).uniqued
        line.fromUser = fromUser
        guard let peer else { return line }
        line.assertsIdentity = peer["sendrpid"]?.lowercased() == "pai"
        line.codecs = peer.codecs()
        line.dtmf = peer.setting("dtmfmode").map { .init(AsteriskLine.dtmf($0.value), at: $0.location) }
        line.networks = peer.networks("permit")
        line.limit = peer.setting("call-limit").flatMap { setting in
            Int(setting.value).flatMap { $0 > 0 ? .init($0, at: setting.location) : nil }
        }
        return line
    }

    private static func server(_ host: String, _ port: String?) -> ServerAddress {
        let read = (try? ServerAddress(host)) ?? ServerAddress(host: host)
        guard let port = port.flatMap(Int.init), (1...65_535).contains(port) else { return read }
        return ServerAddress(host: read.host, port: port)
    }

    private func phone(_ peer: ConfigObject) -> AsteriskPhone {
        let callerID = peer.setting("callerid")
        let number = peer.setting("cid_number")?.value ?? callerID.map { MachineCaller.split($0.value).number }
        return AsteriskPhone(
            name: peer.name,
            number: number?.isEmpty == false ? number : nil,
            context: peer["context"] ?? general?["context"] ?? "default",
            location: callerID?.location ?? peer.location
        )
    }
}

extension SIPForm {
    func stations(of objects: [ConfigObject]) -> AsteriskStations { SIPStations(objects).stations }

    var technology: DialplanMachine.Call.Technology { .sip }

    var addressKeys: Set<String> { ["externip", "externaddr"] }
}

import Diagnostics
import TrunkModel

/// Sorts the objects of `pjsip.conf` into lines of providers and telephones.
struct PJSIPStations {
    private let objects: [ConfigObject]
    private var registrationsOf: [String: [ConfigObject]] = [:]
    private var lonely: [ConfigObject] = []

    init(_ objects: [ConfigObject]) {
        self.objects = objects
        let endpoints = all("endpoint")
        for registration in all("registration") {
            if let owner = owner(of: registration, among: endpoints) {
                registrationsOf[owner, default: []].append(registration)
            } else {
                lonely.append(registration)
            }
        }
    }

    /// The lines and the telephones, each in the files' order.
    var stations: AsteriskStations {
        var stations = AsteriskStations()
        for endpoint in all("endpoint") {
            let registrations = registrationsOf[endpoint.name] ?? []
            if registrations.isEmpty, endpoint["outbound_auth"] == nil {
                if let phone = phone(endpoint) { stations.phones.append(phone) }
            } else if registrations.isEmpty {
                if let line = line(endpoint, nil) { stations.lines.append(line) }
            } else {
                stations.lines += registrations.compactMap { line(endpoint, $0) }
            }
        }
        stations.lines += lonely.compactMap { line(nil, $0) }
        return stations
    }

    private func all(_ kind: String) -> [ConfigObject] { objects.filter { $0.kind == kind } }

    private func object(_ kind: String, _ name: String?) -> ConfigObject? {
        guard let name else { return nil }
        return objects.first { $0.kind == kind && $0.name == name }
    }

    /// The endpoint that a registration is for: the one it names, else the one that logs in with it, else the one that
    /// calls the same server as the same user.
    private func owner(of registration: ConfigObject, among endpoints: [ConfigObject]) -> String? {
        if let name = registration["endpoint"], endpoints.contains(where: { $0.name == name }) { return name }
        if let auth = registration["outbound_auth"],
            let endpoint = endpoints.first(where: { Self.names($0["outbound_auth"]).contains(auth) })
        {
            return endpoint.name
        }
        guard let server = registration["server_uri"].flatMap(AsteriskURI.init)?.server else { return nil }
        let user = self.user(of: registration)
        let near = endpoints.filter { contact(of: $0)?.server == server }
        let own = near.first { endpoint in
            guard let user else { return false }
            let auth = object("auth", Self.names(endpoint["outbound_auth"]).first)
            return [auth?["username"], endpoint["contact_user"], endpoint["from_user"]].contains(user)
        }
        return own?.name ?? (near.count == 1 ? near[0].name : nil)
    }

    private static func names(_ text: String?) -> [String] { AsteriskMeanings.words(text ?? "") }

    /// Where an endpoint's calls go: the first contact that its AORs name.
    private func contact(of endpoint: ConfigObject) -> AsteriskURI? {
        let aors = Self.names(endpoint["aors"]).compactMap { object("aor", $0) }
        return aors.lazy.flatMap { $0.values(of: "contact") }.flatMap { AsteriskMeanings.words($0) }
            .compactMap(AsteriskURI.init).first
    }

    private func user(of registration: ConfigObject) -> String? {
        registration["client_uri"].flatMap(AsteriskURI.init)?.user
    }

    private func line(_ endpoint: ConfigObject?, _ registration: ConfigObject?) -> AsteriskLine? {
        let auths = Self.names(registration?["outbound_auth"]) + Self.names(endpoint?["outbound_auth"])
        let auth = auths.lazy.compactMap { object("auth", $0) }.first
        let login = auth?["username"]
        guard let user = registration.flatMap(user) ?? login ?? endpoint?["from_user"],
            let server = registration?["server_uri"].flatMap(AsteriskURI.init)?.server
                ?? endpoint.flatMap(contact)?.server,
            let owner = endpoint ?? registration
        else { return nil }
        let contact = registration?.setting("contact_user")?.value
        let fromUser = endpoint?.setting("from_user")?.value
        let account = DeployedAccount(
            username: user,
            authName: login == user ? nil : login,
            password: auth?.setting("password").map { Secret($0.value) },
            server: server,
            number: AsteriskLine.number([contact, fromUser, user, owner.name]),
            label: owner.name,
            at: owner.location
        )
        let context = endpoint?.setting("context")
        var line = AsteriskLine(
            name: owner.name,
            account: account,
            context: .init(context?.value ?? "default", at: context?.location ?? owner.location)
        )
        line.contacts = [contact, user].compactMap(\.self).uniqued
        line.fromUser = fromUser
        guard let endpoint else { return line }
        line.assertsIdentity = AsteriskMeanings.canonicalSwitch(endpoint["send_pai"] ?? "no") == "yes"
        line.codecs = endpoint.codecs()
        line.dtmf = endpoint.setting("dtmf_mode").map { .init(AsteriskLine.dtmf($0.value), at: $0.location) }
        let identifies = objects.filter { $0.kind == "identify" && $0["endpoint"] == endpoint.name }
        let networks = identifies.map { $0.networks("match") }
        line.networks = .init(networks.flatMap(\.value), at: networks.first?.location)
        return line
    }

    /// An endpoint that calls with what it dials is nobody's line.
    private func phone(_ endpoint: ConfigObject) -> AsteriskPhone? {
        let callerID = endpoint.setting("callerid")
        let number = callerID.map { MachineCaller.split($0.value).number }
        return AsteriskPhone(
            name: endpoint.name,
            number: number?.isEmpty == false ? number : nil,
            context: endpoint["context"] ?? "default",
            location: callerID?.location ?? endpoint.location
        )
    }
}

extension PJSIPForm {
    func stations(of objects: [ConfigObject]) -> AsteriskStations { PJSIPStations(objects).stations }

    var technology: DialplanMachine.Call.Technology { .pjsip }

    var addressKeys: Set<String> { ["external_media_address", "external_signaling_address"] }
}

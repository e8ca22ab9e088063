import Diagnostics

/// The objects of `pjsip.conf` that `pjsip_wizard.conf` stands for (`res_pjsip_config_wizard`).
///
/// The rules are those of Asterisk's documentation of the module, checked against what `pjsip export config_wizard
/// primitives` prints on Asterisk 16 and 22. Phone provisioning and hints are left out.
public enum AsteriskWizard {
    /// The objects of all wizards, each with `type` first.
    ///
    /// Where a wizard lacks what an object needs, such as the user name of an auth, the object is left out, as Asterisk
    /// does.
    ///
    /// - Parameter tree: `pjsip_wizard.conf` as ``AsteriskConfiguration`` reads it.
    /// - Returns: Per wizard its endpoint, aor, auths, identify and registrations. Each setting has the place of the line
    ///   that it comes from; what comes from no single line, such as `aors`, has that of the section.
    public static func expand(_ tree: SettingTree) -> [SettingTree.Section] {
        tree.sections.filter { !$0.isTemplate && isWizard($0) }.flatMap { AsteriskWizardObjects($0).all }
    }

    private static func isWizard(_ section: SettingTree.Section) -> Bool {
        section.settings.contains { $0.key == "type" && $0.value == "wizard" }
    }
}

/// The objects of one wizard.
private struct AsteriskWizardObjects {
    private let wizard: SettingTree.Section
    private let hosts: [String]

    init(_ wizard: SettingTree.Section) {
        self.wizard = wizard
        hosts = (wizard.lastSetting("remote_hosts")?.value ?? "").split(separator: ",")
            .map { String($0).blanksTrimmed }.filter { !$0.isEmpty }
    }

    var all: [SettingTree.Section] {
        [endpoint, aor, auth(.outbound), auth(.inbound), identify].compactMap { $0 } + registrations
    }

    private enum Direction: String {
        case outbound
        case inbound

        var suffix: String { self == .outbound ? "-oauth" : "-iauth" }
        var condition: String { self == .outbound ? "sends_auth" : "accepts_auth" }
    }

    private var endpoint: SettingTree.Section {
        var object = object("endpoint", settings(of: "endpoint/"))
        object.add("aors", wizard.name, at: wizard.location)
        copy(["transport", "outbound_proxy"], to: &object)
        for (direction, key) in [(Direction.outbound, "outbound_auth"), (.inbound, "auth")] {
            guard let line = trueLine(direction.condition) else { continue }
            object.add(key, wizard.name + direction.suffix, at: line.location)
        }
        return object
    }

    private var aor: SettingTree.Section {
        var object = object("aor", settings(of: "aor/"))
        if object.lastSetting("contact") == nil, let line = wizard.lastSetting("remote_hosts") {
            let pattern = wizard.lastSetting("contact_pattern")
            for host in hosts where pattern?.value.isEmpty != true {
                object.add("contact", filled(pattern?.value ?? "sip:${REMOTE_HOST}", host), at: line.location)
            }
        }
        copy(["outbound_proxy"], to: &object)
        return object
    }

    private func auth(_ direction: Direction) -> SettingTree.Section? {
        guard let line = trueLine(direction.condition) else { return nil }
        var object = object("auth", settings(of: "\(direction.rawValue)_auth/"), suffix: direction.suffix)
        guard object.lastSetting("username") != nil else { return nil }
        if object.lastSetting("auth_type") == nil { object.add("auth_type", "userpass", at: line.location) }
        return object
    }

    private var identify: SettingTree.Section? {
        guard trueLine("accepts_registrations") == nil, !hosts.isEmpty,
            let line = wizard.lastSetting("remote_hosts")
        else { return nil }
        var object = object("identify", settings(of: "identify/"), suffix: "-identify")
        object.add("endpoint", wizard.name, at: wizard.location)
        if object.lastSetting("match") == nil {
            for host in hosts {
                // Without the port.
                let address = host.utf8.prefix { $0 != UInt8(ascii: ":") }
                object.add("match", String(decoding: Array(address), as: UTF8.self), at: line.location)
            }
        }
        return object
    }

    private var registrations: [SettingTree.Section] {
        guard trueLine("sends_registrations") != nil, let line = wizard.lastSetting("remote_hosts") else { return [] }
        let server = wizard.lastSetting("server_uri_pattern")
        let client = wizard.lastSetting("client_uri_pattern")
        let auth = trueLine("sends_auth")
        let own = settings(of: "registration/")
        return hosts.enumerated().map { index, host in
            var object = object("registration", own, suffix: "-reg-\(index)")
            if server?.value.isEmpty != true {
                let uri = filled(server?.value ?? "sip:${REMOTE_HOST}", host)
                object.add("server_uri", uri, at: server?.location ?? line.location)
            }
            if client?.value.isEmpty != true {
                let uri = filled(client?.value ?? "sip:${USERNAME}@${REMOTE_HOST}", host)
                object.add("client_uri", uri, at: client?.location ?? line.location)
            }
            if let auth { object.add("outbound_auth", wizard.name + Direction.outbound.suffix, at: auth.location) }
            copy(["transport", "outbound_proxy"], to: &object)
            if let line = trueLine("sends_line_with_registrations") {
                object.add("line", "yes", at: line.location)
                object.add("endpoint", wizard.name, at: line.location)
            }
            return object
        }
    }

    private func object(
        _ type: String,
        _ settings: [SettingTree.Setting],
        suffix: String = ""
    ) -> SettingTree.Section {
        var section = SettingTree.Section(name: wizard.name + suffix, location: wizard.location)
        section.endLine = wizard.endLine
        section.add("type", type, at: wizard.lastSetting("type")?.location ?? wizard.location)
        section.settings += settings
        return section
    }

    /// The settings whose keys begin with a prefix, without it.
    private func settings(of prefix: String) -> [SettingTree.Setting] {
        wizard.settings.compactMap { setting in
            guard setting.key.utf8.starts(with: prefix.utf8), setting.key.utf8.count > prefix.utf8.count else {
                return nil
            }
            var setting = setting
            setting.key = String(decoding: Array(setting.key.utf8.dropFirst(prefix.utf8.count)), as: UTF8.self)
            return setting
        }
    }

    private func copy(_ keys: [String], to object: inout SettingTree.Section) {
        for key in keys {
            guard let setting = wizard.lastSetting(key), !setting.value.isEmpty else { continue }
            object.add(key, setting.value, at: setting.location)
        }
    }

    /// The line of a setting if it says yes.
    private func trueLine(_ key: String) -> SettingTree.Setting? {
        guard let setting = wizard.lastSetting(key), AsteriskConf.isTrue(setting.value) else { return nil }
        return setting
    }

    private func filled(_ pattern: String, _ host: String) -> String {
        let name = trueLine("sends_auth") == nil ? wizard.name : wizard.lastSetting("outbound_auth/username")?.value
        var globals = AsteriskGlobals()
        globals.set("REMOTE_HOST", host)
        globals.set("USERNAME", name ?? "")
        return globals.expanded(pattern).text
    }
}

extension SettingTree.Section {
    /// The last setting of a name; Asterisk minds no case here.
    fileprivate func lastSetting(_ key: String) -> SettingTree.Setting? {
        settings.last { $0.key.isEqualIgnoringCase(key) }
    }

    fileprivate mutating func add(_ key: String, _ value: String, at location: SourceLocation) {
        settings.append(SettingTree.Setting(key: key, value: value, location: location))
    }
}

import DialPlan
import Templating
import TrunkModel

/// What Kamailio's templates may print: the plan in Kamailio's own terms.
struct KamailioScope {
    let plan: DialPlan
    /// Versions covered, for people.
    let versions: String

    var trunk: Trunk { plan.trunk }

    /// The file with the trunk's parameters and routes.
    static func trunkFile(_ trunk: Trunk) -> String { "trunk-\(trunk.name).cfg" }

    /// The names for one file.
    func scope(file: String) -> TemplateScope {
        let contact = KamailioContact(trunk)
        let values: [(String, TemplateValue)] = [
            ("file", .text(file)),
            ("name", .text(trunk.name, key: "name")),
            ("provider", .text(trunk.profile.title)),
            ("versions", .text(versions)),
            ("trunk_file", .text(Self.trunkFile(trunk))),
            ("contact", .text(contact.hostPort)),
            ("listen", .text(contact.hostPort)),
            ("ipv6", .flag(contact.address?.isIPv4 == false || trunk.accounts.contains(where: Self.isIPv6))),
            ("keepalive", .text(String(trunk.profile.keepaliveInterval))),
            ("channels", .optional(trunk.channels.map(String.init), key: "channels")),
            ("device_accounts", .flag(trunk.kind == .deviceAccounts)),
            ("has_failover", .flag(trunk.kind == .trunk && trunk.accounts.count > 1)),
            ("first_label", .text(trunk.accounts.first?.label ?? "none")),
            ("asserted_identity", .flag(trunk.profile.requiresAssertedIdentity)),
            ("anonymous_from", .flag(trunk.profile.anonymous == .anonymousFrom)),
            ("codecs", .text(KamailioCodecs.list(trunk))),
            ("servers_are_names", .flag(Self.servers(areNamesIn: trunk))),
            ("networks", .list(trunk.providerNetworks.map(network))),
            ("accounts", .list(trunk.accounts.indices.map(account))),
        ]
        return TemplateScope(values + inbound + outbound + tables)
    }

    private static func isIPv6(_ account: Trunk.Account) -> Bool { account.server.ipAddress?.isIPv4 == false }

    /// Whether the provider's addresses are known only by the names of its servers.
    static func servers(areNamesIn trunk: Trunk) -> Bool {
        trunk.profile.networks.isEmpty && trunk.accounts.contains { $0.server.ipAddress == nil }
    }

    /// The servers, each once, with the number of their set in table `dispatcher`.
    static func servers(of trunk: Trunk) -> [ServerAddress] { trunk.accounts.map(\.server).uniqued }

    /// The tag of rows that are the provider's: letters, digits, hyphens.
    private var tag: String {
        let name = trunk.profile.name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        return name.isEmpty ? "provider" : name
    }

    private func network(_ network: IPNetwork) -> TemplateScope {
        ["address": .text(network.address), "mask": .text(String(network.prefixLength)), "tag": .text(tag)]
    }

    private func account(_ index: Int) -> TemplateScope {
        let account = trunk.accounts[index]
        let next = trunk.kind == .trunk && index + 1 < trunk.accounts.count ? trunk.accounts[index + 1].label : "none"
        let set = (Self.servers(of: trunk).firstIndex(of: account.server) ?? 0) + 1
        return [
            "id": .text(String(index + 1)),
            "label": .text(account.label),
            "next_label": .text(next),
            "username": .text(account.username, key: "\(account.path).username"),
            "password": .text(account.password.reveal(), key: "\(account.path).password"),
            "host": .text(account.server.uriHost, key: "\(account.path).server"),
            "address": .text(account.server.uriHostPort, key: "\(account.path).server"),
            "proxy": .text("sip:\(account.server.uriHostPort)", key: "\(account.path).server"),
            "set": .text(String(set)),
            "expires": .text(String(trunk.profile.registrationExpiry)),
        ]
    }

    private var inbound: [(String, TemplateValue)] {
        let prefix = trunk.profile.internationalPrefix
        // An account that is named after its number is called by that number anyway.
        let users = trunk.accounts.filter { trunk.block(holding: $0.username) == nil }
        return [
            ("international_prefix", .text(prefix)),
            ("international_prefix_length", .text(String(prefix.utf8.count))),
            ("has_account_users", .flag(!users.isEmpty)),
            ("account_users", .list(users.map { ["username": .text($0.username, key: "\($0.path).username")] })),
            ("has_dids", .flag(trunk.numbers.contains { $0.inbound != nil })),
        ]
    }

    private var outbound: [(String, TemplateValue)] {
        let blocked = BlockedType.allCases.filter(trunk.blocked.contains).map(\.rawValue)
        return [
            ("maximum_digits", .text(String(DialPlan.maximumDigits))),
            ("destinations", .text(trunk.destinations.title.en)),
            ("blocked", .text(blocked.joined(separator: ", "))),
            ("has_destinations", .flag(!plan.destinations.rules.isEmpty)),
            ("has_callers", .flag(!plan.callers.callers.isEmpty || plan.callers.everybodyElse != nil)),
            (
                "wire_prefix",
                .text(trunk.numberFormat.prefix(internationalPrefix: trunk.profile.internationalPrefix))
            ),
        ]
    }

    /// A server of table `dispatcher`.
    func server(_ server: ServerAddress, set: Int) -> TemplateScope {
        [
            "id": .text(String(set)), "set": .text(String(set)), "uri": .text("sip:\(server.uriHostPort)"),
            "tag": .text(tag),
        ]
    }
}

/// Codecs as SDP names them (RFC 3551, section 6).
enum KamailioCodecs {
    /// What `sdp_keep_codecs_by_name` takes, DTMF by RFC 4733 included.
    static func list(_ trunk: Trunk) -> String {
        (trunk.profile.codecs.map(name) + ["telephone-event"]).joined(separator: ",")
    }

    private static func name(_ codec: Codec) -> String {
        switch codec {
        case .alaw: "PCMA"
        case .ulaw: "PCMU"
        case .g722: "G722"
        case .g729: "G729"
        }
    }
}

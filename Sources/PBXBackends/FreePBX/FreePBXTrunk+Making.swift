import DialPlan
import TrunkModel

extension FreePBXTrunk {
    /// Makes the trunk of an account.
    init(_ plan: DialPlan, index: Int, line: FreePBXLine) {
        let trunk = plan.trunk
        let account = trunk.accounts[index]
        self.account = account
        self.index = index
        name = FreePBXNames.trunk(account, in: trunk, line: line)
        let shown = account.number ?? trunk.defaultCallerID
        let isFigure = trunk.kind == .deviceAccounts && line.family == .classic
        outboundCallerID = shown.map { isFigure ? trunk.wireFormat($0) : "<\(trunk.wireFormat($0))>" } ?? ""
        cidOptions = trunk.kind == .deviceAccounts ? .force : .blockForeign
        maximumChannels = trunk.channels.map(String.init) ?? ""
        // The provider's manual (appendix 3a) has from-trunk there: FreePBX's own.
        context = isFigure ? "from-trunk" : FreePBXNames.inboundContext(trunk)
        switch line.driver {
        case .pjsip:
            settings = FreePBXTrunk.pjsip(plan, account, name: name, context: context, line: line)
            peerDetails = []
            registerString = ""
        case .sip:
            settings = []
            peerDetails =
                isFigure
                ? FreePBXTrunk.figure(plan, account, context: context)
                : FreePBXTrunk.peer(plan, account, context: context)
            registerString = FreePBXTrunk.registerString(account, name: name, line: line)
        }
    }

    // MARK: pjsip

    /// The transport that FreePBX has from the start: its bind address and protocol.
    static let transport = "0.0.0.0-udp"

    /// The keywords of table `pjsip` with their values, in the order of the screen (General, Advanced, Codecs); those that
    /// a version does not know are left out, and those that stay empty.
    static func pjsip(
        _ plan: DialPlan,
        _ account: Trunk.Account,
        name: String,
        context: String,
        line: FreePBXLine
    ) -> [FreePBXSetting] {
        let trunk = plan.trunk
        let networks = trunk.providerNetworks.map(\.description)
        let matches = networks.isEmpty ? [account.server.host] : networks
        let domain = account.server.host.contains(":") ? "" : account.server.host
        let isIssabel = line.family == .issabel
        // Keyword, value, first core version; Issabel has what its own list names.
        let all: [(String, String, Int)] = [
            ("trunk_name", name, 13), ("username", account.username, 2), ("secret", account.password.reveal(), 2),
            ("authentication", "outbound", 2), ("registration", "send", 2),
            ("sip_server", isIssabel ? account.server.uriHostPort : account.server.uriHost, 2),
            ("sip_server_port", String(account.server.port), 2), ("context", context, 2),
            ("transport", isIssabel ? "transport-udp" : transport, 2),
            (isIssabel ? "dtmf_mode" : "dtmfmode", "rfc4733", 2), ("pjsip_line", "true", 15),
            ("send_connected_line", line.core >= 17 ? "no" : "false", 13), ("auth_rejection_permanent", "off", 2),
            ("forbidden_retry_interval", "60", 13), ("fatal_retry_interval", "60", 13), ("retry_interval", "60", 2),
            ("expiration", String(trunk.profile.registrationExpiry), 2), ("max_retries", "1000000", 2),
            ("qualify_frequency", String(trunk.profile.keepaliveInterval), 2), ("user_eq_phone", "no", 13),
            ("contact_user", account.username, 2), ("from_domain", domain, 2), ("from_user", "", 2),
            ("match", matches.joined(separator: ","), 2), ("support_path", "no", 13), ("t38_udptl", "no", 2),
            ("t38_udptl_ec", "none", 2), ("t38_udptl_nat", "no", 2), ("fax_detect", "no", 2),
            (isIssabel ? "trust_id_inbound" : "trust_rpid", "yes", 2), ("sendrpid", "no", 13),
            ("trust_id_outbound", "no", 14), ("identify_by", "ip", 13), ("inband_progress", "no", 2),
            ("direct_media", "no", 2), ("rewrite_contact", "no", isIssabel ? 2 : 14),
            ("rtp_symmetric", "yes", isIssabel ? 2 : 14), ("media_encryption", "no", isIssabel ? 2 : 14),
            ("force_rport", "yes", 14), ("codecs", trunk.profile.codecs.map(\.rawValue).joined(separator: ","), 2),
        ]
        return all.filter { $0.2 <= line.core && !$0.1.isEmpty }.map {
            FreePBXSetting(keyword: $0.0, value: $0.1, isSecret: $0.0 == "secret")
        }
    }

    // MARK: chan_sip

    /// The lines of PEER Details of a device account, in the order of the provider's manual, appendix 3a.
    static func figure(_ plan: DialPlan, _ account: Trunk.Account, context: String) -> [FreePBXSetting] {
        lines(
            plan,
            account,
            [
                ("username", account.username), ("type", "peer"), ("secret", account.password.reveal()),
                ("qualify", "yes"), ("port", String(account.server.port)), ("nat", "yes"), ("insecure", "very"),
                ("host", account.server.host), ("fromuser", account.username), ("fromdomain", account.server.host),
                ("dtmfmode", "rfc2833"), ("disallow", "all"), ("context", context), ("authuser", account.username),
                ("allow", plan.trunk.profile.codecs.map(\.rawValue).joined(separator: "&")),
            ]
        )
    }

    /// The lines of PEER Details of a trunk: as the figure's, but From is the caller's number, and what the provider does
    /// not know is off.
    static func peer(_ plan: DialPlan, _ account: Trunk.Account, context: String) -> [FreePBXSetting] {
        lines(
            plan,
            account,
            [
                ("username", account.username), ("type", "peer"), ("secret", account.password.reveal()),
                ("qualify", "yes"), ("qualifyfreq", String(plan.trunk.profile.keepaliveInterval)),
                ("port", String(account.server.port)), ("nat", "yes"), ("insecure", "port,invite"),
                ("host", account.server.host),
                ("fromdomain", account.server.host.contains(":") ? "" : account.server.host), ("dtmfmode", "rfc2833"),
                ("disallow", "all"), ("context", context),
                ("allow", plan.trunk.profile.codecs.map(\.rawValue).joined(separator: "&")), ("sendrpid", "no"),
                ("trustrpid", "yes"), ("t38pt_udptl", "no"), ("session-timers", "refuse"), ("directmedia", "no"),
            ]
        )
    }

    private static func lines(
        _ plan: DialPlan,
        _ account: Trunk.Account,
        _ pairs: [(String, String)]
    ) -> [FreePBXSetting] {
        pairs.filter { !$0.1.isEmpty }.map {
            FreePBXSetting(keyword: $0.0, value: $0.1, isSecret: $0.0 == "secret")
        }
    }

    /// The Register String: what stands behind the slash becomes the user of Contact, and of calls that come back.
    ///
    /// The old versions get the form of the provider's manual, with the password. It breaks on some characters; then, and on
    /// all others, the peer's name stands for the server, and the password comes from the peer.
    static func registerString(_ account: Trunk.Account, name: String, line: FreePBXLine) -> String {
        let server = account.server
        let port = server.port == ServerAddress.defaultPort ? "" : ":\(server.port)"
        let password = account.password.reveal()
        if writesPassword(password, line) {
            return "\(account.username):\(password)@\(server.uriHostPort)/\(account.username)"
        }
        return "\(account.username)@\(name)\(port)/\(account.username)"
    }

    /// Whether the Register String holds the password: only where chan_sip reads it back unchanged.
    static func writesPassword(_ password: String, _ line: FreePBXLine) -> Bool {
        guard line.family == .classic else { return false }
        // Measured on chan_sip: these end the password or the line; blanks at the ends are cut off.
        return !password.utf8.contains { ":/?\"@~;".utf8.contains($0) } && !password.hasSuffix("\\")
            && !password.hasPrefix(" ") && !password.hasSuffix(" ")
    }
}

import Templating
import TrunkModel

/// The pjsip objects that FreePBX writes for a trunk, key by key and in its order.
struct FreePBXObjects {
    /// Kinds of objects, each in a file of its own: `pjsip.KIND.conf`, in the order in which pjsip.conf includes them.
    enum Kind: String, CaseIterable {
        case endpoint
        case aor
        case auth
        case registration
        case identify
    }

    /// Issabel writes all objects of a trunk one after the other.
    static let issabelOrder: [Kind] = [.aor, .auth, .identify, .registration, .endpoint]

    /// A section of a file.
    struct Section {
        let name: String
        let settings: [(key: String, value: TemplateValue)]
    }

    private let trunk: FreePBXTrunk
    private let line: FreePBXLine
    private let fields: [String: String]

    init(_ trunk: FreePBXTrunk, _ line: FreePBXLine) {
        self.trunk = trunk
        self.line = line
        fields = Dictionary(trunk.settings.map { ($0.keyword, $0.value) }) { _, later in later }
    }

    /// The object of a kind.
    subscript(kind: Kind) -> Section {
        let settings =
            switch kind {
            case .endpoint: endpoint
            case .aor: aor
            case .auth: auth
            case .registration: registration
            case .identify: identify
            }
        return Section(
            name: trunk.name,
            settings: [(key: "type", value: .text(kind.rawValue))]
                + settings.compactMap { key, value in value.map { (key: key, value: $0) } }
        )
    }

    private typealias Settings = [(String, TemplateValue?)]

    /// A field's value, written under this or another key; nothing where the field is empty or not known.
    private func field(_ keyword: String, as key: String? = nil) -> (String, TemplateValue?) {
        (key ?? keyword, fields[keyword].map { .text($0) })
    }

    /// A fixed value.
    private func fixed(_ key: String, _ value: String) -> (String, TemplateValue?) { (key, .text(value)) }

    /// A key that is written only when the field has this value.
    private func only(_ keyword: String, _ value: String, as key: String? = nil) -> (String, TemplateValue?) {
        (key ?? keyword, fields[keyword] == value ? .text(value) : nil)
    }

    /// The host, and the port where the page asks for it; Issabel has it in the server's own field.
    private var server: String {
        let host = fields["sip_server"] ?? ""
        return line.family == .issabel ? host : "\(host):\(fields["sip_server_port"] ?? "")"
    }

    private var address: String { "sip:\(trunk.account.username)@\(server)" }

    private var registration: Settings {
        // Core 13 knows no line; 14 writes it always.
        let line: Settings = self.line.core == 13 ? [] : [fixed("line", "yes"), fixed("endpoint", trunk.name)]
        let permanent = fields["auth_rejection_permanent"] == "on" ? "yes" : "no"
        return [
            field("transport"), fixed("outbound_auth", trunk.name), field("retry_interval"),
            field("fatal_retry_interval"), field("forbidden_retry_interval"), field("max_retries"),
            field("expiration"), fixed("auth_rejection_permanent", permanent),
        ] + line + [field("contact_user"), fixed("server_uri", "sip:\(server)"), fixed("client_uri", address)]
    }

    private var auth: Settings {
        [
            fixed("auth_type", "userpass"),
            ("password", .text(fields["secret"] ?? "", key: "\(trunk.account.path).password")),
            field("username"),
        ]
    }

    private var aor: Settings { [field("qualify_frequency"), fixed("contact", address)] }

    private var identify: Settings { [fixed("endpoint", trunk.name), field("match")] }

    private var endpoint: Settings {
        let isIssabel = line.family == .issabel
        return [
            field("transport"), field("context"), fixed("disallow", "all"), field("codecs", as: "allow"),
            fixed("aors", trunk.name), field("send_connected_line"), fixed("outbound_auth", trunk.name),
            field("from_domain"), field("from_user"),
            line.core >= 14 ? field("contact_user") : ("contact_user", nil), field("user_eq_phone"),
            field("t38_udptl"), field("t38_udptl_ec"), field("fax_detect"),
            isIssabel ? field("trust_id_inbound") : field("trust_rpid", as: "trust_id_inbound"),
            field("t38_udptl_nat"), only("trust_id_outbound", "yes"), field("identify_by"),
            only("inband_progress", "yes"), only("force_rport", "no"), only("direct_media", "no"),
            only("rewrite_contact", "yes"), only("rtp_symmetric", "yes"),
            isIssabel ? field("dtmf_mode") : field("dtmfmode", as: "dtmf_mode"),
        ]
    }
}

/// What FreePBX's screens call the fields of a trunk.
enum FreePBXLabels {
    /// A field on a tab of the pjsip trunk's page.
    struct Entry {
        let label: String
        let tab: Tab
    }

    /// Tabs of the pjsip trunk's page, below `pjsip Settings`; Issabel has sections instead.
    enum Tab: String, CaseIterable {
        case general = "General"
        case advanced = "Advanced"
    }

    /// The field of a keyword; nil for those that have none of their own there.
    static func pjsip(_ keyword: String, _ line: FreePBXLine) -> Entry? {
        let isIssabel = line.family == .issabel
        if let label = general[keyword] { return Entry(label: label, tab: .general) }
        if isIssabel, let label = issabel[keyword] { return Entry(label: label, tab: .advanced) }
        return advanced[keyword].map { Entry(label: $0, tab: .advanced) }
    }

    private static let general = [
        "username": "Username", "secret": "Secret", "authentication": "Authentication",
        "registration": "Registration", "sip_server": "SIP Server", "sip_server_port": "SIP Server Port",
        "context": "Context", "transport": "Transport",
    ]

    private static let advanced = [
        "dtmfmode": "DTMF Mode", "pjsip_line": "Send Line in Registration",
        "send_connected_line": "Send Connected Line", "auth_rejection_permanent": "Permanent Auth Rejection",
        "forbidden_retry_interval": "Forbidden Retry Interval", "fatal_retry_interval": "Fatal Retry Interval",
        "retry_interval": "General Retry Interval", "expiration": "Expiration", "max_retries": "Max Retries",
        "qualify_frequency": "Qualify Frequency", "user_eq_phone": "User = Phone", "contact_user": "Contact User",
        "from_domain": "From Domain", "match": "Match (Permit)", "support_path": "Support Path",
        "t38_udptl": "Support T.38 UDPTL", "t38_udptl_ec": "T.38 UDPTL Error Correction",
        "t38_udptl_nat": "T.38 UDPTL NAT", "fax_detect": "Fax Detect", "trust_rpid": "Trust RPID/PAI",
        "sendrpid": "Send RPID/PAI", "trust_id_outbound": "Send Private CallerID Information",
        "identify_by": "Match Inbound Authentication", "inband_progress": "Inband Progress",
        "direct_media": "Direct Media", "rewrite_contact": "Rewrite Contact", "rtp_symmetric": "RTP Symmetric",
        "media_encryption": "Media Encryption", "force_rport": "Force rport",
    ]

    /// Where Issabel's differ.
    private static let issabel = [
        "dtmf_mode": "DTMF Mode", "trust_id_inbound": "Trust RPID/PAI", "rtp_symmetric": "Symmetric RTP",
    ]

    /// A value as the screen shows it.
    static func shown(_ keyword: String, _ value: String) -> String {
        switch (keyword, value) {
        case ("authentication", "outbound"): "Outbound"
        case ("registration", "send"): "Send"
        case ("identify_by", "ip"): "IP"
        case ("t38_udptl_ec", "none"), ("media_encryption", "no"): "None"
        case (_, "yes"), (_, "true"): "Yes"
        case (_, "no"), (_, "false"), (_, "off"): "No"
        default: value
        }
    }
}

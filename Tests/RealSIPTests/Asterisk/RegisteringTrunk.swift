import TestSupport

/// The smallest trunk that registers, refreshes every two seconds or so, and calls whatever begins with 0.
struct RegisteringTrunk {
    var provider: SocketAddress
    var user: String
    var password: String

    /// Makes its requests larger than any challenge, so that the server offers all that it has to offer.
    private static let agent = "Asterisk PBX " + String(repeating: "x", count: 150)

    /// Its files for a driver.
    func files(_ driver: SIPDriver) -> [String: String] {
        var files = driver == .sip ? sip : pjsip
        files["extensions_own.conf"] = """
            [own-outbound]
            exten => _0X.,1,Dial(\(driver == .sip ? "SIP/own/${EXTEN}" : "PJSIP/${EXTEN}@own"),30)
             same => n,Hangup(${HANGUPCAUSE})
            """
        return files
    }

    // In a value only a comment sign needs an escape.
    private var secret: String {
        password.split(separator: ";", omittingEmptySubsequences: false).joined(separator: "\\;")
    }

    // chan_sip refreshes a fifth of the time before the end, where that is short.
    private var sip: [String: String] {
        [
            "sip_register_own.conf": "useragent = \(Self.agent)\nregister => \(user)@own/\(user)~3\n",
            "sip_own.conf": """
            [own]
            type = peer
            host = \(provider.host)
            port = \(provider.port)
            defaultuser = \(user)
            remotesecret = \(secret)
            fromdomain = \(provider.host)
            directmedia = no
            disallow = all
            allow = alaw
            """,
        ]
    }

    // pjsip refreshes ten seconds before the end.
    private var pjsip: [String: String] {
        [
            "pjsip_own.conf": """
            [global]
            type = global
            user_agent = \(Self.agent)

            [own]
            type = auth
            auth_type = userpass
            username = \(user)
            password = \(secret)

            [own]
            type = endpoint
            transport = transport-udp
            context = own-outbound
            aors = own
            outbound_auth = own
            from_user = \(user)
            from_domain = \(provider.host)
            direct_media = no
            disallow = all
            allow = alaw

            [own]
            type = aor
            contact = sip:\(provider)

            [own]
            type = registration
            transport = transport-udp
            server_uri = sip:\(provider)
            client_uri = sip:\(user)@\(provider)
            contact_user = \(user)
            outbound_auth = own
            expiration = 12
            max_random_initial_delay = 0
            """
        ]
    }
}

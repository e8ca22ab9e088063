import TestSupport

/// A small trunk written by hand, as a yardstick for the harness.
struct HandmadeTrunk {
    var user: String
    var password: String
    var provider: SocketAddress

    /// Its files for a driver: the number 31508200000 reaches extension 201, and all that begins with 0 goes out.
    func files(_ driver: SIPDriver) -> [String: String] {
        var files = driver == .sip ? sip : pjsip
        files["extensions_hand.conf"] = """
            [hand-inbound]
            exten => 31508200000,1,Goto(internal,201,1)

            [hand-outbound]
            exten => _0X.,1,Dial(\(driver == .sip ? "SIP/hand/${EXTEN}" : "PJSIP/${EXTEN}@hand"),30)
             same => n,Hangup(${HANGUPCAUSE})
            """
        return files
    }

    // In every value a comment sign is escaped; nothing else needs it.
    private var secret: String {
        password.split(separator: ";", omittingEmptySubsequences: false).joined(separator: "\\;")
    }

    private var sip: [String: String] {
        [
            "sip_register_hand.conf": "allowguest = no\nregister => \(user)@hand/\(user)\n",
            "sip_hand.conf": """
            [hand]
            type = peer
            context = hand-inbound
            host = \(provider.host)
            port = \(provider.port)
            defaultuser = \(user)
            remotesecret = \(secret)
            insecure = port,invite
            directmedia = no
            disallow = all
            allow = alaw
            """,
        ]
    }

    private var pjsip: [String: String] {
        [
            "pjsip_hand.conf": """
            [hand]
            type = endpoint
            transport = transport-udp
            context = hand-inbound
            disallow = all
            allow = alaw
            direct_media = no
            aors = hand
            outbound_auth = hand

            [hand]
            type = aor
            contact = sip:\(provider)

            [hand]
            type = auth
            auth_type = userpass
            username = \(user)
            password = \(secret)

            [hand]
            type = identify
            endpoint = hand
            match = \(provider.host)

            [hand]
            type = registration
            transport = transport-udp
            server_uri = sip:\(provider)
            client_uri = sip:\(user)@\(provider)
            contact_user = \(user)
            outbound_auth = hand
            max_random_initial_delay = 0
            """
        ]
    }
}

import TrunkModel

extension PJSIPEndpointRules {
    /// Who calls: what the provider and the called party see, and whom Asterisk believes.
    static let identity = [
        KeyRule(
            "from_domain",
            .word,
            AsteriskImpact.breaks(
                nl: "de provider ziet een onbekend domein als afzender en weigert het gesprek",
                en: "the provider sees an unknown domain as sender and refuses the call"
            )
        ),
        KeyRule("from_user", .text, shownNumber),
        KeyRule("callerid", .text, shownNumber),
        KeyRule("callerid_privacy", .word, fallback: "allowed_not_screened", shownNumber),
        KeyRule(
            "contact_user",
            .text,
            fallback: "",
            AsteriskImpact.breaks(
                nl: "de provider herkent het account niet aan Contact",
                en: "the provider does not know the account by Contact"
            )
        ),
        KeyRule("send_pai", .boolean, fallback: "no", sendsBack),
        KeyRule("send_rpid", .boolean, fallback: "no", sendsBack),
        KeyRule(
            "trust_id_inbound",
            .boolean,
            fallback: "no",
            AsteriskImpact.breaks(
                nl: "op toestellen staat niet het nummer van de beller",
                en: "telephones do not show the caller's number"
            )
        ),
        KeyRule(
            "trust_id_outbound",
            .boolean,
            fallback: "no",
            AsteriskImpact.opens(
                nl: "nummers die verborgen horen te zijn, gaan naar buiten",
                en: "numbers that should be hidden are sent out"
            )
        ),
        KeyRule(
            "user_eq_phone",
            .boolean,
            fallback: "no",
            AsteriskImpact.harmless(
                nl: "er staat user=phone achter nummers, wat de provider negeert",
                en: "user=phone stands behind numbers, which the provider ignores"
            )
        ),
    ]

    private static let shownNumber = AsteriskImpact.breaks(
        nl: "gebelden zien een ander nummer, of de provider weigert het gesprek",
        en: "called parties see another number, or the provider refuses the call"
    )
    private static let sendsBack = AsteriskImpact.opens(
        nl:
            "wie van buiten belt, krijgt de naam en het nummer van het toestel te zien; verborgen bellen werkt niet meer",
        en: "callers from outside see the telephone's name and number; hiding the own number no longer works"
    )

    /// Who may do what.
    static let safety = [
        KeyRule(
            "identify_by",
            AsteriskMeanings.lastList() { $0.lowercased() },
            fallback: "username,ip",
            AsteriskImpact.opens(
                nl: "Asterisk herkent de provider anders dan aan zijn adres: een ander kan zich voor hem uitgeven",
                en: "Asterisk knows the provider by other things than its address: others can pass for it"
            )
        ),
        KeyRule(
            "allow_transfer",
            .boolean,
            fallback: "yes",
            AsteriskImpact.opens(
                nl: "wie van buiten belt, kan het gesprek op jouw kosten doorverbinden",
                en: "callers from outside can transfer the call at your cost"
            )
        ),
        KeyRule(
            "allow_subscribe",
            .boolean,
            fallback: "yes",
            AsteriskImpact.opens(
                nl: "van buiten is te volgen welk toestel in gesprek is",
                en: "from outside one can watch which telephone is busy"
            )
        ),
        KeyRule("acl", AsteriskMeanings.lastList(), refusesSources),
        KeyRule("deny", companions: ["permit"], ValueMeaning { $0.map { "\($0.key)=\($0.value)" } }, refusesSources),
        KeyRule(
            "allow_unauthenticated_options",
            .boolean,
            fallback: "no",
            AsteriskImpact.opens(
                nl: "wie van buiten vraagt, kan zien dat dit endpoint bestaat",
                en: "who asks from outside can see that this endpoint exists"
            )
        ),
        KeyRule("dtls_private_key", .text, isSecret: true, .cosmetic),
    ]

    private static let refusesSources = AsteriskImpact.breaks(
        nl: "gesprekken vanaf adressen die hier niet mogen, worden geweigerd",
        en: "calls from addresses that are not let in here are refused"
    )

    /// What changes nothing for the provider: here for its default, so that writing it out is no difference.
    static let harmless =
        [
            ("allow_overlap", "yes"), ("rtp_symmetric", "no"), ("force_rport", "yes"), ("rewrite_contact", "no"),
            ("send_diversion", "yes"), ("inband_progress", "no"), ("fax_detect", "no"), ("aggregate_mwi", "yes"),
            ("disable_direct_media_on_nat", "no"), ("send_history_info", "no"), ("rpid_immediate", "no"),
            ("use_ptime", "no"), ("force_avp", "no"), ("media_use_received_transport", "no"),
            ("g726_non_standard", "no"), ("t38_udptl_nat", "no"), ("t38_udptl_ipv6", "no"),
            ("one_touch_recording", "no"), ("moh_passthrough", "no"), ("preferred_codec_only", "no"),
            ("asymmetric_rtp_codec", "no"), ("refer_blind_progress", "yes"), ("notify_early_inuse_ringing", "no"),
            ("suppress_q850_reason_headers", "no"), ("ignore_183_without_sdp", "no"), ("stir_shaken", "no"),
            ("media_encryption_optimistic", "no"), ("accept_multiple_sdp_answers", "no"),
            ("send_connected_line", "yes"),
            ("trust_connected_line", "yes"), ("follow_early_media_fork", "yes"), ("bind_rtp_to_media_address", "no"),
        ].map { KeyRule($0.0, .boolean, fallback: $0.1, .cosmetic) }
        + [
            ("timers_min_se", "90"), ("timers_sess_expires", "1800"), ("device_state_busy_at", "0"),
            ("t38_udptl_maxdatagram", "0"), ("rtp_timeout_hold", "0"),
            ("max_audio_streams", "1"), ("max_video_streams", "1"),
        ].map { KeyRule($0.0, .number, fallback: $0.1, .cosmetic) }
        + [
            ("direct_media_method", "invite"), ("connected_line_method", "invite"), ("moh_suggest", "default"),
            ("direct_media_glare_mitigation", "none"), ("t38_udptl_ec", "none"), ("rtp_engine", "asterisk"),
            ("record_on_feature", "automixmon"), ("record_off_feature", "automixmon"), ("sdp_owner", "-"),
            ("sdp_session", "asterisk"),
        ].map { KeyRule($0.0, .word, fallback: $0.1, .cosmetic) }
}

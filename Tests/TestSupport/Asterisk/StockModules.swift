/// The modules that an instance loads: what calls over a trunk need, and no more, so that it starts fast.
enum StockModules {
    /// `modules.conf`, with further modules where a test needs them.
    static func text(_ driver: SIPDriver, _ more: [String] = []) -> String {
        let modules = common + more + (driver == .sip ? ["chan_sip"] : pjsip)
        return "[modules]\nautoload = no\n" + modules.map { "load = \($0).so\n" }.joined()
    }

    // res_pjproject goes first: Debian's RTP engine needs it even for chan_sip.
    private static let common = names(
        """
        res_pjproject res_crypto res_srtp res_timing_timerfd
        res_sorcery_config res_sorcery_memory res_sorcery_astdb res_rtp_asterisk res_clioriginate
        codec_alaw codec_ulaw codec_a_mu codec_resample format_pcm format_sln
        bridge_simple bridge_native_rtp bridge_builtin_features pbx_config
        app_dial app_echo app_exec app_originate app_playback app_playtones app_stack app_userevent app_verbose
        func_base64 func_callerid func_cdr func_channel func_config func_cut func_db func_dialplan func_env
        func_global func_groupcount func_hangupcause func_logic func_math func_md5 func_rand func_sorcery
        func_sprintf func_strings func_timeout func_uri func_version
        """
    )

    private static let pjsip = names(
        """
        res_pjsip res_pjsip_session res_pjsip_pubsub res_pjsip_acl res_pjsip_authenticator_digest
        res_pjsip_caller_id res_pjsip_diversion res_pjsip_dlg_options res_pjsip_dtmf_info res_pjsip_empty_info
        res_pjsip_endpoint_identifier_anonymous res_pjsip_endpoint_identifier_ip res_pjsip_endpoint_identifier_user
        res_pjsip_header_funcs res_pjsip_logger res_pjsip_nat res_pjsip_outbound_authenticator_digest
        res_pjsip_outbound_registration res_pjsip_path res_pjsip_refer res_pjsip_registrar res_pjsip_rfc3326
        res_pjsip_sdp_rtp res_pjsip_sips_contact res_pjsip_t38
        chan_pjsip func_pjsip_aor func_pjsip_contact func_pjsip_endpoint
        """
    )

    private static func names(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }
}

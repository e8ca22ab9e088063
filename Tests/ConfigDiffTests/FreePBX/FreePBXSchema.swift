@testable import PBXBackends

/// The tables of FreePBX's database as each version declares them (`module.xml` of core 14 to 17, `asterisk.sql` of 13;
/// Issabel and 2.x have 2.11's).
struct FreePBXSchema {
    let line: FreePBXLine

    private var core: Int { line.core }

    /// A table's columns and their declarations.
    func columns(_ table: String) -> [(name: String, type: String)] {
        switch table {
        case "trunks": trunks
        case "pjsip", "sip":
            [
                ("id", "varchar(20) NOT NULL DEFAULT '-1'"), ("keyword", "varchar(30) NOT NULL DEFAULT ''"),
                ("data", "varchar(\(core >= 15 ? 8100 : 255)) NOT NULL"), ("flags", "int(1) NOT NULL DEFAULT 0"),
            ]
        case "trunk_dialpatterns":
            [
                ("trunkid", "int(11) NOT NULL DEFAULT 0"), ("match_pattern_prefix", "varchar(50) NOT NULL DEFAULT ''"),
                ("match_pattern_pass", "varchar(50) NOT NULL DEFAULT ''"),
                ("prepend_digits", "varchar(50) NOT NULL DEFAULT ''"), ("seq", "int(11) NOT NULL DEFAULT 0"),
            ]
        case "outbound_routes": routes
        case "outbound_route_patterns":
            [
                ("route_id", "int(11) NOT NULL"), ("match_pattern_prefix", "varchar(60) NOT NULL DEFAULT ''"),
                ("match_pattern_pass", "varchar(60) NOT NULL DEFAULT ''"),
                ("match_cid", "varchar(60) NOT NULL DEFAULT ''"),
                ("prepend_digits", "varchar(100) NOT NULL DEFAULT ''"),
            ]
        case "outbound_route_sequence": [("route_id", "int(11) NOT NULL"), ("seq", "int(11) NOT NULL")]
        case "outbound_route_trunks":
            [("route_id", "int(11) NOT NULL"), ("trunk_id", "int(11) NOT NULL"), ("seq", "int(11) NOT NULL")]
        case "incoming": incoming
        default: []
        }
    }

    private var trunks: [(String, String)] {
        let length = core >= 14 ? 190 : 255
        return [
            ("trunkid", "int(11) NOT NULL DEFAULT 0"), ("name", "varchar(50) NOT NULL DEFAULT ''"),
            ("tech", "varchar(20) NOT NULL"),
            ("outcid", "varchar(\(core >= 16 ? 255 : 40)) NOT NULL DEFAULT ''"),
            ("keepcid", "varchar(4) DEFAULT 'off'"), ("maxchans", "varchar(6) DEFAULT ''"),
            ("failscript", "varchar(255) NOT NULL DEFAULT ''"), ("dialoutprefix", "varchar(255) NOT NULL DEFAULT ''"),
            ("channelid", "varchar(\(length)) NOT NULL DEFAULT ''"), ("usercontext", "varchar(255) DEFAULT NULL"),
            ("provider", "varchar(40) DEFAULT NULL"), ("disabled", "varchar(4) DEFAULT 'off'"),
            ("continue", "varchar(4) DEFAULT 'off'"),
        ] + (core >= 14 ? [("routedisplay", "varchar(4) DEFAULT 'on'")] : [])
    }

    private var routes: [(String, String)] {
        [
            ("route_id", "int(11) NOT NULL AUTO_INCREMENT"), ("name", "varchar(40) DEFAULT NULL"),
            ("outcid", "varchar(\(core >= 15 ? 255 : 40)) DEFAULT NULL"), ("outcid_mode", "varchar(20) DEFAULT NULL"),
            ("password", "varchar(30) DEFAULT NULL"), ("emergency_route", "varchar(4) DEFAULT NULL"),
            ("intracompany_route", "varchar(4) DEFAULT NULL"), ("mohclass", "varchar(80) DEFAULT NULL"),
            ("time_group_id", "int(11) DEFAULT NULL"), ("dest", "varchar(255) DEFAULT NULL"),
        ]
            + (core >= 14
                ? [
                    ("time_mode", "varchar(20) DEFAULT ''"), ("calendar_id", "varchar(255) DEFAULT NULL"),
                    ("calendar_group_id", "varchar(255) DEFAULT NULL"), ("timezone", "varchar(255) DEFAULT NULL"),
                    ("notification_on", "varchar(255) DEFAULT 'call'"),
                ] : [])
    }

    private var incoming: [(String, String)] {
        let common: [(String, String)] = [
            ("cidnum", "varchar(\(core >= 14 ? 50 : 20)) DEFAULT NULL"),
            ("extension", "varchar(\(core == 14 ? 100 : 50)) NOT NULL DEFAULT ''"),
            ("destination", "varchar(50) DEFAULT NULL"), ("privacyman", "tinyint(1) DEFAULT NULL"),
            ("alertinfo", "varchar(255) DEFAULT NULL"), ("ringing", "varchar(20) DEFAULT NULL"),
            ("mohclass", "varchar(80) NOT NULL DEFAULT 'default'"), ("description", "varchar(80) DEFAULT NULL"),
            ("grppre", "varchar(80) DEFAULT NULL"), ("delay_answer", "int(2) DEFAULT NULL"),
            ("pricid", "varchar(20) DEFAULT NULL"), ("pmmaxretries", "varchar(2) DEFAULT NULL"),
            ("pmminlength", "varchar(2) DEFAULT NULL"),
        ]
        let newer = [
            ("fanswer", "varchar(20) DEFAULT NULL"), ("reversal", "varchar(10) DEFAULT NULL"),
            ("rvolume", "varchar(2) DEFAULT ''"), ("indication_zone", "varchar(20) DEFAULT 'default'"),
        ]
        return (core == 13 ? [("id", "int(11) NOT NULL AUTO_INCREMENT")] : []) + common + (core >= 13 ? newer : [])
    }
}

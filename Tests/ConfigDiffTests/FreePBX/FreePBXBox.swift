import ConfigFormats
import DialPlan
import Foundation
import TestSupport
import TrunkModel

@testable import PBXBackends

/// A FreePBX on which a plan is set up as its setup sheet says: the rows of its database.
struct FreePBXBox {
    let view: FreePBXPlan
    /// What the first trunk and the first route have as numbers: not the first ones of a new PBX.
    var firstTrunk = 3
    var firstRoute = 5

    private var line: FreePBXLine { view.line }
    var isPJSIP: Bool { line.driver == .pjsip }

    typealias Row = [String: String]

    /// The tables of the line's version, as rows of column and text.
    var tables: [(name: String, rows: [Row])] {
        var tables = [
            ("trunks", view.trunks.map(trunk)), ("sip", view.trunks.flatMap(sip)), ("trunk_dialpatterns", []),
            ("outbound_routes", view.routes.indices.map(route)), ("outbound_route_patterns", patterns),
            (
                "outbound_route_sequence",
                view.routes.indices.map { ["route_id": id($0), "seq": String($0)] }
            ),
            ("outbound_route_trunks", routeTrunks), ("incoming", view.inboundRoutes.map(inbound)),
        ]
        if line.core >= 13 { tables.insert(("pjsip", isPJSIP ? view.trunks.flatMap(pjsip) : []), at: 1) }
        return tables
    }

    private func id(_ route: Int) -> String { String(firstRoute + route) }
    private func id(_ trunk: FreePBXTrunk) -> String { String(firstTrunk + trunk.index) }

    // MARK: Trunks

    private func trunk(_ trunk: FreePBXTrunk) -> Row {
        [
            "trunkid": id(trunk), "name": trunk.name, "tech": isPJSIP ? "pjsip" : "sip",
            "outcid": trunk.outboundCallerID, "keepcid": trunk.cidOptions.rawValue,
            "maxchans": trunk.maximumChannels, "channelid": trunk.name, "disabled": "off", "continue": "off",
            "routedisplay": "on",
        ]
    }

    /// Fields that stay as the page has them from the start, in the version that knows them.
    private static let untouched: [(String, String, Int)] = [
        ("auth_username", "", 14), ("language", "", 13), ("outbound_proxy", "", 13), ("client_uri", "", 13),
        ("server_uri", "", 13), ("media_address", "", 14), ("aors", "", 14), ("aor_contact", "", 13),
        ("message_context", "", 14), ("t38_udptl_maxdatagram", "", 13), ("from_user", "", 13), ("from_domain", "", 13),
        ("allow_unauthenticated_options", "off", 17), ("hcid", "on", 13), ("sv_trunk_name", "x", 13),
        ("extdisplay", "OUT_3", 13), ("npanxx", "", 13), ("maxchans", "8", 13), ("dialoutopts_cb", "sys", 13),
    ]

    private func pjsip(_ trunk: FreePBXTrunk) -> [Row] {
        let set = Set(trunk.settings.map(\.keyword))
        // Core 13 keeps the whole request.
        let junk = line.core == 13 ? [("action", "edittrunk"), ("codec", "Array"), ("anything", "at all")] : []
        let rest = Self.untouched.filter { $0.2 <= line.core && !set.contains($0.0) }.map { ($0.0, $0.1) }
        return (trunk.settings.map { ($0.keyword, $0.value) } + rest + junk).map { keyword, data in
            ["id": id(trunk), "keyword": keyword, "data": data, "flags": "0"]
        }
    }

    private func sip(_ trunk: FreePBXTrunk) -> [Row] {
        var rows: [Row] = []
        func add(_ prefix: String, _ pairs: [(String, String)], first: Int) {
            for (index, pair) in pairs.enumerated() {
                rows.append([
                    "id": prefix + id(trunk), "keyword": pair.0, "data": pair.1, "flags": String(first + index),
                ])
            }
        }
        if isPJSIP {
            guard line.family == .issabel else { return [] }
            let names = ["sip_server": "server", "sip_server_port": "port"]
            add("pjsip-", trunk.settings.map { (names[$0.keyword] ?? $0.keyword, $0.value) }, first: 2)
            return rows
        }
        add(
            "tr-peer-",
            [("account", trunk.name)] + trunk.peerDetails.map { ($0.keyword, $0.value) },
            first: 2
        )
        add("tr-reg-", [("register", trunk.registerString)], first: 0)
        return rows
    }

    // MARK: Routes

    private func route(_ index: Int) -> Row {
        [
            "route_id": id(index), "name": view.routes[index].name, "outcid": "", "outcid_mode": "", "password": "",
            "emergency_route": view.routes[index].purpose == .emergency ? "YES" : "", "intracompany_route": "",
            "mohclass": "default", "time_group_id": "0", "dest": "", "time_mode": "", "timezone": "",
            "notification_on": "",
        ]
    }

    private var patterns: [Row] {
        view.routes.enumerated().flatMap { index, route in
            route.patterns.map { pattern in
                [
                    "route_id": id(index), "match_pattern_prefix": pattern.prefix,
                    "match_pattern_pass": pattern.match, "match_cid": pattern.callerID,
                    "prepend_digits": pattern.prepend,
                ]
            }
        }
    }

    private var routeTrunks: [Row] {
        view.routes.enumerated().flatMap { index, route in
            route.trunks.enumerated().map { place, trunk in
                ["route_id": id(index), "trunk_id": id(view.trunks[trunk]), "seq": String(place)]
            }
        }
    }

    private func inbound(_ route: FreePBXInboundRoute) -> Row {
        [
            "cidnum": "", "extension": route.number, "destination": route.destination.text, "privacyman": "0",
            "alertinfo": "", "ringing": "", "fanswer": "", "mohclass": "default", "description": route.description,
            "grppre": "", "delay_answer": "0", "pricid": "", "pmmaxretries": "3", "pmminlength": "10",
            "reversal": "", "rvolume": "", "indication_zone": "default",
        ]
    }
}

import Templating
import TrunkModel

/// The script that puts a plan into FreePBX 13 to 17: run on the PBX, it calls FreePBX's own functions.
///
/// The template holds all its logic; from here come only the values. FreePBX 2.8 to 12 and Issabel have none: the functions
/// that it calls were read in the core module of 13 to 17 only.
enum FreePBXApply {
    /// What it is, for the list of a line's files.
    static let emitted = EmittedFile(
        "apply-NAME.php",
        LocalizedText(
            nl: "script dat trunks en routes in FreePBX zet (draait op de centrale; standaard een proefronde)",
            en: "script that puts trunks and routes into FreePBX (runs on the PBX; a dry run unless told otherwise)"
        )
    )

    /// The name of the script for a trunk.
    static func file(_ trunk: Trunk) -> String { "apply-\(trunk.name).php" }

    /// The script; nil for a line that has none.
    static func rendering(_ view: FreePBXPlan) -> Rendering? {
        guard view.line.hasApplyScript else { return nil }
        return Rendering(
            file(view.trunk),
            template: "freepbx/apply.php.mustache",
            scope: scope(view),
            holdsSecret: true
        )
    }

    /// The releases of FreePBX's core that a line's settings are for.
    ///
    /// chan_sip has the same settings in 13 to 16, which are one line.
    static func releases(_ line: FreePBXLine) -> [Int] {
        line.driver == .sip && line.core == 16 ? [13, 14, 15, 16] : [line.core]
    }

    private static func scope(_ view: FreePBXPlan) -> TemplateScope {
        let releases = releases(view.line)
        let versions = [releases.first, releases.last].compactMap(\.self).map(String.init)
        return [
            "file": .text(file(view.trunk)),
            "name": .text(view.trunk.name, key: "name"),
            "versions": .text(releases.count > 1 ? versions.joined(separator: "-") : versions.first ?? ""),
            "releases": .texts(releases.map(String.init)),
            "includes": .list(
                (view.line.driver == .sip ? ["extensions_custom", "sip_general_custom"] : ["extensions_custom"]).map {
                    ["parent": .text("\($0).conf"), "child": .text("\($0)_\(view.trunk.name).conf")]
                }
            ),
            "trunks": .list(view.trunks.map { trunk($0, in: view) }),
            "routes": .list(view.routes.map { route($0, in: view) }),
            "dids": .list(
                view.inboundRoutes.map { inbound in
                    [
                        "number": .text(inbound.number),
                        "destination": .text(inbound.destination.text),
                        "description": .text(inbound.description),
                    ]
                }
            ),
        ]
    }

    private static func trunk(_ trunk: FreePBXTrunk, in view: FreePBXPlan) -> TemplateScope {
        let isPJSIP = view.line.driver == .pjsip
        let passwordKey = "\(trunk.account.path).password"
        func pairs(_ settings: [(key: String, value: String, isSecret: Bool)]) -> TemplateValue {
            .list(
                settings.map {
                    ["key": .text($0.key), "value": .text($0.value, key: $0.isSecret ? passwordKey : nil)]
                }
            )
        }
        let columns = [
            ("outcid", trunk.outboundCallerID, false), ("keepcid", trunk.cidOptions.rawValue, false),
            ("maxchans", trunk.maximumChannels, false), ("continue", "off", false),
        ]
        // FreePBX takes the codecs as an ordered list, not as the text that it stores.
        let fields = trunk.settings.filter { $0.keyword != "codecs" }.map { ($0.keyword, $0.value, $0.isSecret) }
        return [
            "trunk_name": .text(trunk.name),
            "tech": .text(isPJSIP ? "pjsip" : "sip"),
            "columns": pairs(columns),
            "fields": pairs(fields),
            "codecs": .texts(isPJSIP ? view.trunk.profile.codecs.map(\.rawValue) : []),
            "peer": pairs(trunk.peerDetails.map { ($0.keyword, $0.value, $0.isSecret) }),
            "register": .text(trunk.registerString, key: passwordKey),
        ]
    }

    private static func route(_ route: FreePBXRoute, in view: FreePBXPlan) -> TemplateScope {
        [
            "route_name": .text(route.name),
            "emergency": .flag(route.purpose == .emergency),
            "route_trunks": .texts(route.trunks.map { view.trunks[$0].name }),
            "patterns": .list(
                route.patterns.map { pattern in
                    [
                        "prefix": .text(pattern.prefix),
                        "pass": .text(pattern.match),
                        "cid": .text(pattern.callerID),
                        "prepend": .text(pattern.prepend),
                    ]
                }
            ),
        ]
    }
}

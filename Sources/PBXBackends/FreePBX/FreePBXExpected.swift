import DialPlan
import Templating
import TrunkModel

/// The configuration files that FreePBX is expected to write for a plan: what a deployed PBX is compared with.
struct FreePBXExpected {
    let view: FreePBXPlan
    /// The product's name, for comments.
    let product: String

    private var line: FreePBXLine { view.line }

    /// The files of a version, without their folder.
    static func files(_ line: FreePBXLine) -> [String] {
        switch (line.driver, line.family) {
        case (.sip, _): ["sip_additional.conf", "sip_registrations.conf", dialPlan]
        // How Issabel's dial plan names a pjsip trunk is not known.
        case (.pjsip, .issabel): ["pjsip_additional.conf"]
        case (.pjsip, _): FreePBXObjects.Kind.allCases.map { "pjsip.\($0.rawValue).conf" } + [dialPlan]
        }
    }

    /// The dial plan that FreePBX makes of trunks and routes.
    static let dialPlan = "extensions_additional.conf"

    /// All of them.
    var renderings: [Rendering] { Self.files(line).map(rendering) }

    private func rendering(_ file: String) -> Rendering {
        switch file {
        case Self.dialPlan:
            return Rendering("expected/\(file)", template: "freepbx/dialplan.conf.mustache", scope: dialPlan)
        case "sip_registrations.conf":
            return Rendering(
                "expected/\(file)",
                template: "freepbx/registrations.conf.mustache",
                scope: scope(file, [("registrations", .list(registrations))]),
                holdsSecret: view.trunks.contains {
                    FreePBXTrunk.writesPassword($0.account.password.reveal(), line)
                }
            )
        case "sip_additional.conf": return objects(file, view.trunks.map(peer), holdsSecret: true)
        case "pjsip_additional.conf":
            return objects(
                file,
                view.trunks.flatMap { trunk in
                    FreePBXObjects.issabelOrder.map { FreePBXObjects(trunk, line)[$0] }
                },
                holdsSecret: true,
                note: "The order of the keys inside a section is not known for Issabel."
            )
        default:
            let kind = FreePBXObjects.Kind.allCases.first { file == "pjsip.\($0.rawValue).conf" } ?? .endpoint
            return objects(
                file,
                view.trunks.map { FreePBXObjects($0, line)[kind] },
                holdsSecret: kind == .auth
            )
        }
    }

    private func scope(_ file: String, _ extras: [(String, TemplateValue)]) -> TemplateScope {
        TemplateScope(
            [
                ("file", .text("expected/\(file)")),
                ("real_file", .text("/etc/asterisk/\(file)")),
                ("name", .text(view.trunk.name, key: "name")),
                ("product", .text(product)),
            ] + extras
        )
    }

    // MARK: Sections

    private func objects(
        _ file: String,
        _ sections: [FreePBXObjects.Section],
        holdsSecret: Bool,
        note: String? = nil
    ) -> Rendering {
        Rendering(
            "expected/\(file)",
            template: "freepbx/objects.conf.mustache",
            scope: scope(
                file,
                [
                    ("note", .optional(note)),
                    (
                        "objects",
                        .list(
                            sections.map { section in
                                [
                                    "object": .text(section.name),
                                    "settings": .list(
                                        section.settings.map { ["key": .text($0.key), "value": $0.value] }
                                    ),
                                ]
                            }
                        )
                    ),
                ]
            ),
            holdsSecret: holdsSecret
        )
    }

    /// A chan_sip peer: `disallow=all` comes first, lists get a line for each member, old spellings become new ones.
    private func peer(_ trunk: FreePBXTrunk) -> FreePBXObjects.Section {
        let settings = trunk.peerDetails.flatMap { setting -> [FreePBXSetting] in
            switch (setting.keyword, setting.value) {
            case ("disallow", _): return []
            case ("insecure", "very"): return [FreePBXSetting(keyword: "insecure", value: "port,invite")]
            // From Asterisk 11.5 on; the older versions run on older ones too.
            case ("nat", "yes") where line.family != .classic:
                return [FreePBXSetting(keyword: "nat", value: "force_rport,comedia")]
            case (_, let value) where !setting.isSecret:
                return value.split(separator: "&").map {
                    FreePBXSetting(keyword: setting.keyword, value: String($0))
                }
            default: return [setting]
            }
        }
        let key = "\(trunk.account.path).password"
        return FreePBXObjects.Section(
            name: trunk.name,
            settings: [(key: "disallow", value: .text("all"))]
                + settings.map { ($0.keyword, .text($0.value, key: $0.isSecret ? key : nil)) }
        )
    }

    private var registrations: [TemplateScope] {
        view.trunks.map { trunk in
            [".": .text(trunk.registerString, key: "\(trunk.account.path).password")]
        }
    }

    // MARK: Dial plan

    private var dialPlan: TemplateScope {
        scope(
            Self.dialPlan,
            [
                ("trunks", .list(view.trunks.map(globals))),
                ("routes", .list(view.routes.enumerated().map { route($0.element, id: $0.offset + 1) })),
                ("inbound_routes", .list(view.inboundRoutes.map(\.scope))),
            ]
        )
    }

    private func globals(_ trunk: FreePBXTrunk) -> TemplateScope {
        [
            "id": .text(String(trunk.assumedID)),
            "object": .text(trunk.name),
            "tech": .text(line.driver == .sip ? "sip" : "pjsip"),
            "dial": .text(line.driver == .sip ? "SIP/\(trunk.name)" : "PJSIP"),
            "suffix": .optional(line.driver == .sip ? nil : "@\(trunk.name)"),
            "outcid": .text(trunk.outboundCallerID),
            "maxchans": .text(trunk.maximumChannels),
            "keepcid": .text(trunk.cidOptions.rawValue),
            "forced": .text(trunk.cidOptions == .force ? trunk.outboundCallerID : ""),
        ]
    }

    private func route(_ route: FreePBXRoute, id: Int) -> TemplateScope {
        func macro(_ name: String, _ arguments: String) -> String {
            line.usesGosub ? "Gosub(macro-\(name),s,1(\(arguments)))" : "Macro(\(name),\(arguments))"
        }
        return [
            "id": .text(String(id)),
            "route": .text(route.name),
            "patterns": .list(
                route.patterns.map { pattern in
                    let rest = pattern.prefix.isEmpty ? "${EXTEN}" : "${EXTEN:\(pattern.prefix.count)}"
                    return [
                        "exten": .text(pattern.extension),
                        "emergency": .flag(route.purpose == .emergency),
                        "attempts": .texts(
                            route.trunks.map {
                                macro(
                                    "dialout-trunk",
                                    "\(view.trunks[$0].assumedID),\(pattern.prepend)\(rest),,off"
                                )
                            }
                        ),
                        "busy": .text(macro("outisbusy", "")),
                    ]
                }
            ),
        ]
    }
}

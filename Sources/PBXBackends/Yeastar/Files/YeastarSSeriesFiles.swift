import Templating
import TrunkModel

/// What the S-Series, K2 and the old Cloud PBX import: three CSV files with fixed columns.
struct YeastarSSeriesFiles {
    let yeastar: YeastarPlan

    private var trunk: Trunk { yeastar.trunk }

    /// What a password must not hold for the import (import parameters of SIP trunks).
    static let forbidden: Set<Character> = [" ", ";", "&", "\"", "'", "\\", "<", ">", "`", "|"]

    /// Whether the trunk of an account can be imported.
    static func isImported(_ account: Trunk.Account) -> Bool {
        !account.password.reveal().contains(where: forbidden.contains)
    }

    var renderings: [Rendering] {
        [
            Rendering(
                "trunks.csv",
                template: "yeastar/trunks.csv.mustache",
                scope: ["trunks": .list(trunk.accounts.filter(Self.isImported).map(row))],
                holdsSecret: true
            ),
            Rendering(
                "outbound-routes.csv",
                template: "yeastar/outbound-routes.csv.mustache",
                scope: ["routes": .list(yeastar.outbound.flatMap(rows))]
            ),
            Rendering(
                "inbound-routes.csv",
                template: "yeastar/inbound-routes.csv.mustache",
                scope: ["routes": .list(yeastar.inbound.filter(Self.isImported).flatMap(rows))]
            ),
        ]
    }

    /// Whether an inbound route can be imported: only those to extensions, or to nobody.
    static func isImported(_ route: YeastarInboundRoute) -> Bool { route.kind == nil || route.isExtension }

    private func row(_ account: Trunk.Account) -> TemplateScope {
        TemplateScope([
            ("trunk_name", .text(yeastar.name(account))),
            ("host", .text(account.server.host, key: "\(account.path).server")),
            ("port", .text(String(account.server.port))),
            ("username", .text(account.username, key: "\(account.path).username")),
            ("password", .text(account.password.reveal(), key: "\(account.path).password")),
        ])
    }

    /// One row for each pattern: the column takes no separator.
    private func rows(_ route: YeastarOutboundRoute) -> [TemplateScope] {
        Self.numbered(route.name, route.patterns).map { name, pattern in
            TemplateScope([
                ("route_name", .text(name)),
                ("pattern", .text(pattern)),
                ("strip", .text(route.strip == 0 ? "" : String(route.strip))),
                ("prepend", .text(route.prepend)),
                ("trunks", .text(route.group.trunks.joined(separator: "&"))),
                ("group", .text(route.group.name)),
            ])
        }
    }

    private func rows(_ route: YeastarInboundRoute) -> [TemplateScope] {
        Self.numbered(route.name, route.patterns).map { name, pattern in
            [
                "route_name": .text(name),
                "pattern": .text(pattern),
                "trunks": .text(route.trunks.joined(separator: "&")),
                "destination": .text(route.kind == nil ? "hangup" : route.target, key: route.key),
            ]
        }
    }

    /// A route's patterns, each with a name of its own; a letter keeps apart what a digit might not.
    static func numbered(_ name: String, _ patterns: [String]) -> [(name: String, pattern: String)] {
        patterns.enumerated().map { ($0.offset == 0 ? name : "\(name)R\($0.offset + 1)", $0.element) }
    }
}

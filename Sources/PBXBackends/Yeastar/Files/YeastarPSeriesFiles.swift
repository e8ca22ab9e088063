import Templating
import TrunkModel

/// What the P-Series takes: a plan of Open API requests, and CSV files whose columns every firmware has.
struct YeastarPSeriesFiles {
    let yeastar: YeastarPlan

    private var trunk: Trunk { yeastar.trunk }

    /// Extensions of outbound caller IDs have at most this many digits (import parameters).
    static let longestExtension = 7

    var renderings: [Rendering] {
        var result = [openAPIPlan]
        for account in trunk.accounts {
            result += [dids(account), callerIDs(account)].compactMap(\.self)
        }
        return result + [didToExtension].compactMap(\.self)
    }

    // MARK: Open API

    private var openAPIPlan: Rendering {
        let last = yeastar.outbound.indices.last
        return Rendering(
            "openapi-plan.json",
            template: "yeastar/openapi-plan.json.mustache",
            scope: TemplateScope([
                ("name", .text(trunk.name, key: "name")),
                ("trunks", .list(trunk.accounts.indices.map(trunkRequest))),
                (
                    "routes",
                    .list(yeastar.outbound.enumerated().map { route($0.element, isLast: $0.offset == last) })
                ),
            ])
        )
    }

    private func trunkRequest(_ index: Int) -> TemplateScope {
        let account = trunk.accounts[index]
        return TemplateScope([
            ("label", .text(account.label)),
            ("trunk_name", .text(yeastar.name(account))),
            ("host", .text(account.server.host, key: "\(account.path).server")),
            ("port", .text(String(account.server.port))),
            ("username", .text(account.username, key: "\(account.path).username")),
            ("secret_key", .text("\(account.path).password")),
            ("codecs", .text(trunk.profile.codecs.map(\.rawValue).joined(separator: ","))),
            ("caller_id", .optional(yeastar.mainNumber(account))),
            ("comma", .flag(index + 1 < trunk.accounts.count)),
        ])
    }

    private func route(_ route: YeastarOutboundRoute, isLast: Bool) -> TemplateScope {
        let labels = route.group.trunks.compactMap { name in
            trunk.accounts.first { yeastar.name($0) == name }.map { ($0.label, name) }
        }
        return TemplateScope([
            ("route_name", .text(route.name)),
            (
                "patterns",
                .list(
                    route.patterns.enumerated().map { index, pattern in
                        [
                            "pattern": .text(pattern),
                            "strip": .optional(route.strip == 0 ? nil : String(route.strip)),
                            "prepend": .text(route.prepend),
                            "comma": .flag(index + 1 < route.patterns.count),
                        ]
                    }
                )
            ),
            (
                "members",
                .list(
                    labels.enumerated().map { index, trunk in
                        [
                            "label": .text(trunk.0),
                            "trunk_name": .text(trunk.1),
                            "comma": .flag(index + 1 < labels.count),
                        ]
                    }
                )
            ),
            ("comma", .flag(!isLast)),
        ])
    }

    // MARK: CSV

    private func dids(_ account: Trunk.Account) -> Rendering? {
        let rows = yeastar.dids(account).flatMap { block in
            block.numbers.map { number -> TemplateScope in
                ["did": .text(yeastar.text(number)), "did_name": .text(String((block.description ?? "").prefix(127)))]
            }
        }
        if rows.isEmpty { return nil }
        return Rendering(
            "dids-\(account.label).csv",
            template: "yeastar/dids.csv.mustache",
            scope: ["rows": .list(rows)]
        )
    }

    private func callerIDs(_ account: Trunk.Account) -> Rendering? {
        let rows = yeastar.callerIDs.compactMap { number, extensions -> TemplateScope? in
            let fitting = extensions.filter { $0.count <= Self.longestExtension }
            if fitting.isEmpty { return nil }
            return ["caller_id": .text(number), "extensions": .text(fitting.joined(separator: "&"))]
        }
        if rows.isEmpty { return nil }
        return Rendering(
            "outbound-caller-ids-\(account.label).csv",
            template: "yeastar/outbound-caller-ids.csv.mustache",
            scope: ["rows": .list(rows)]
        )
    }

    private var didToExtension: Rendering? {
        let rows = yeastar.inbound.filter { $0.isDirect && $0.isExtension }
        if rows.isEmpty { return nil }
        return Rendering(
            "did-to-extension.csv",
            template: "yeastar/did-to-extension.csv.mustache",
            scope: [
                "rows": .list(
                    rows.map { route in
                        [
                            "did": .text(route.patterns.joined()),
                            "extension": .text(route.target, key: route.key),
                        ]
                    }
                )
            ]
        )
    }
}

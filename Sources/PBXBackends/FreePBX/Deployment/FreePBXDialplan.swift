import ConfigFormats
import Diagnostics

/// The dial plan that FreePBX writes (`extensions_additional.conf`) read back as what it was made of: of its many steps those
/// that trunks and routes decide.
struct FreePBXDialplan {
    private let dialplan: AsteriskDialplan
    private let trunks: [Trunk]
    private let names: [String: String]

    /// A trunk's globals.
    private struct Trunk {
        let id: String
        let name: String
        let tech: String
        let location: SourceLocation
    }

    init(_ dialplan: AsteriskDialplan) {
        self.dialplan = dialplan
        let globals = Dictionary(dialplan.globals.map { ($0.key, $0) }) { _, last in last }
        var names = UniqueNames()
        var seen: Set<String> = []
        trunks = dialplan.globals.compactMap { setting in
            // OUT_3 = PJSIP with OUT_3_SUFFIX = @NAME, or SIP/NAME.
            guard setting.key.hasPrefix("OUT_"), Int(setting.key.dropFirst(4)) != nil, seen.insert(setting.key).inserted
            else { return nil }
            let id = String(setting.key.dropFirst(4))
            let value = globals[setting.key]?.value ?? ""
            let tech = value.prefix { $0 != "/" && $0 != ":" }.lowercased()
            let suffix = globals["OUT_\(id)_SUFFIX"]?.value ?? ""
            let name = suffix.hasPrefix("@") ? suffix.dropFirst() : value.dropFirst(tech.utf8.count + 1)
            return Trunk(id: id, name: names.taken(String(name)), tech: tech, location: setting.location)
        }
        self.names = Dictionary(trunks.map { ($0.id, $0.name) }) { first, _ in first }
        self.globals = globals
    }

    private let globals: [String: SettingTree.Setting]

    /// The numbers of the trunks, by their names.
    var trunkIDs: [String: String] { Dictionary(trunks.map { ($0.name, $0.id) }) { first, _ in first } }

    /// Whether FreePBX writes a context from its trunks and routes.
    static func isGenerated(_ context: String) -> Bool {
        ["outrt-", "outbound-allroutes", "ext-did-0", "from-trunk-pjsip-", "from-trunk-sip-"].contains {
            context.hasPrefix($0)
        }
    }

    /// The kinds of object that it shows.
    var shows: Set<String> {
        var kinds: Set<String> = []
        if !trunks.isEmpty { kinds.insert(FreePBXKinds.trunk) }
        let contexts = dialplan.contexts.map(\.name)
        if contexts.contains(where: { $0.hasPrefix("outrt-") || $0 == "outbound-allroutes" }) {
            kinds.formUnion([FreePBXKinds.route, FreePBXKinds.pattern])
        }
        if contexts.contains(where: { $0.hasPrefix("ext-did-0") }) { kinds.insert(FreePBXKinds.inbound) }
        return kinds
    }

    /// Trunks, routes in their order, patterns, inbound routes.
    var objects: [ConfigObject] { trunks.map(object) + routes + inboundRoutes }

    private static let columns = [
        ("outcid", "OUTCID"), ("keepcid", "OUTKEEPCID"), ("maxchans", "OUTMAXCHANS"), ("dialoutprefix", "OUTPREFIX"),
        ("disabled", "OUTDISABLE"), ("PREFIX_TRUNK", "PREFIX_TRUNK"),
    ]

    private func object(_ trunk: Trunk) -> ConfigObject {
        let own = Self.columns.compactMap { column, global -> ConfigSetting? in
            globals["\(global)_\(trunk.id)"].map { ConfigSetting(column, $0.value, at: $0.location) }
        }
        return ConfigObject(
            kind: FreePBXKinds.trunk,
            name: trunk.name,
            settings: [
                ConfigSetting("tech", trunk.tech, at: trunk.location),
                ConfigSetting("channelid", trunk.name, at: trunk.location),
            ] + own,
            at: trunk.location,
            end: trunk.location
        )
    }

    // MARK: Outbound routes

    private var routes: [ConfigObject] {
        let order = dialplan.contexts.first { $0.name == "outbound-allroutes" }?.includes.map(\.name) ?? []
        let places = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        let contexts = dialplan.contexts.enumerated().filter { Int($0.element.name.dropFirst(6)) != nil }
            .filter { $0.element.name.hasPrefix("outrt-") }
            .sorted {
                (places[$0.element.name] ?? .max, $0.offset) < (places[$1.element.name] ?? .max, $1.offset)
            }
        var routeNames = UniqueNames()
        var patternNames = UniqueNames()
        var routes: [ConfigObject] = []
        var patterns: [ConfigObject] = []
        for (_, context) in contexts {
            let extensions = context.extensions.filter { !$0.steps.isEmpty }
            let steps = extensions.map { $0.steps.map(FreePBXStep.init) }
            let name = routeNames.taken(steps.lazy.flatMap(\.self).compactMap(\.routeName).first ?? context.name)
            routes.append(route(name, context, steps))
            for (found, steps) in zip(extensions, steps) {
                let attempts = steps.compactMap(\.attempt)
                let object = FreePBXDeployed.pattern(
                    settings(of: found, attempts.first, in: name),
                    at: found.location,
                    names: &patternNames
                )
                if let object { patterns.append(object) }
            }
        }
        return routes + patterns
    }

    private func route(
        _ name: String,
        _ context: AsteriskDialplan.Context,
        _ steps: [[FreePBXStep]]
    ) -> ConfigObject {
        var settings: [ConfigSetting] = []
        let first = steps.first ?? []
        for (key, variable) in [
            ("emergency_route", "EMERGENCYROUTE"), ("intracompany_route", "INTRACOMPANYROUTE"),
            ("outcid", "TRUNKCIDOVERRIDE"),
        ] {
            if let found = first.lazy.compactMap({ $0.value(of: variable) }).first {
                settings.append(ConfigSetting(key, found.value, at: found.location))
            }
        }
        let attempts = first.compactMap(\.attempt)
        settings += attempts.map {
            ConfigSetting(FreePBXKinds.routeTrunks, names[$0.trunk] ?? "#\($0.trunk)", at: $0.location)
        }
        if let attempt = attempts.first(where: { !$0.password.isEmpty }) {
            settings.append(ConfigSetting("password", attempt.password, at: attempt.location))
        }
        return ConfigObject(
            kind: FreePBXKinds.route,
            name: name,
            settings: settings,
            at: context.location,
            end: context.location
        )
    }

    private func settings(
        of found: AsteriskDialplan.Extension,
        _ attempt: FreePBXStep.Attempt?,
        in route: String
    ) -> [ConfigSetting] {
        let taken = found.pattern.hasPrefix("_") ? found.pattern.dropFirst() : found.pattern[...]
        let strip = min(attempt?.strip ?? 0, taken.count)
        let place = found.location
        return [
            ConfigSetting("route_id", route, at: place),
            ConfigSetting("match_pattern_prefix", String(taken.prefix(strip)), at: place),
            ConfigSetting("match_pattern_pass", String(taken.dropFirst(strip)), at: place),
            ConfigSetting("match_cid", found.callerID ?? "", at: place),
            ConfigSetting("prepend_digits", attempt?.prepend ?? "", at: attempt?.location ?? place),
        ]
    }

    // MARK: Inbound routes

    private var inboundRoutes: [ConfigObject] {
        var names = UniqueNames()
        return dialplan.contexts.filter { $0.name.hasPrefix("ext-did-0") && !$0.name.hasSuffix("-custom") }
            .flatMap(\.extensions).compactMap { found in
                // The steps before it are for the caller's name, music and the like.
                guard let goto = found.steps.last(where: { $0.application.lowercased() == "goto" }) else { return nil }
                return FreePBXDeployed.inboundRoute(
                    [
                        ConfigSetting("extension", found.pattern, at: found.location),
                        ConfigSetting("cidnum", found.callerID ?? "", at: found.location),
                        ConfigSetting("destination", goto.arguments, at: goto.location),
                    ],
                    at: found.location,
                    names: &names
                )
            }
    }
}

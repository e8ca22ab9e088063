import ConfigFormats
import Diagnostics
import TrunkModel

/// What FreePBX should hold for a plan, as the objects that a deployed form is read as.
struct FreePBXExpectation {
    private let view: FreePBXPlan
    private let places: FreePBXOwnPlaces
    private let deployment: Deployment
    private let bulk: FreePBXBulkEditor?

    init(_ view: FreePBXPlan, files: [OutputFile], like deployment: Deployment) {
        self.view = view
        self.deployment = deployment
        places = FreePBXOwnPlaces(files, view)
        bulk = deployment.editor as? FreePBXBulkEditor
    }

    /// Everything that the form shows; keys for which it has no room are left out.
    var objects: [ConfigObject] {
        let routes = routes
        let all =
            view.trunks.map(trunk) + routes.map(route) + patterns(routes)
            + zip(view.inboundRoutes, places.inboundRoutes(view)).map(inboundRoute)
        return all.filter { deployment.shows.contains($0.kind) }.map { object in
            guard let columns = bulk?.columns[object.kind] else { return object }
            var object = object
            object.settings = object.settings.filter { columns.contains($0.key) }
            return object
        }
    }

    // MARK: Trunks

    private func trunk(_ trunk: FreePBXTrunk) -> ConfigObject {
        let isPJSIP = view.line.driver == .pjsip
        let columns = [
            ("tech", isPJSIP ? "pjsip" : "sip"), ("channelid", trunk.name), ("outcid", trunk.outboundCallerID),
            ("keepcid", trunk.cidOptions.rawValue), ("maxchans", trunk.maximumChannels),
        ]
        func placed(_ pairs: [(String, String)]) -> [ConfigSetting] {
            pairs.map { ConfigSetting($0.0, $0.1, at: places.place(of: $0.0, in: trunk)) }
        }
        var settings = placed(columns)
        if showsFields {
            settings +=
                isPJSIP
                ? FreePBXDeployed.cleaned(placed(fields(of: trunk)), view.line)
                : placed(trunk.peerDetails.map { ($0.keyword, $0.value) })
        }
        if !isPJSIP, showsFields {
            let text = FreePBXRegister.canonical(trunk.registerString, channel: trunk.name, peer: settings)
            settings.append(ConfigSetting("register", text, at: places.registration(of: trunk)))
        }
        return ConfigObject(
            kind: FreePBXKinds.trunk,
            name: trunk.name,
            settings: settings,
            at: places.place(of: trunk)
        )
    }

    /// The page's fields, under the names of the database.
    private func fields(of trunk: FreePBXTrunk) -> [(String, String)] {
        let issabel = ["sip_server": "server", "sip_server_port": "port"]
        return trunk.settings.filter { $0.keyword != "trunk_name" }.map { setting in
            let keyword = view.line.family == .issabel ? issabel[setting.keyword] : nil
            return (keyword ?? setting.keyword, setting.value)
        }
    }

    /// Whether the form has the trunks' fields: a backup keeps those of chan_sip in a file of its own.
    private var showsFields: Bool {
        let trunks = deployment.objects.filter { $0.kind == FreePBXKinds.trunk }
        return trunks.isEmpty
            || trunks.contains { $0["username"] != nil || $0["defaultuser"] != nil || $0["host"] != nil }
    }

    // MARK: Routes

    private func route(_ route: FreePBXRoute, name: String) -> ConfigObject {
        let place = places.place(of: route)
        func setting(_ key: String, _ value: String) -> ConfigSetting { ConfigSetting(key, value, at: place) }
        var settings = [setting("emergency_route", route.purpose == .emergency ? "YES" : "")]
        settings += route.trunks.map { setting(FreePBXKinds.routeTrunks, view.trunks[$0].name) }
        // The hook knows these by name: one that is deployed under another has lost its meaning.
        if route.purpose == .blocked || route.isAnonymous,
            !deployment.objects.contains(where: { $0.kind == FreePBXKinds.route && $0.name == route.name })
        {
            settings.append(setting("name", route.name))
        }
        return ConfigObject(kind: FreePBXKinds.route, name: name, settings: settings, at: place)
    }

    private func patterns(_ routes: [(FreePBXRoute, String)]) -> [ConfigObject] {
        var names = UniqueNames()
        return routes.flatMap { route, name in
            zip(route.patterns, places.patterns(of: route)).compactMap { pattern, place in
                let pairs = [
                    ("route_id", name), ("match_pattern_prefix", pattern.prefix),
                    ("match_pattern_pass", pattern.match), ("match_cid", pattern.callerID),
                    ("prepend_digits", pattern.prepend),
                ]
                return FreePBXDeployed.pattern(
                    pairs.map { ConfigSetting($0.0, $0.1, at: place) },
                    at: place,
                    names: &names
                )
            }
        }
    }

    /// The routes with their names where they are deployed.
    ///
    /// Of uploads each stands for one route, known by most of its patterns where the file has another name: what nobody
    /// exported says nothing, and neither does the order of files.
    private var routes: [(FreePBXRoute, String)] {
        let all = view.routes.map { ($0, $0.name) }
        guard let bulk else { return all }
        let (uploads, taken) = (bulk.patterns, Set(all.map(\.1)))
        let named = view.routes.map { route -> (FreePBXRoute, String) in
            if uploads[route.name] != nil { return (route, route.name) }
            let own = Set(route.patterns.map { FreePBXDeployed.patternKey($0.prefix, $0.match, $0.callerID) })
            let counts = bulk.routes.filter { !taken.contains($0) }
                .map { ($0, own.intersection(uploads[$0] ?? []).count) }
            guard let best = counts.max(by: { $0.1 < $1.1 }), best.1 * 2 > own.count else { return (route, route.name) }
            return (route, best.0)
        }
        let shown = bulk.routes.compactMap { name in named.first { $0.1 == name } }
        return shown.isEmpty ? all : shown
    }

    private func inboundRoute(_ route: FreePBXInboundRoute, at place: SourceLocation) -> ConfigObject {
        let pairs = [
            ("extension", route.number), ("cidnum", ""), ("destination", route.destination.text),
            ("description", route.description),
        ]
        return ConfigObject(
            kind: FreePBXKinds.inbound,
            name: route.number,
            settings: pairs.map { ConfigSetting($0.0, $0.1, at: place) },
            at: place
        )
    }
}

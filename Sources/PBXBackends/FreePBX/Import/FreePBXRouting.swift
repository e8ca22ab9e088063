import Diagnostics
import DialPlan

/// FreePBX's outbound routes as calls meet them: the first route that has a pattern for the digits takes the call, and in it
/// the most exact pattern.
struct FreePBXRouting: Sendable {
    /// An outbound route.
    struct Route: Sendable {
        let object: ConfigObject
        /// The trunks to try, in order, by their names.
        let trunks: [String]

        var name: String { object.name }
        var isEmergency: Bool { Self.isYes(object["emergency_route"]) }
        /// The caller's internal number is shown.
        var isIntraCompany: Bool { Self.isYes(object["intracompany_route"]) }

        private static func isYes(_ text: String?) -> Bool { text?.lowercased() == "yes" }
    }

    /// A dial pattern of a route.
    struct Row: Sendable {
        let object: ConfigObject
        /// The route's place among the routes.
        let route: Int
        /// What is taken off the front, what it takes behind that, whom it is for, what is put in front.
        let prefix: String
        let match: String
        let caller: String
        let prepend: String
        /// How many characters are taken off the front.
        let strip: Int
        /// What it takes; nil where that is no pattern of digits.
        let pattern: DialPattern?

        init(_ object: ConfigObject, route: Int) {
            func part(_ key: String) -> String { (object[key] ?? "").uppercased().filter { $0 != " " } }
            self.object = object
            self.route = route
            prefix = part("match_pattern_prefix")
            match = part("match_pattern_pass")
            caller = part("match_cid")
            prepend = object["prepend_digits"] ?? ""
            strip = DialPattern(prefix)?.positions.count ?? prefix.count
            pattern = DialPattern(prefix + match)
        }

        /// What Asterisk is given: a caller may be a pattern too.
        var entry: FreePBXFollowed.Entry {
            let isPattern = caller.contains { "XNZ[.".contains($0) }
            return FreePBXFollowed.Entry(pattern: "_\(prefix)\(match)", caller: isPattern ? "_\(caller)" : caller)
        }
    }

    /// In the order in which they are tried.
    let routes: [Route]
    /// Their patterns, those of the first route first.
    let rows: [Row]
    /// Patterns of which Asterisk makes nothing.
    let unreadable: [ConfigObject]
    private let followed: FreePBXFollowed

    /// Reads routes and patterns.
    init(_ objects: [ConfigObject]) {
        let found = objects.filter { $0.kind == FreePBXKinds.route }
        let places = Dictionary(found.enumerated().map { ($1.name, $0) }) { first, _ in first }
        var groups = [[Row]](repeating: [], count: found.count)
        for object in objects where object.kind == FreePBXKinds.pattern {
            guard let route = object["route_id"].flatMap({ places[$0] }) else { continue }
            groups[route].append(Row(object, route: route))
        }
        routes = found.map { Route(object: $0, trunks: $0.values(of: FreePBXKinds.routeTrunks)) }
        let rows = groups.flatMap(\.self)
        self.rows = rows
        followed = FreePBXFollowed(groups.map { $0.map(\.entry) })
        unreadable = followed.unreadable.map { rows[$0].object }
    }

    /// The pattern that takes digits; nil where no route has one.
    func row(for dialled: String, from caller: String?) -> Row? {
        followed.row(for: dialled, from: caller).map { rows[$0] }
    }
}

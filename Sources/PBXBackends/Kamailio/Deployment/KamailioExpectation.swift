import ConfigFormats
import Diagnostics

/// Puts our own objects into the terms of what is deployed: what is the user's to say, and what is only spelt otherwise, is
/// taken as it is there.
struct KamailioExpectation {
    private let deployment: Deployment
    private let files: KamailioFolder?
    /// By kind, then by name.
    private let byName: [String: [String: ConfigObject]]

    /// Of more rules each pair is not looked at: then their order is compared as it is.
    private static let maximumRules = 500

    init(_ deployment: Deployment) {
        self.deployment = deployment
        var log = DiagnosticLog()
        files = deployment.folder.map { KamailioFolder($0, log: &log) }
        byName = Dictionary(grouping: deployment.objects, by: \.kind).mapValues { objects in
            Dictionary(objects.map { ($0.name, $0) }) { first, _ in first }
        }
    }

    private func deployed(_ object: ConfigObject) -> ConfigObject? {
        byName[object.kind]?[object.name]
    }

    /// What should be there.
    func fitted(_ objects: [ConfigObject]) -> [ConfigObject] {
        let own = objects.compactMap(fitted)
        return ["dial-rule", "did", "caller"].reduce(own) { ordered($0, kind: $1) }
    }

    private func fitted(_ object: ConfigObject) -> ConfigObject? {
        switch object.kind {
        case "list": deployed(object) == nil ? nil : object
        case "include": include(object)
        case "define": isDefinedByUser(object.name) ? nil : object
        case "parameter": parameter(object)
        case "dial-rule", "did", "caller": respelt(object)
        case "request_route": requestRoute(object)
        default: object
        }
    }

    // MARK: Configuration

    /// Only a file of ours that lies there and is not read is missed: of what was copied elsewhere the routes are looked at.
    private func include(_ object: ConfigObject) -> ConfigObject? {
        guard let forgotten = files?.forgotten else { return deployed(object) == nil ? nil : object }
        var copy = object
        copy.name = forgotten.split(separator: "/").last.map(String.init) ?? forgotten
        return copy
    }

    private func isDefinedByUser(_ name: String) -> Bool {
        files?.configurations.contains { $0.defines.contains { $0.name == name && !$0.isDefault } } ?? false
    }

    /// A value that is a name with us and none there is what the name stands for; where nothing is said the default counts.
    private func parameter(_ object: ConfigObject) -> ConfigObject? {
        guard let found = deployed(object) else {
            guard let fallback = KamailioKinds.fallback(of: object.name) else { return object }
            return object["value"] == fallback ? nil : object
        }
        guard let value = object["value"], let meant = object["meant"], value != meant, found["value"] != value else {
            return object
        }
        var copy = object
        for index in copy.settings.indices where copy.settings[index].key == "value" {
            copy.settings[index].value = meant
        }
        return copy
    }

    // MARK: The check of where requests come from

    private func requestRoute(_ object: ConfigObject) -> ConfigObject? {
        guard let found = deployed(object) else { return object }
        let (own, their) = (object.values(of: "statement"), found.values(of: "statement"))
        let (check, theirCheck) = (Self.check(own), Self.check(their))
        if KamailioStatements.words(Array(own[check])) != KamailioStatements.words(Array(their[theirCheck])) {
            var copy = object
            copy.settings.append(ConfigSetting(KamailioKinds.guardKey, "another", at: object.location))
            return copy
        }
        let (rest, theirRest) = (Self.outside(check, own), Self.outside(theirCheck, their))
        // A route of the user's own that checks as ours does and calls ours: most of it is not ours.
        let calls = rest.filter { $0.hasPrefix("route(") }
        let isTheirOwn = rest.intersection(theirRest).count * 2 < rest.count && calls.isSubset(of: theirRest)
        return isTheirOwn ? nil : object
    }

    /// The statements from the first look at an address to the end of what answers strangers; none where nobody looks.
    private static func check(_ statements: [String]) -> Range<Int> {
        let signs = ["allow_source_address", "allow_address", "allow_trusted", "ds_is_from_list", "$si"]
        let first = statements.firstIndex { text in signs.contains { text.contains($0) } }
        guard let start = first else { return 0..<0 }
        var depth = 0
        // The chain of `if … else if … else` ends where no `else` follows a closed block.
        for index in start..<statements.count {
            if statements[index].hasSuffix("{") { depth += 1 }
            if statements[index] == "}" { depth -= 1 }
            let next = index + 1 < statements.count ? statements[index + 1] : ""
            if depth <= 0, !next.hasPrefix("else") { return start..<(index + 1) }
        }
        return start..<statements.count
    }

    /// What stands elsewhere, but braces and ends.
    private static func outside(_ range: Range<Int>, _ statements: [String]) -> Set<String> {
        Set(statements[..<range.lowerBound] + statements[range.upperBound...]).subtracting(["}", "exit;"])
    }

    // MARK: Dial plans

    /// A rule that matches the same in another spelling is spelt as it is there.
    private func respelt(_ object: ConfigObject) -> ConfigObject {
        guard let found = deployed(object) else { return object }
        var copy = object
        for index in copy.settings.indices {
            let key = copy.settings[index].key
            guard key == "match_op" || key == "match_exp", let value = found[key] else { continue }
            copy.settings[index].value = value
        }
        return copy
    }

    /// Rules that cannot take the same number may stand in any order: they are put into the one that is there.
    private func ordered(_ objects: [ConfigObject], kind: String) -> [ConfigObject] {
        let places = objects.indices.filter { objects[$0].kind == kind }
        let rules = places.map { objects[$0] }
        var positions: [String: Int] = [:]
        for object in deployment.objects where object.kind == kind { positions[object.name] = positions.count }
        let wanted = rules.map { positions[$0.name] }
        let known = wanted.compactMap { $0 }
        guard rules.count <= Self.maximumRules, zip(known, known.dropFirst()).contains(where: { $0 > $1 }) else {
            return objects
        }
        let regexes = rules.map { KamailioRegex($0["match_exp"] ?? "", isExpression: $0["match_op"] == "1") }
        var blocking: [[Int]] = rules.indices.map { _ in [] }
        var blocked = rules.indices.map { _ in 0 }
        for later in rules.indices {
            for earlier in 0..<later where regexes[earlier].overlaps(regexes[later]) {
                blocking[earlier].append(later)
                blocked[later] += 1
            }
        }
        var rest = Set(rules.indices)
        var result: [Int] = []
        // The one that stands first there, of those before which nothing of ours must come.
        func isBefore(_ left: Int, _ right: Int) -> Bool {
            (wanted[left] ?? -1, left) < (wanted[right] ?? -1, right)
        }
        while let next = rest.filter({ blocked[$0] == 0 }).min(by: isBefore) {
            result.append(next)
            rest.remove(next)
            for later in blocking[next] { blocked[later] -= 1 }
        }
        var copy = objects
        for (place, rule) in zip(places, result) { copy[place] = rules[rule] }
        return copy
    }
}

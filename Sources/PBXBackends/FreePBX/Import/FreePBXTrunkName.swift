/// What a trunk is called as a whole, of which FreePBX has only the names of its parts.
enum FreePBXTrunkName {
    /// The best name: of the context made for it, of its routes, of its trunks.
    static func best(for members: [FreePBXProviderTrunk], _ routes: [FreePBXRouting.Route]) -> String? {
        ofContext(members) ?? ofRoutes(routes) ?? ofTrunks(members.map(\.channel))
    }

    /// `groningen` of `from-groningen`.
    private static func ofContext(_ members: [FreePBXProviderTrunk]) -> String? {
        let contexts = Set(members.map(\.context))
        guard let context = contexts.first, contexts.count == 1, !FreePBXContexts.isStandard(context),
            context.hasPrefix("from-")
        else { return nil }
        return String(context.dropFirst("from-".count))
    }

    /// The name with which those of all its routes begin.
    private static func ofRoutes(_ routes: [FreePBXRouting.Route]) -> String? {
        guard routes.count > 1, let shortest = routes.map(\.name).min(by: { $0.utf8.count < $1.utf8.count }) else {
            return nil
        }
        return routes.allSatisfy { $0.name == shortest || $0.name.hasPrefix("\(shortest)-") } ? shortest : nil
    }

    /// What the names of its trunks have in common.
    private static func ofTrunks(_ names: [String]) -> String? {
        guard let first = names.first else { return nil }
        guard names.count > 1 else { return first }
        var common = names.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        while let last = common.last, !last.isLetter { common.removeLast() }
        return common.isEmpty ? first : common
    }
}

extension String {
    /// The characters with which both begin.
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}

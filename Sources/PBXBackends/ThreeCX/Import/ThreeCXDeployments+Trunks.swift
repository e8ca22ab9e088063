import Diagnostics
import TrunkModel

extension ThreeCXDeployments {
    func trunks(in deployment: Deployment, line: ProductLine) -> [any DeployedTrunk] {
        let lines = ThreeCXLines(deployment.objects)
        let rules = deployment.objects.filter { $0.kind == "outbound-rule" }
        let read = rules.map(ThreeCXOutboundRule.init)
        let usable = lines.all.filter { $0.server != nil }
        return ThreeCXGroups(usable, read).groups.map { group in
            let names = Set(group.map(\.name))
            let missing = ThreeCXMissing(shows: deployment.shows, at: group.first?.location)
            let groups = rules.filter { rule in rule.values(of: "Gateway").contains(where: names.contains) }
                .compactMap(ThreeCXMissing.groups)
            return ThreeCXTrunk(
                group,
                rules: read,
                name: ThreeCXGroups.name(group.map(\.name)),
                gaps: missing.gaps,
                uncarried: lines.uncarried + missing.uncarried + groups
            )
        }
    }
}

/// Which lines are one trunk: those that outbound rules try in turn, those with the same numbers, and those of one provider
/// that have one number each.
struct ThreeCXGroups {
    /// The lines of each trunk, in the PBX's order.
    let groups: [[ThreeCXLine]]

    /// Groups lines.
    init(_ lines: [ThreeCXLine], _ rules: [ThreeCXOutboundRule]) {
        var owners = Array(lines.indices)
        func owner(_ index: Int) -> Int {
            var index = index
            while owners[index] != index { index = owners[index] }
            return index
        }
        func join(_ indices: [Int]) {
            guard let first = indices.map(owner).min() else { return }
            for index in indices { owners[owner(index)] = first }
        }
        var byKey: [String: [Int]] = [:]
        for (index, line) in lines.enumerated() {
            let numbers = Set(line.numbers + line.rules.map(\.mask))
            for mask in numbers { byKey["number \(mask)", default: []].append(index) }
            if numbers.count <= 1 {
                byKey["domain \(Self.domain(line.server))", default: []].append(index)
            }
        }
        let byName = Dictionary(lines.enumerated().map { ($1.name, $0) }) { first, _ in first }
        for indices in byKey.values { join(indices) }
        for rule in rules { join(rule.routes.compactMap { byName[$0.gateway] }) }
        let grouped = Dictionary(grouping: lines.indices, by: owner)
        groups = grouped.sorted { $0.key < $1.key }.map { $0.value.sorted().map { lines[$0] } }
    }

    /// What a provider's servers have in common: the last two labels of a name, three where the last but one is as short as
    /// in `co.uk`; an address is its own.
    private static func domain(_ server: ServerAddress?) -> String {
        guard let server, server.ipAddress == nil else { return server?.host ?? "" }
        let labels = server.host.lowercased().split(separator: ".")
        let isShort = labels.count > 2 && labels[labels.count - 2].count <= 3
        return labels.suffix(isShort ? 3 : 2).joined(separator: ".")
    }

    /// What lines' names have in common: our own without `-primary` and the like, else their common beginning.
    static func name(_ names: [String]) -> String? {
        guard let first = names.first else { return nil }
        func base(_ name: String) -> String {
            guard let hyphen = name.lastIndex(of: "-"), hyphen != name.startIndex else { return name }
            let end = name[name.index(after: hyphen)...]
            let isLabel =
                end == "primary" || end == "secondary" || end.hasPrefix("account")
                || (end.count >= 7 && end.allSatisfy(\.isNumber))
            return isLabel ? String(name[..<hyphen]) : name
        }
        let bases = Set(names.map(base))
        if bases.count == 1 { return bases.first }
        var common = first
        for name in names { common = common.commonPrefix(with: name) }
        while let last = common.last, !last.isLetter, !last.isNumber { common.removeLast() }
        return common.count > 2 ? common : first
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}

/// What a deployed form of 3CX does not hold.
struct ThreeCXMissing {
    /// The kinds that are shown.
    let shows: Set<String>
    let location: SourceLocation?

    init(shows: Set<String>, at location: SourceLocation?) {
        self.shows = shows
        self.location = location
    }

    /// What nothing may be concluded from.
    var gaps: Set<DeployedGap> {
        shows.contains("outbound-rule") ? [.foreignTypes] : [.foreignTypes, .outboundCalls]
    }

    /// What is said of it.
    var uncarried: [Uncarried] {
        var result: [Uncarried] = []
        func leave(_ setting: LocalizedText, _ reason: LocalizedText) {
            result.append(Uncarried(setting, reason, at: location))
        }
        leave(
            LocalizedText(nl: "nummers die toestellen tonen", en: "numbers that extensions show"),
            LocalizedText(
                nl: "ze staan bij de toestellen en niet in deze bestanden: vul ze in bij callers",
                en: "they stand with the extensions and not in these files: fill them in at callers"
            )
        )
        if !shows.contains("trunk") {
            leave(
                LocalizedText(nl: "gegevens van de trunk", en: "the trunk's data"),
                LocalizedText(
                    nl: "hoofdnummer, getoond nummer en aantal gesprekken staan in geen van deze bestanden",
                    en: "main number, number shown and number of calls stand in none of these files"
                )
            )
        }
        if !shows.contains("outbound-rule") {
            leave(
                LocalizedText(nl: "uitgaande regels", en: "outbound rules"),
                LocalizedText(
                    nl: "ze staan in geen van deze bestanden: kijk na hoe er wordt gebeld en waarheen",
                    en: "they stand in none of these files: see how calls are dialled, and where to"
                )
            )
        }
        if !shows.contains("inbound-rule"), !shows.contains("did-rule") {
            leave(
                LocalizedText(nl: "inkomende regels", en: "inbound rules"),
                LocalizedText(
                    nl: "ze staan in geen van deze bestanden: vul de nummers en hun bestemmingen in",
                    en: "they stand in none of these files: fill in the numbers and where calls to them go"
                )
            )
        }
        return result
    }

    /// What is said of a rule for groups of extensions; nil for one that is for none in particular.
    static func groups(of rule: ConfigObject) -> Uncarried? {
        let names = rule.values(of: "Group").filter { !$0.isEmpty }
        guard !names.isEmpty else { return nil }
        let list = names.prefix(20).joined(separator: ", ")
        return Uncarried(
            LocalizedText(nl: "groepen van uitgaande regel \(rule.name)", en: "groups of outbound rule \(rule.name)"),
            LocalizedText(
                nl: "wie er in \(list) zit staat hier niet; de regel telt als een voor iedereen",
                en: "who is in \(list) does not stand here; the rule counts as one for everybody"
            ),
            at: rule.settings.first { $0.key == "Group" }?.location ?? rule.location
        )
    }
}

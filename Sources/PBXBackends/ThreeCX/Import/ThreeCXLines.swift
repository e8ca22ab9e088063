import Diagnostics
import TrunkModel

/// The lines of a 3CX, put together from whatever forms are deployed.
struct ThreeCXLines {
    private(set) var all: [ThreeCXLine] = []
    /// Rules that no line's calls can be told to take.
    private(set) var uncarried: [Uncarried] = []

    /// Collects the lines of a deployment's objects.
    init(_ objects: [ConfigObject]) {
        func of(_ kind: String) -> [ConfigObject] { objects.filter { $0.kind == kind } }
        let templates = of("template").sorted { $0.name < $1.name }
        let rows = of("did-rule")
        all = of("trunk").map { ThreeCXLine($0.name, trunk: $0) }
        learn(of("line"))
        readRules(of("inbound-rule"))
        if all.isEmpty {
            makeLines(rows, templates)
        } else {
            readRows(rows)
            for index in all.indices {
                let host = all[index].trunk?["Host"]?.lowercased()
                all[index].template = templates.first { $0["RegistrarHost"]?.lowercased() == host }
            }
        }
    }

    /// Takes in virtual numbers and where other calls go.
    private mutating func learn(_ objects: [ConfigObject]) {
        let byName = Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first }
        for object in objects {
            guard let index = object["Trunk"].flatMap({ byName[$0] }) else { continue }
            if let number = object["Number"], !number.isEmpty { all[index].number = number }
            guard let target = ThreeCXTarget(object, "OfficeHoursDestinationType", "OfficeHoursDestination") else {
                continue
            }
            all[index].fallback = target
            all[index].fallbackLocation = object.location
        }
    }

    private mutating func readRules(_ objects: [ConfigObject]) {
        let byName = Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first }
        for object in objects {
            guard let mask = object["DID"] ?? object["Data"], !mask.isEmpty else { continue }
            if let condition = object["Condition"]?.lowercased(), condition != "basedondid" {
                leaveCallerRule(object)
                continue
            }
            guard let index = object["Trunk"].flatMap({ byName[$0] }) else { continue }
            let target = ThreeCXTarget(object, "OfficeHoursDestinationType", "OfficeHoursDestination")
            all[index].rules.append(Self.rule(mask, target, object))
        }
    }

    /// Takes in rows of the table for numbers that have no rule yet.
    private mutating func readRows(_ rows: [ConfigObject]) {
        let known = all.map { Set($0.rules.map(\.mask)) }
        let lists = all.map { Set($0.numbers) }
        let byNumber = Dictionary(all.enumerated().compactMap { index, line in line.number.map { ($0, index) } }) {
            first,
            _ in first
        }
        for row in rows {
            guard let rule = numberRule(row) else { continue }
            let ports = ThreeCXPorts.numbers(row)
            // Where no form says which virtual number is whose, the trunks that list the number have it.
            let owners =
                byNumber.isEmpty
                ? all.indices.filter { lists[$0].contains(rule.mask) } : ports.compactMap { byNumber[$0] }
            for index in owners where !known[index].contains(rule.mask) { all[index].rules.append(rule) }
        }
    }

    /// Lines of a table and templates alone: a line for each virtual number, or for each template.
    private mutating func makeLines(_ rows: [ConfigObject], _ templates: [ConfigObject]) {
        var byNumber: [String: Int] = [:]
        for row in rows {
            guard let rule = numberRule(row) else { continue }
            for port in ThreeCXPorts.numbers(row) {
                let index = byNumber[port] ?? all.count
                if index == all.count {
                    byNumber[port] = index
                    all.append(ThreeCXLine(Self.name(row) ?? port, number: port))
                }
                all[index].rules.append(rule)
            }
        }
        all.sort { ($0.number?.count ?? 0, $0.number ?? "") < ($1.number?.count ?? 0, $1.number ?? "") }
        if all.isEmpty { all = templates.map { _ in ThreeCXLine("") } }
        for index in all.indices {
            all[index].template = all.count == templates.count ? templates[index] : templates.first
            guard all[index].name.isEmpty, let file = all[index].template?.location.file else { continue }
            let name = file.split(separator: "/").last ?? ""
            all[index].name = String(name.prefix { $0 != "." })
        }
    }

    /// A row's rule for a number; what goes by the caller's number has none.
    private mutating func numberRule(_ row: ConfigObject) -> ThreeCXLine.Rule? {
        guard let mask = row["MASK"], !mask.isEmpty else { return nil }
        guard row["TYPE"] != "2" else {
            leaveCallerRule(row)
            return nil
        }
        return Self.rule(mask, ThreeCXTarget(row, "INOFFICE_DEST_TYPE", "INOFFICE_DEST_NUMBER"), row)
    }

    private static func rule(_ mask: String, _ target: ThreeCXTarget?, _ object: ConfigObject) -> ThreeCXLine.Rule {
        let digits = mask.filter { $0 != "*" && $0 != "+" }
        let comment = object.name.isEmpty || object.name.contains(digits) ? nil : object.name
        return ThreeCXLine.Rule(mask: mask, target: target, comment: comment, location: object.location)
    }

    /// The trunk's name in the name of a rule that is called after its trunk and number.
    private static func name(_ row: ConfigObject) -> String? {
        guard let mask = row["MASK"], row.name.hasSuffix(" \(mask)") else { return nil }
        return String(row.name.dropLast(mask.count + 1))
    }

    private mutating func leaveCallerRule(_ object: ConfigObject) {
        uncarried.append(
            Uncarried(
                LocalizedText(nl: "inkomende regel \(object.name)", en: "inbound rule \(object.name)"),
                LocalizedText(
                    nl: "hij geldt voor bepaalde bellers; een trunkbestand kent alleen gebelde nummers",
                    en: "it is for certain callers; a trunk file knows only called numbers"
                ),
                at: object.location
            )
        )
    }
}

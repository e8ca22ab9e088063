import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

extension ExportAuditor {
    /// The auditor for FreePBX's own data: a dump of its database, `Core.json`, CSV files.
    static let freePBX = ExportAuditor(
        FreePBXDeployments(),
        rules: [.weakPasswords, .sources, .openRoutes]
    ) { deployment, folder, line in
        FreePBXSafety.view(deployment, folder, line)
    }
}

/// What matters for safety in a FreePBX.
enum FreePBXSafety {
    /// Whether files hold FreePBX's own data, and not only what it writes for Asterisk.
    static func hasData(_ folder: SourceFolder, _ line: ProductLine) -> Bool {
        guard let version = FreePBXLine(line) else { return false }
        var reading = FreePBXReading(folder: folder, line: version)
        reading.read()
        return !reading.tables.isEmpty || !reading.bulk.isEmpty
    }

    /// What matters of a deployment's objects and of the telephones beside them.
    static func view(_ deployment: Deployment, _ folder: SourceFolder, _ line: ProductLine) -> SafetyView {
        var view = SafetyView()
        for object in deployment.objects where object.kind == FreePBXKinds.trunk || object.kind == FreePBXKinds.user {
            let name = object["username"] ?? object["defaultuser"] ?? object.name
            for setting in object.settings where setting.key == "secret" && !setting.value.isEmpty {
                view.logins.append(.init(name: name, password: setting.value, location: setting.location))
            }
            for setting in object.settings where setting.key == "match" {
                view.sources += setting.value.split(separator: ",").map { word in
                    .init(trunk: object.name, text: word.filter { $0 != " " }, location: setting.location)
                }
            }
        }
        view.routes = routes(deployment.objects)
        view.logins += telephones(folder, line)
        return view
    }

    /// The routes in their order, each with its patterns that are for every caller.
    private static func routes(_ objects: [ConfigObject]) -> [SafetyView.Route] {
        var patterns: [String: [DialPattern]] = [:]
        for object in objects where object.kind == FreePBXKinds.pattern && (object["match_cid"] ?? "").isEmpty {
            let text = (object["match_pattern_prefix"] ?? "") + (object["match_pattern_pass"] ?? "")
            guard let route = object["route_id"], let pattern = DialPattern(text.uppercased()) else { continue }
            patterns[route, default: []].append(pattern)
        }
        return objects.filter { $0.kind == FreePBXKinds.route }.map { object in
            let own = patterns[object.name] ?? []
            return .init(
                name: object.name,
                location: object.location,
                takes: { dialled in own.contains { $0.matches(dialled) } },
                asksCode: !(object["password"] ?? "").isEmpty
            )
        }
    }

    /// The passwords of telephones: rows of table `sip` whose id is their number, for chan_sip and pjsip alike.
    private static func telephones(_ folder: SourceFolder, _ line: ProductLine) -> [SafetyView.Login] {
        guard let version = FreePBXLine(line) else { return [] }
        var reading = FreePBXReading(folder: folder, line: version)
        reading.read()
        return reading.tables["sip"].compactMap { row in
            let id = row.text("id")
            guard row.text("keyword") == "secret", !id.isEmpty, id.allSatisfy(\.isNumber), let data = row["data"] else {
                return nil
            }
            return .init(name: id, password: data.text, location: data.location)
        }
    }
}

import Diagnostics

extension FreePBXDeployed {
    /// Columns of `trunks` that say what the row is called, not what it does.
    private static let identifying: Set<String> = ["trunkid", "name"]

    /// The trunks and the USER Details of theirs.
    var trunks: [ConfigObject] {
        let fields = Fields(tables, line)
        var seen: Set<String> = []
        return tables["trunks"].flatMap { row -> [ConfigObject] in
            let id = row.text("trunkid")
            guard seen.insert(id).inserted, let name = trunkNames[id] else { return [] }
            var settings = row.settings { !Self.identifying.contains($0) }
            let tech = row.text("tech").lowercased()
            if tech == "pjsip" {
                settings += fields.pjsip(id)
            } else if tech == "sip" {
                settings += fields.peer(id, channel: row.text("channelid"))
            }
            let trunk = ConfigObject(
                kind: FreePBXKinds.trunk,
                name: name,
                settings: settings,
                at: row.location,
                end: row.location
            )
            let details = tech == "sip" ? fields.user(id) : []
            guard let first = details.first else { return [trunk] }
            let user = ConfigObject(
                kind: FreePBXKinds.user,
                name: "\(name) USER Details",
                settings: [ConfigSetting("trunkid", name, at: row.location)] + details,
                at: first.location,
                end: details.last?.location
            )
            return [trunk, user]
        }
    }

    /// The rows of Dialed Number Manipulation Rules.
    var trunkPatterns: [ConfigObject] {
        guard tables.has("trunks") else { return [] }
        var names = UniqueNames()
        return tables["trunk_dialpatterns"].map { row in
            let id = row["trunkid"] ?? .init(text: "", location: row.location)
            let trunk = trunkNames[id.text] ?? "#\(id.text)"
            let rule = "(\(row.text("prepend_digits"))) \(row.text("match_pattern_prefix"))"
            return ConfigObject(
                kind: FreePBXKinds.trunkPattern,
                name: names.taken("\(trunk): \(rule) | [\(row.text("match_pattern_pass"))]"),
                settings: [ConfigSetting("trunkid", trunk, at: id.location)] + row.settings { $0 != "trunkid" },
                at: row.location,
                end: row.location
            )
        }
    }

    /// The fields of trunks by the id of their rows in `pjsip` and `sip`.
    struct Fields {
        private let line: FreePBXLine
        private var pjsip: [String: [ConfigSetting]] = [:]
        private var sip: [String: [(order: Int, setting: ConfigSetting)]] = [:]

        init(_ tables: FreePBXTables, _ line: FreePBXLine) {
            self.line = line
            for row in tables["pjsip"] {
                if let setting = Self.setting(row) { pjsip[row.text("id"), default: []].append(setting) }
            }
            for row in tables["sip"] {
                let id = row.text("id")
                // Rows of telephones have their number as id. Flag 1 means that the row is off.
                guard id.hasPrefix("tr-") || id.hasPrefix("pjsip-"), row.number("flags") != 1,
                    let setting = Self.setting(row)
                else { continue }
                sip[id, default: []].append((row.number("flags") ?? 0, setting))
            }
        }

        private static func setting(_ row: FreePBXTables.Row) -> ConfigSetting? {
            guard let keyword = row["keyword"], let data = row["data"] else { return nil }
            return ConfigSetting(keyword.text, data.text, at: data.location)
        }

        private func rows(_ id: String) -> [ConfigSetting] {
            // Stable: rows of one order stay as they stand.
            (sip[id] ?? []).enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
                .map(\.element.setting).filter { $0.key != "account" }
        }

        /// A pjsip trunk's fields: in table `pjsip`, in Issabel in `sip`.
        func pjsip(_ id: String) -> [ConfigSetting] {
            let stored = line.family == .issabel ? rows("pjsip-\(id)") : pjsip[id] ?? []
            return FreePBXDeployed.cleaned(stored, line)
        }

        /// A chan_sip trunk's PEER Details and Register String.
        func peer(_ id: String, channel: String) -> [ConfigSetting] {
            let peer = rows("tr-peer-\(id)")
            let register = rows("tr-reg-\(id)").filter { $0.key == "register" }.map { setting in
                var setting = setting
                setting.value = FreePBXRegister.canonical(setting.value, channel: channel, peer: peer)
                return setting
            }
            return peer + register
        }

        /// USER Details.
        func user(_ id: String) -> [ConfigSetting] { rows("tr-user-\(id)") }
    }

    /// A pjsip trunk's fields without those that say nothing: what the form itself left there, and a `match` that names the
    /// server, which is what an empty one means.
    static func cleaned(_ settings: [ConfigSetting], _ line: FreePBXLine) -> [ConfigSetting] {
        let server = settings.last { $0.key == "sip_server" || $0.key == "server" }?.value.lowercased()
        let known = FreePBXKinds.pjsipKeywords(line)
        return settings.filter { setting in
            if FreePBXKinds.serviceKeywords.contains(setting.key) || setting.key.hasPrefix("sv_") { return false }
            if setting.key == "match", setting.value.lowercased() == server { return false }
            // Core 13 keeps whatever the browser sent along.
            return line.core != 13 || known.contains(setting.key)
        }
    }
}

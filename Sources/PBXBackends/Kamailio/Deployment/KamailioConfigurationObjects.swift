import ConfigFormats
import Diagnostics

/// A configuration as objects: modules, their parameters, settings, names with defaults, and blocks of routes.
enum KamailioConfigurationObjects {
    /// Names that a user's own `local.cfg` may define; a value that is one of them is compared by the name.
    static let symbols: Set<String> = ["INSIDE", "INSIDE_PORT", "CONTACT", "TABLES", "CONTROL"]

    /// Settings that are the user's own: where the server listens, how much it does, what it logs.
    private static let local: Set<String> = [
        "listen", "alias", "children", "socket_workers", "tcp_children", "debug", "memdbg", "memlog", "corelog",
        "loadpath",
        "port", "fork", "user", "uid", "group", "gid", "workdir", "wdir", "pidfile", "server_id", "advertised_address",
        "advertised_port", "shm_mem_size", "mhomed",
    ]

    /// All objects, in order.
    static func objects(_ configurations: [KamailioConfiguration]) -> [ConfigObject] {
        configurations.flatMap { configuration in
            var result = configuration.modules.map { module in
                ConfigObject(kind: "module", name: module.name, at: module.location, end: module.location)
            }
            result += configuration.includes.compactMap(include)
            result += settings(configuration)
            result += configuration.defines.filter { $0.isDefault && symbols.contains($0.name) }.map(define)
            result += parameters(configuration)
            return result + configuration.routes.map(route)
        }
    }

    private static func include(_ include: KamailioConfiguration.Include) -> ConfigObject? {
        guard let path = include.path else { return nil }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if name == "local.cfg" { return nil }
        return ConfigObject(kind: "include", name: name, at: include.location, end: include.location)
    }

    private static func settings(_ configuration: KamailioConfiguration) -> [ConfigObject] {
        // Of what stands twice the last one holds.
        let last = Dictionary(configuration.settings.map { ($0.name, $0) }) { _, later in later }
        return configuration.settings.filter { setting in
            !local.contains(setting.name) && !setting.name.hasPrefix("log_") && last[setting.name] == setting
        }.map { setting in
            let key = isSecret(setting.name) ? "secret" : "value"
            return ConfigObject(
                kind: "setting",
                name: setting.name,
                settings: [ConfigSetting(key, setting.value.text, at: setting.value.location)],
                at: setting.location,
                end: setting.value.location
            )
        }
    }

    private static func define(_ define: KamailioConfiguration.Define) -> ConfigObject {
        ConfigObject(
            kind: "define",
            name: define.name,
            settings: [ConfigSetting("value", define.value, at: define.location)],
            at: define.location,
            end: define.location
        )
    }

    // MARK: Parameters

    private static func parameters(_ configuration: KamailioConfiguration) -> [ConfigObject] {
        var byName: [String: Int] = [:]
        var result: [ConfigObject] = []
        for parameter in configuration.parameters {
            if parameter.module == "dialog", parameter.key == "profiles_no_value" {
                result += profiles(parameter)
                continue
            }
            let object = object(parameter)
            if let earlier = byName[object.name] {
                result[earlier] = object
            } else {
                byName[object.name] = result.count
                result.append(object)
            }
        }
        return result
    }

    private static func object(_ parameter: KamailioConfiguration.Parameter) -> ConfigObject {
        let value = parameter.value
        let isSymbol = value.define.map(symbols.contains) ?? false
        let key = isSecret(parameter.key) ? "secret" : "value"
        var name = "\(parameter.module).\(parameter.key)"
        // A module may have several trees.
        if name == "mtree.mtree", let tree = value.content.split(separator: ";").first(where: { $0.hasPrefix("name=") })
        {
            name += " \(tree.dropFirst(5))"
        }
        return ConfigObject(
            kind: "parameter",
            name: name,
            settings: [
                ConfigSetting(key, isSymbol ? value.define ?? value.text : value.text, at: value.location),
                ConfigSetting("meant", value.text, at: value.location),
            ],
            at: parameter.location,
            end: value.location
        )
    }

    private static func profiles(_ parameter: KamailioConfiguration.Parameter) -> [ConfigObject] {
        parameter.value.content.split(separator: ";").map { name in
            ConfigObject(
                kind: "profile",
                name: name.filter { $0 != " " },
                at: parameter.value.location,
                end: parameter.value.location
            )
        }
    }

    private static func isSecret(_ key: String) -> Bool {
        let signs = ["passw", "secret", "credential", "token", "private_key"]
        return signs.contains { key.contains($0) } && !key.hasSuffix("_avp")
    }

    // MARK: Routes

    private static func route(_ route: KamailioConfiguration.Route) -> ConfigObject {
        ConfigObject(
            kind: route.kind == "reply_route" ? "onreply_route" : route.kind,
            name: route.name.isEmpty ? route.kind : route.name,
            settings: route.statements.map { ConfigSetting("statement", hidden($0.text), at: $0.location) },
            at: route.location,
            end: route.end
        )
    }

    /// A statement with stars for a password that is written into it.
    private static func hidden(_ statement: String) -> String {
        guard statement.contains("passw") || statement.contains("secret"), statement.contains("\"") else {
            return statement
        }
        let pieces = statement.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pieces.count == 2, pieces[0].contains("passw") || pieces[0].contains("secret"),
            pieces[1].drop(while: { $0 == " " }).first == "\"", !pieces[0].contains("(\"")
        else { return statement }
        return "\(pieces[0])= \"********\";"
    }
}

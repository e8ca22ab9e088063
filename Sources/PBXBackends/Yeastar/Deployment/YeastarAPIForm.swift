import ConfigFormats
import Diagnostics
import TrunkModel

/// Answers of the Open API (P-Series) and of the S-Series' API, told apart by their keys.
enum YeastarAPIForm {
    static let title = LocalizedText(nl: "antwoorden van de API van Yeastar", en: "answers of Yeastar's API")

    private static let trunkKeys = [
        "enable", "type", "transport", "hostname", "port", "domain", "username", "password", "auth_name",
        "enb_outbound_proxy", "outbound_proxy_server", "codec_sel", "def_outbound_cid", "trunktype", "host", "authname",
        "fromuser",
    ]

    /// All objects in an answer, however deep: what stands around them differs by request.
    static func objects(_ root: JSONNode, line: YeastarLine) -> [ConfigObject] {
        var found: [JSONNode] = []
        var rest = [root]
        while let node = rest.popLast() {
            if kind(node, line) != nil {
                found.append(node)
            } else {
                rest += node.items.reversed() + node.members.reversed().map(\.node)
            }
        }
        var names: [String: String] = [:]
        for node in found where kind(node, line) == "trunk" {
            if let id = text(node["id"]), let name = text(node["name"]) { names[id] = name }
        }
        return found.enumerated().sorted { left, right in
            let (a, b) = (position(left.element), position(right.element))
            return a == b ? left.offset < right.offset : a < b
        }.flatMap { objects(of: $0.element, line, names) }
    }

    /// Where a route stands in its list (`pos`).
    private static func position(_ node: JSONNode) -> Int { text(node["pos"]).flatMap { Int($0) } ?? 0 }

    private static func kind(_ node: JSONNode, _ line: YeastarLine) -> String? {
        func has(_ keys: String...) -> Bool { keys.allSatisfy { node[$0] != nil } }
        switch line {
        case .pSeries:
            if has("hostname", "username", "name") { return "trunk" }
            return has("dial_pattern_list", "name") ? "outbound-route" : nil
        case .sSeries:
            if has("trunkname", "host") { return "trunk" }
            if has("name", "prefix", "trunks") { return "outbound-route" }
            return has("name", "did", "desttype") ? "inbound-route" : nil
        case .myPBX: return nil
        }
    }

    private static func objects(
        of node: JSONNode,
        _ line: YeastarLine,
        _ names: [String: String]
    ) -> [ConfigObject] {
        let name = text(node["name"]) ?? text(node["trunkname"]) ?? ""
        func object(_ kind: String, _ name: String, _ settings: [ConfigSetting]) -> ConfigObject {
            ConfigObject(kind: kind, name: name, settings: settings, at: node.location)
        }
        switch (kind(node, line), line) {
        case ("trunk", _): return [object("trunk", name, settings(trunkKeys, of: node))]
        case ("outbound-route", .pSeries):
            let shared = trunks(node, names) + settings(["outbound_cid", "pin_protect", "pin"], of: node)
            return (node["dial_pattern_list"]?.items ?? []).map { pattern in
                ConfigObject(
                    kind: "outbound-route",
                    name: "\(name) \(text(pattern["pattern"]) ?? "")",
                    settings: settings(["pattern", "strip", "prepend"], of: pattern) + shared,
                    at: pattern.location
                )
            }
        case ("outbound-route", _):
            let keys = ["prefix", "strip", "prepend", "trunks", "extensionsgroup"]
            return [object("outbound-route", name, settings(keys, of: node))]
        case ("inbound-route", _):
            // Only for extensions is it known what stands in `dest`.
            let keys = ["did", "caller_id", "trunks", "desttype"]
            let isExtension = node["desttype"]?.text == "extension"
            return [object("inbound-route", name, settings(isExtension ? keys + ["dest"] : keys, of: node))]
        default: return []
        }
    }

    /// A route's trunks in order, by their names or else by the names of their ids.
    private static func trunks(_ node: JSONNode, _ names: [String: String]) -> [ConfigSetting] {
        guard let list = node["trunk_list"] else { return [] }
        let members = list.items.compactMap { text($0["name"]) ?? text($0["id"]).flatMap { names[$0] } }
        return [ConfigSetting("trunk_list", members.joined(separator: ","), at: list.location)]
    }

    private static func settings(_ keys: [String], of node: JSONNode) -> [ConfigSetting] {
        keys.compactMap { key in
            guard let value = node[key], let text = text(value) else { return nil }
            return ConfigSetting(key, text, at: value.location)
        }
    }

    private static func text(_ node: JSONNode?) -> String? {
        switch node?.value {
        case .string(let text): text
        case .number(let digits): digits
        case .bool(let flag): flag ? "1" : "0"
        case .null: ""
        case .array, .object, nil: nil
        }
    }
}

import ConfigFormats
import Diagnostics
import TrunkModel

/// Answers of V20's API, and the plan of requests to it: the same objects with the same names (`Pbx.Trunk`,
/// `Pbx.InboundRule`, `Pbx.OutboundRule`).
struct ThreeCXAPIForm {
    static let title = LocalizedText(nl: "antwoorden van de API van 3CX", en: "answers of 3CX's API")

    /// A trunk's own keys that compare; lists and objects in it have rules of their own below.
    private static let trunkKeys = [
        "AuthID", "ExternalNumber", "OutboundCallerID", "SimultaneousCalls", "Direction", "EnableInboundCalls",
        "EnableOutboundCalls", "TransportRestriction", "IPRestriction", "SecondaryRegistrar", "DisableVideo",
    ]
    /// Keys of the gateway in a trunk.
    private static let gatewayKeys = [
        "Host", "Port", "ProxyHost", "ProxyPort", "RequireRegistrationFor", "TimeBetweenReg", "IPInRegistrationContact",
        "SpecifiedIPForRegistrationContact", "SupportReinvite", "SupportReplaces", "DeliverAudio", "SRTPMode",
    ]

    /// The names of trunks by their id and by their virtual number; none in a plan, where both are references.
    var trunks: [String: String] = [:]
    /// The value of a secret that a plan refers to.
    var secret: @Sendable (String) -> String? = { _ in nil }

    /// What an object of the API is; nil for what is not compared.
    static func kind(_ node: JSONNode) -> String? {
        if node["Gateway"]?.members.isEmpty == false, node["AuthID"] != nil || node["DidNumbers"] != nil {
            return "trunk"
        }
        if node["Routes"] != nil, node["Prefix"] != nil { return "outbound-rule" }
        if node["TrunkDN"] != nil, node["Data"] != nil { return "inbound-rule" }
        return nil
    }

    /// The objects of an answer: one alone, a list, or a list under some name.
    static func nodes(_ root: JSONNode) -> [JSONNode] {
        if kind(root) != nil { return [root] }
        let lists = root.items.isEmpty ? root.members.map(\.node.items) : [root.items]
        return lists.flatMap { $0 }.filter { kind($0) != nil }
    }

    /// Learns the trunks' names.
    mutating func learn(_ nodes: [JSONNode]) {
        for node in nodes where Self.kind(node) == "trunk" {
            guard let name = node["Gateway"]?["Name"]?.text else { continue }
            for key in ["Id", "Number"] {
                if let value = node[key].flatMap(Self.text) { trunks["\(key) \(value)"] = name }
            }
        }
    }

    /// An object's settings.
    func object(_ node: JSONNode) -> ConfigObject? {
        switch Self.kind(node) {
        case "trunk": trunk(node)
        case "inbound-rule": inbound(node)
        case "outbound-rule": outbound(node)
        default: nil
        }
    }

    /// What else a node says of a trunk's line: its virtual number, or where calls go that no rule takes.
    func line(_ node: JSONNode) -> ConfigObject? {
        var settings: [ConfigSetting] = []
        var name: String?
        switch Self.kind(node) {
        case "trunk":
            name = node["Gateway"]?["Name"].flatMap(Self.text)
            settings += Self.settings(["Number"], of: node)
        case "inbound-rule":
            guard node["Condition"]?.text == "ForwardAll" else { return nil }
            name = node["TrunkDN"].flatMap(trunkName)
            settings += Self.destination("OfficeHoursDestination", of: node)
        default: return nil
        }
        guard let name, !settings.isEmpty else { return nil }
        settings.append(.init("Trunk", name, at: node.location))
        return ConfigObject(kind: "line", name: name, settings: settings, at: node.location)
    }

    private func trunk(_ node: JSONNode) -> ConfigObject {
        let gateway = node["Gateway"]
        var settings = Self.settings(Self.trunkKeys, of: node)
        if let gateway { settings += Self.settings(Self.gatewayKeys, of: gateway) }
        // A concealed password is none.
        if let value = node["AuthPassword"]?["Value"] {
            let password = value.text ?? value["$secret"]?.text.flatMap(secret)
            let isConcealed = node["AuthPassword"]?["Concealed"]?.bool ?? false
            if let password, !isConcealed { settings.append(.init("AuthPassword", password, at: value.location)) }
        }
        settings += Self.list("DidNumbers", node["DidNumbers"]) + Self.list("Codecs", gateway?["Codecs"])
        for rule in node["OutCIDFormatting"]?.items ?? [] {
            let words = ["SourcePattern", "ReplacePattern"].map { rule[$0].flatMap(Self.text) ?? "" }
            settings.append(.init("OutCIDFormatting", words.joined(separator: " -> "), at: rule.location))
        }
        return ConfigObject(
            kind: "trunk",
            name: gateway?["Name"].flatMap(Self.text) ?? "",
            settings: settings,
            at: node.location
        )
    }

    private func inbound(_ node: JSONNode) -> ConfigObject? {
        // What takes all other calls is the trunk's default and no rule.
        guard node["Condition"]?.text != "ForwardAll" else { return nil }
        var settings = Self.settings(["Condition", "CallType", "Data"], of: node)
        if let hours = node["Hours"]?["Type"], let text = Self.text(hours) {
            settings.append(.init("Hours", text, at: hours.location))
        }
        if let peer = node["TrunkDN"], let name = trunkName(peer) {
            settings.append(.init("Trunk", name, at: peer.location))
        }
        for key in ["OfficeHoursDestination", "OutOfOfficeHoursDestination", "HolidaysDestination"] {
            settings += Self.destination(key, of: node)
        }
        let name = node["RuleName"]?.text ?? node["Data"]?.text ?? ""
        return ConfigObject(kind: "inbound-rule", name: name, settings: settings, at: node.location)
    }

    /// What answers, and its number; the one outside where the call leaves the PBX.
    private static func destination(_ key: String, of node: JSONNode) -> [ConfigSetting] {
        guard let destination = node[key] else { return [] }
        let isOutside = destination["To"]?.text == "External" && destination["External"]?.text?.isEmpty == false
        return [("To", "\(key)Type"), (isOutside ? "External" : "Number", key)].compactMap { part, name in
            guard let value = destination[part], let text = text(value) else { return nil }
            return ConfigSetting(name, text, at: value.location)
        }
    }

    private func outbound(_ node: JSONNode) -> ConfigObject {
        var settings = Self.settings(["EmergencyRule", "Prefix", "NumberLengthRanges"], of: node)
        for range in node["DNRanges"]?.items ?? [] {
            let text = ThreeCXRange.text(range["From"].flatMap(Self.text), range["To"].flatMap(Self.text))
            settings.append(.init("DNRange", text, at: range.location))
        }
        settings += Self.list("Group", node["GroupNames"])
        for route in node["Routes"]?.items ?? [] {
            let byID = route["TrunkId"].flatMap(Self.text).flatMap { trunks["Id \($0)"] }
            // A slot without a trunk is none.
            guard let name = byID ?? route["TrunkName"].flatMap(Self.text), !name.isEmpty else { continue }
            settings.append(.init("Gateway", name, at: (route["TrunkName"] ?? route).location))
            settings += Self.settings(["StripDigits", "Prepend", "CallerID"], of: route)
        }
        let name = node["Name"]?.text ?? ""
        return ConfigObject(kind: "outbound-rule", name: name, settings: settings, at: node.location)
    }

    /// The trunk that a rule is for: by its id, its number, or the request that makes it.
    private func trunkName(_ peer: JSONNode) -> String? {
        for key in ["Id", "Number"] {
            guard let node = peer[key] else { continue }
            if let name = node["$ref"]?.text.flatMap({ trunks[$0] }) { return name }
            if let name = Self.text(node).flatMap({ trunks["\(key) \($0)"] }) { return name }
        }
        return nil
    }

    private static func settings(_ keys: [String], of node: JSONNode) -> [ConfigSetting] {
        keys.compactMap { key in
            guard let value = node[key], let text = text(value) else { return nil }
            return ConfigSetting(key, text, at: value.location)
        }
    }

    private static func list(_ key: String, _ node: JSONNode?) -> [ConfigSetting] {
        (node?.items ?? []).compactMap { item in text(item).map { ConfigSetting(key, $0, at: item.location) } }
    }

    /// A value as text; `null` is empty, and lists and objects are none.
    private static func text(_ node: JSONNode) -> String? {
        switch node.value {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): text
        case .array, .object: nil
        }
    }
}

extension ThreeCXAPIForm {
    /// The objects that a plan of requests makes.
    static func planned(_ root: JSONNode, secret: @escaping @Sendable (String) -> String?) -> [ConfigObject] {
        var form = ThreeCXAPIForm(secret: secret)
        let requests = root["requests"]?.items ?? []
        for request in requests {
            guard let name = request["as"]?.text, let trunk = request["body"]?["Gateway"]?["Name"]?.text else {
                continue
            }
            for key in ["Id", "Number"] { form.trunks["\(name).\(key)"] = trunk }
        }
        return requests.compactMap { $0["body"].flatMap(form.object) }
    }
}

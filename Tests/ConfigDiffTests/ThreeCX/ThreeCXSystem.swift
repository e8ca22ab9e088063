import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import Testing
import TrunkModel

/// A 3CX that was set up by the plan of API requests: what its API would answer, and what its backup would hold.
struct ThreeCXSystem {
    let trunks: [JSONNode]
    let inbound: [JSONNode]
    let outbound: [JSONNode]
    let templates: [String: XMLNode]
    let passwords: [String]

    init(_ generated: GeneratedBed) throws {
        var log = DiagnosticLog()
        let plan = try #require(generated.files.first { $0.path == "xapi-plan.json" })
        let root = try #require(JSONReader.read(plan.text, file: plan.path, log: &log))
        let requests = root["requests"]?.items ?? []
        func bodies(_ path: String) -> [JSONNode] {
            requests.filter { $0["path"]?.text == path }.compactMap { $0["body"] }
        }
        trunks = bodies("/Trunks")
        inbound = bodies("/InboundRules")
        outbound = bodies("/OutboundRules")
        passwords = generated.plan.trunk.accounts.map { $0.password.reveal() }
        var templates: [String: XMLNode] = [:]
        for file in generated.files where file.path.hasSuffix(".pv.xml") {
            let device = XMLReader.read(Array(file.text.utf8), file: file.path, log: &log)?.child("data")?.child(
                "device"
            )
            let fields = device?.children("field") ?? []
            if let host = fields.first(where: { $0[attribute: "name"] == "RegistrarHost" })?.text, let device {
                templates[host] = device
            }
        }
        self.templates = templates
    }

    private func field(_ name: String, of trunk: JSONNode) -> String {
        let device = templates[trunk["Gateway"]?["Host"]?.text ?? ""]
        return device?.children("field").first { $0[attribute: "name"] == name }?.text ?? ""
    }

    private func codecs(of trunk: JSONNode) -> [String] {
        let device = templates[trunk["Gateway"]?["Host"]?.text ?? ""]
        return device?.child("codecs")?.children("codec").compactMap { $0[attribute: "rfcname"]?.uppercased() } ?? []
    }

    private func name(_ trunk: JSONNode) -> String { trunk["Gateway"]?["Name"]?.text ?? "" }

    /// The label in a reference such as `trunk-primary.Id`, as the trunk's place.
    private func index(_ reference: JSONNode?) -> Int? {
        guard let text = reference?["$ref"]?.text else { return nil }
        let label = text.dropFirst("trunk-".count).prefix { $0 != "." }
        return trunks.firstIndex { name($0).hasSuffix("-\(label)") }
    }

    // MARK: Answers

    /// The answers, an object a line.
    var answers: [SourceFile] {
        let lists = [
            ("Trunks.json", trunks.indices.map(trunkAnswer)),
            ("InboundRules.json", inbound.enumerated().map { answer($0.element, id: 200 + $0.offset) }),
            ("OutboundRules.json", outbound.enumerated().map { answer($0.element, id: 500 + $0.offset) }),
        ]
        return lists.map { name, objects in
            SourceFile(path: name, text: "{\"value\": [\n\(objects.joined(separator: ",\n"))\n]}\n")
        }
    }

    private func trunkAnswer(_ index: Int) -> String {
        let trunk = trunks[index]
        var members = trunk.members.filter { !["$base", "AuthPassword", "Gateway"].contains($0.name) }
            .map { "\"\($0.name)\": \(json($0.node))" }
        members += ["\"Id\": \(index + 31)", "\"Number\": \"\(10_000 + index)\"", "\"IsOnline\": true", "\"Tags\": []"]
        members.append("\"DisableVideo\": \(field("DisableVideo", of: trunk) == "1")")
        members.append("\"AuthPassword\": {\"Concealed\": false, \"Value\": \"\(JSONText.escape(passwords[index]))\"}")
        var gateway = trunk["Gateway"]?.members.map { "\"\($0.name)\": \(json($0.node))" } ?? []
        gateway += [
            "\"SupportReinvite\": \(field("IsSupportReinvite", of: trunk) == "1")",
            "\"SupportReplaces\": \(field("IsSupportReplaces", of: trunk) == "1")",
            "\"DeliverAudio\": \(field("IsBindToMS", of: trunk) == "1")", "\"SRTPMode\": \"SRTPDisabled\"",
            "\"TimeBetweenReg\": \(field("TimeBetweenRegistration", of: trunk))",
            "\"IPInRegistrationContact\": \"External\"", "\"ProxyHost\": null",
            "\"Codecs\": [\(codecs(of: trunk).map { "\"\($0)\"" }.joined(separator: ", "))]",
        ]
        members.append("\"Gateway\": {\(gateway.joined(separator: ", "))}")
        return "{\(members.joined(separator: ", "))}"
    }

    private func answer(_ node: JSONNode, id: Int) -> String {
        "{\"Id\": \(id), " + json(node).dropFirst()
    }

    private func json(_ node: JSONNode) -> String {
        switch node.value {
        case .null: return "null"
        case .bool(let flag): return "\(flag)"
        case .number(let digits): return digits
        case .string(let text): return "\"\(JSONText.escape(text))\""
        case .array(let items): return "[\(items.map(json).joined(separator: ", "))]"
        case .object(let members):
            if let index = index(node) {
                let isID = node["$ref"]?.text?.hasSuffix(".Id") ?? false
                return isID ? "\(index + 31)" : "\"\(10_000 + index)\""
            }
            return "{\(members.map { "\"\($0.name)\": \(json($0.node))" }.joined(separator: ", "))}"
        }
    }

    // MARK: Backup

    /// The database of a backup.
    var backup: SourceFile {
        var lines = ["<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<PhoneSystem>", "<Gateways>"]
        for trunk in trunks {
            lines += [
                "<Gateway>", element("Name", name(trunk)), element("Host", trunk["Gateway"]?["Host"]?.text ?? ""),
            ]
            lines += [
                element("Port", trunk["Gateway"]?["Port"]?.number ?? ""),
                element("RequireRegistrationFor", "InOutCalls"), element("IPInRegistrationContact", "External"),
                element("TimeBetweenReg", field("TimeBetweenRegistration", of: trunk)),
                element("SupportReinvite", "False"), element("SupportReplaces", "False"),
                element("DeliverAudio", "True"), element("EnableSRTP", "False"), "<Codecs>",
            ]
            lines += codecs(of: trunk).map { "<codec RFCName=\"\($0)\"/>" } + ["</Codecs>", "</Gateway>"]
        }
        lines += ["</Gateways>", "<Tenants>", "<Tenant>", "<OutboundRules>"]
        lines += outbound.flatMap(outboundLines) + ["</OutboundRules>", "<DN>"]
        for index in trunks.indices { lines += externalLine(index) }
        lines += ["</DN>", "</Tenant>", "</Tenants>", "</PhoneSystem>", ""]
        return SourceFile(path: "20260101Db.xml", text: lines.joined(separator: "\n"))
    }

    private func element(_ name: String, _ text: String) -> String { "<\(name)>\(XMLText.escape(text))</\(name)>" }

    private func externalLine(_ index: Int) -> [String] {
        let trunk = trunks[index]
        var lines = ["<ExternalLine>", element("Number", "\(10_000 + index)"), element("Gateway", name(trunk))]
        for key in ["AuthID", "ExternalNumber", "OutboundCallerID", "Direction"] {
            lines.append(element(key, trunk[key]?.text ?? ""))
        }
        lines.append(element("AuthPassword", passwords[index]))
        lines.append(element("SimultaneousCalls", trunk["SimultaneousCalls"]?.number ?? "10"))
        let numbers = trunk["DidNumbers"]?.items.compactMap(\.text) ?? []
        lines += [element("DIDNumbers", numbers.joined(separator: ",")), "<RoutingRules>"]
        for rule in inbound where self.index(rule["TrunkDN"]?["Id"]) == index {
            lines += ["<ExternalLineRule>", element("RuleName", rule["RuleName"]?.text ?? "")]
            lines += [element("Data", rule["Data"]?.text ?? "")]
            lines += ["<Conditions>", "<Condition Type=\"BasedOnDID\"/>", "</Conditions>", "<ForwardDestinations>"]
            for key in ["OfficeHoursDestination", "OutOfOfficeHoursDestination", "HolidaysDestination"] {
                lines += ["<\(key)>", element("To", rule[key]?["To"]?.text ?? "")]
                lines += ["<Internal DN=\"\(rule[key]?["Number"]?.text ?? "")\"/>", "</\(key)>"]
            }
            lines += ["</ForwardDestinations>", "</ExternalLineRule>"]
        }
        return lines + ["</RoutingRules>", "</ExternalLine>"]
    }

    private func outboundLines(_ rule: JSONNode) -> [String] {
        var lines = ["<OutboundRule>", element("Name", rule["Name"]?.text ?? "")]
        lines += [element("Priority", rule["Priority"]?.number ?? ""), element("Prefix", rule["Prefix"]?.text ?? "")]
        lines += [element("NumberLengthRanges", rule["NumberLengthRanges"]?.text ?? ""), "<DNRanges>"]
        for range in rule["DNRanges"]?.items ?? [] {
            let (from, to) = (range["From"]?.text ?? "", range["To"]?.text ?? "")
            lines.append("<DNRange>\(element("To", to))\(element("From", from))</DNRange>")
        }
        lines += ["</DNRanges>", "<OutboundRoutes>"]
        for route in rule["Routes"]?.items ?? [] {
            let parts =
                element("Prepend", route["Prepend"]?.text ?? "")
                + element("StripDigits", route["StripDigits"]?.number ?? "")
            lines.append("<OutboundRoute>\(parts)\(element("Gateway", route["TrunkName"]?.text ?? ""))</OutboundRoute>")
        }
        lines.append("<OutboundRoute><Prepend/><StripDigits>0</StripDigits><Gateway/></OutboundRoute>")
        return lines + ["</OutboundRoutes>", "</OutboundRule>"]
    }
}

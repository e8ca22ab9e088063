import ConfigFormats
import TrunkModel

/// The database of a backup (`…Db.xml`): everything, in 3CX's own terms.
///
/// Nothing ever writes one: a restore replaces the whole PBX.
enum ThreeCXBackupForm {
    static let title = LocalizedText(nl: "back-up van 3CX", en: "backup of 3CX")

    /// Whether a document is a backup.
    static func fits(_ root: XMLDocument.Element) -> Bool { root.name == "PhoneSystem" }

    /// What a gateway says of its trunk.
    private static let gatewayKeys: Set<String> = [
        "Host", "Port", "ProxyHost", "ProxyPort", "RequireRegistrationFor", "TimeBetweenReg", "IPInRegistrationContact",
        "SupportReinvite", "SupportReplaces", "DeliverAudio", "EnableSRTP", "SRTPMode",
    ]
    /// What the external line says of it.
    private static let lineKeys: Set<String> = [
        "AuthID", "AuthPassword", "ExternalNumber", "DIDNumbers", "OutboundCallerID", "Direction", "SimultaneousCalls",
    ]

    /// The kinds that a backup shows.
    ///
    /// Version 14 keeps inbound rules in a shape that no source explains.
    static func kinds(_ root: XMLDocument.Element) -> Set<String> {
        let rules = tenants(root).flatMap { $0.child("DN")?.children("ExternalLine") ?? [] }.flatMap(Self.rules)
        let isOlder = !rules.isEmpty && rules.allSatisfy { $0.child("Data") == nil }
        return isOlder ? ["trunk", "outbound-rule"] : ["trunk", "outbound-rule", "inbound-rule"]
    }

    /// Reads a backup.
    ///
    /// - Parameters:
    ///   - root: The outermost element.
    ///   - line: The line: before V20 no file of ours says what holds on holidays, so nothing is said of it.
    /// - Returns: Trunks with their inbound rules, and the outbound rules by priority.
    static func objects(_ root: XMLDocument.Element, line: ProductLine) -> [ConfigObject] {
        let gateways = root.children("Gateways").flatMap(\.children).filter { $0.child("Name") != nil }
        let byName = Dictionary(gateways.map { ($0.child("Name")?.text ?? "", $0) }) { first, _ in first }
        var result: [ConfigObject] = []
        for tenant in tenants(root) {
            for external in tenant.child("DN")?.children("ExternalLine") ?? [] {
                let name = external.child("Gateway")?.text ?? ""
                result.append(trunk(name, external, byName[name]))
                result += rules(external).compactMap { inbound($0, trunk: name, hasHolidays: line.name == "20") }
            }
            let rules = tenant.children("OutboundRules").flatMap { $0.children("OutboundRule") }
            let sorted = rules.enumerated().sorted { left, right in
                let (a, b) = (priority(left.element), priority(right.element))
                return a == b ? left.offset < right.offset : a < b
            }
            result += sorted.map { ThreeCXSetupForm.outbound($0.element).object }
        }
        return result
    }

    private static func tenants(_ root: XMLDocument.Element) -> [XMLDocument.Element] {
        root.children("Tenants").flatMap { $0.children("Tenant") }
    }

    private static func priority(_ rule: XMLDocument.Element) -> Int {
        rule.child("Priority").flatMap { Int($0.text) } ?? .max
    }

    private static func rules(_ line: XMLDocument.Element) -> [XMLDocument.Element] {
        line.children("RoutingRules").flatMap { $0.children("ExternalLineRule") }
    }

    private static func trunk(
        _ name: String,
        _ line: XMLDocument.Element,
        _ gateway: XMLDocument.Element?
    ) -> ConfigObject {
        var trunk = XMLObject("trunk", name, line)
        for child in line.children where lineKeys.contains(child.name) { trunk.add(child.name, child) }
        for child in gateway?.children ?? [] {
            if gatewayKeys.contains(child.name) { trunk.add(child.name, child) }
            guard child.name == "Codecs" else { continue }
            for codec in child.children("codec") { trunk.add("codec", codec, codec.attribute("RFCName") ?? "") }
        }
        return trunk.object
    }

    /// A rule for a number; what takes all other calls is the trunk's default and no rule.
    private static func inbound(_ rule: XMLDocument.Element, trunk: String, hasHolidays: Bool) -> ConfigObject? {
        guard let data = rule.child("Data"), !data.text.isEmpty else { return nil }
        var result = XMLObject("inbound-rule", rule.child("RuleName")?.text ?? data.text, rule)
        result.add("Trunk", rule, trunk)
        result.add("DID", data)
        if hasHolidays, let condition = rule.child("Conditions")?.child("Condition") {
            result.add("Condition", condition, condition.attribute("Type") ?? "")
        }
        for name in ["OfficeHoursDestination", "OutOfOfficeHoursDestination", "HolidaysDestination"] {
            guard let destination = rule.child("ForwardDestinations")?.child(name),
                hasHolidays || name != "HolidaysDestination"
            else { continue }
            if let type = destination.child("To") { result.add("\(name)Type", type) }
            if let target = destination.child("Internal") { result.add(name, target, target.attribute("DN") ?? "") }
        }
        return result.object
    }
}

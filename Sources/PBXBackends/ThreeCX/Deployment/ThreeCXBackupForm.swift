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
        let isOlder = !rules.isEmpty && rules.allSatisfy { $0.child("RuleConditionGroup") != nil }
        return isOlder
            ? ["trunk", "outbound-rule", "line"] : ["trunk", "outbound-rule", "inbound-rule", "line"]
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
                result.append(Self.line(external, name))
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
        if let condition = rule.child("Conditions")?.child("Condition") {
            let type = condition.attribute("Type") ?? ""
            // Before V20 our files name no condition: a rule for a number is all that they know.
            if hasHolidays || type != "BasedOnDID" { result.add("Condition", condition, type) }
        }
        for name in ["OfficeHoursDestination", "OutOfOfficeHoursDestination", "HolidaysDestination"] {
            guard hasHolidays || name != "HolidaysDestination" else { continue }
            addDestination(name, of: rule, to: &result)
        }
        return result.object
    }

    /// What answers, and its number; the one outside where the call leaves the PBX.
    private static func addDestination(_ name: String, of rule: XMLDocument.Element, to object: inout XMLObject) {
        guard let destination = rule.child("ForwardDestinations")?.child(name) else { return }
        if let type = destination.child("To") { object.add("\(name)Type", type) }
        if destination.child("To")?.text == "External", let target = destination.child("External"), !target.text.isEmpty
        {
            object.add(name, target)
        } else if let target = destination.child("Internal") {
            object.add(name, target, target.attribute("DN") ?? "")
        }
    }

    /// What else is known of a trunk: its virtual number, and where calls go that no rule takes.
    private static func line(_ line: XMLDocument.Element, _ trunk: String) -> ConfigObject {
        var result = XMLObject("line", trunk, line)
        result.add("Trunk", line, trunk)
        if let number = line.child("Number") { result.add("Number", number) }
        let fallback = rules(line).first { rule in
            rule.child("Data")?.text.isEmpty ?? true
                && rule.child("Conditions")?.child("Condition")?.attribute("Type") == "ForwardAll"
        }
        if let fallback { addDestination("OfficeHoursDestination", of: fallback, to: &result) }
        return result.object
    }
}

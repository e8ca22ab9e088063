import ConfigFormats
import Diagnostics
import TrunkModel

/// `setupconfig.xml`: trunks, inbound and outbound rules of an unattended installation.
struct ThreeCXSetupForm: XMLForm {
    static let title = LocalizedText(nl: "setupconfig.xml", en: "setupconfig.xml")

    /// Whether a document is such a file.
    static func fits(_ root: XMLDocument.Element) -> Bool { root.name == "SetupConfig" }

    func objects(in document: XMLDocument) -> [XMLObject] {
        guard let root = document.root, Self.fits(root) else { return [] }
        let trunks = root.children("siptrunk").flatMap(Self.trunk)
        return trunks + root.children("OutboundRules").flatMap { $0.children("OutboundRule").map(Self.outbound) }
    }

    private static func trunk(_ element: XMLDocument.Element) -> [XMLObject] {
        var trunk = XMLObject("trunk", element.child("Name")?.text ?? "", element)
        var rules: [XMLObject] = []
        for child in element.children {
            switch child.name {
            case "Name": break
            case "Codecs": for codec in child.children("codec") { trunk.add("codec", codec) }
            case "InboundRules":
                rules += child.children("InboundRule").map { rule in
                    var result = XMLObject("inbound-rule", rule.child("Name")?.text ?? "", rule)
                    // The rule belongs to the trunk that it stands in; a change of that is a new rule.
                    result.add("Trunk", element, trunk.object.name)
                    for part in rule.children where part.name != "Name" && part.name != "SpecificHours" {
                        result.add(part.name, part)
                    }
                    if let hours = rule.child("SpecificHours") { result.add("Hours", hours, "SpecificHours") }
                    return result
                }
            default: trunk.add(child.name, child)
            }
        }
        return [trunk] + rules
    }

    /// An outbound rule; a backup's has the same elements.
    static func outbound(_ element: XMLDocument.Element) -> XMLObject {
        var rule = XMLObject("outbound-rule", element.child("Name")?.text ?? "", element)
        for child in element.children {
            switch child.name {
            case "Prefix", "NumberLengthRanges": rule.add(child.name, child)
            case "DNRanges":
                for range in child.children("DNRange") {
                    rule.add("DNRange", range, ThreeCXRange.text(range.child("From")?.text, range.child("To")?.text))
                }
            case "DNGroups": for group in child.children("Group") { rule.add("Group", group) }
            case "OutboundRoutes":
                // Backups keep five slots, and a slot without a trunk is none.
                for route in child.children("OutboundRoute") where route.child("Gateway")?.text.isEmpty == false {
                    for part in route.children where routeParts.contains(part.name) { rule.add(part.name, part) }
                }
            default: break
            }
        }
        return rule
    }

    private static let routeParts: Set<String> = ["Gateway", "StripDigits", "Prepend", "CallerID"]

    func write(_ value: String, of key: String, to element: XMLDocument.Element) throws(DiagnosedFailure) {
        guard key == "DNRange" else { return try element.setText(value) }
        let ends = ThreeCXRange.ends(value)
        try element.child("From")?.setText(ends.from)
        try element.child("To")?.setText(ends.to)
    }

    func append(_ value: String, of key: String, to object: XMLObject) throws(DiagnosedFailure) -> Bool {
        let element = object.element
        switch (object.object.kind, key) {
        case ("trunk", "codec"):
            let list = try element.section("Codecs")
            try list.append("codec", value)
        case ("outbound-rule", "Gateway"), ("outbound-rule", "StripDigits"), ("outbound-rule", "Prepend"):
            // The first route that has no such part yet; routes beyond those that are there are added by their trunk.
            let list = try element.section("OutboundRoutes")
            if let open = list.children("OutboundRoute").first(where: { $0.child(key) == nil }) {
                try open.append(key, value)
            } else {
                try list.append("OutboundRoute").append(key, value)
            }
        case ("outbound-rule", "DNRange"):
            let list = try element.section("DNRanges")
            let (from, to) = ThreeCXRange.ends(value)
            let range = try list.append("DNRange")
            try range.append("To", to)
            try range.append("From", from)
        case ("outbound-rule", "Group"):
            let list = try element.section("DNGroups")
            try list.append("Group", value)
        case ("outbound-rule", "EmergencyRule"), (_, "Trunk"), (_, "Hours"): return false
        default: try element.append(key, value)
        }
        return true
    }

    func add(_ object: ConfigObject, to document: XMLDocument) throws(DiagnosedFailure) -> Bool {
        guard let root = document.root else { return false }
        let element: XMLDocument.Element
        switch object.kind {
        case "outbound-rule":
            let list = try root.section("OutboundRules")
            element = try list.append("OutboundRule")
        case "inbound-rule":
            guard let trunk = root.children("siptrunk").first(where: { $0.child("Name")?.text == object["Trunk"] })
            else { return false }
            let list = try trunk.section("InboundRules")
            element = try list.append("InboundRule")
        case "trunk": element = try root.append("siptrunk")
        default: return false
        }
        try element.append("Name", object.name)
        let made = XMLObject(object.kind, object.name, element)
        for setting in object.settings where setting.key != "Trunk" {
            _ = try append(setting.value, of: setting.key, to: made)
        }
        return true
    }
}

/// Extensions from one to another, as one text.
enum ThreeCXRange {
    /// `100-105`, or `100` for one alone.
    static func text(_ from: String?, _ to: String?) -> String {
        let (from, to) = (from ?? "", to ?? "")
        return from == to ? from : "\(from)-\(to)"
    }

    /// Both ends of such a text.
    static func ends(_ text: String) -> (from: String, to: String) {
        let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.last ?? "")
    }
}

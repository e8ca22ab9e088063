import ConfigFormats
import Diagnostics
import TrunkModel

/// A provider template (`.pv.xml`), as it is written or as 3CX exports it from a trunk.
struct ThreeCXTemplateForm: XMLForm {
    static let title = LocalizedText(nl: "providersjabloon (.pv.xml)", en: "provider template (.pv.xml)")

    /// Fields that are bindings: several stand together, each with the SIP field in `parameter`.
    private static let bindings: Set<String> = ["Source", "ParameterIn", "ParameterOut"]

    /// Whether a document is a template.
    static func fits(_ root: XMLDocument.Element) -> Bool {
        root.name == "doc" && root.child("data")?.child("device") != nil
    }

    /// Whether a template has the fields that only authored ones have.
    static func isAuthored(_ root: XMLDocument.Element) -> Bool { root.child("header")?.child("version") != nil }

    func objects(in document: XMLDocument) -> [XMLObject] {
        guard let root = document.root, Self.fits(root), let device = root.child("data")?.child("device") else {
            return []
        }
        let fields = device.children("field")
        let name = fields.first { $0.attribute("name") == "Name" }?.text ?? root.child("header")?.child("name")?.text
        var result = XMLObject("template", name ?? document.file, device)
        for child in device.children {
            switch child.name {
            case "field": add(child, to: &result)
            case "codecs":
                for codec in child.children("codec") { result.add("codec", codec, codec.attribute("rfcname") ?? "") }
            default: break
            }
        }
        return [result]
    }

    private func add(_ field: XMLDocument.Element, to object: inout XMLObject) {
        guard let name = field.attribute("name"), name != "Name", name != "3wayauthenticationid" else { return }
        if Self.bindings.contains(name) {
            let custom = field.attribute("custom") ?? ""
            let value = custom.isEmpty ? field.text : "\(field.text) \(custom)"
            object.add("\(name)/\(field.attribute("parameter") ?? "")", field, value)
        } else {
            object.add(name, field)
        }
    }

    func write(_ value: String, of key: String, to element: XMLDocument.Element) throws(DiagnosedFailure) {
        if element.name == "codec" { return try element.setAttribute("rfcname", value) }
        if element.attribute("custom") != nil { try element.setAttribute("custom", "") }
        try element.setText(value)
    }

    func append(_ value: String, of key: String, to object: XMLObject) throws(DiagnosedFailure) -> Bool {
        if key == "codec" {
            let list = try object.element.section("codecs")
            try list.append("codec").setAttribute("rfcname", value)
            return true
        }
        let field = try object.element.append("field", value)
        let parts = key.split(separator: "/", maxSplits: 1).map(String.init)
        try field.setAttribute("name", parts.first ?? key)
        if parts.count == 2 {
            try field.setAttribute("parameter", parts[1])
            try field.setAttribute("custom", "")
        }
        return true
    }

    func add(_ object: ConfigObject, to document: XMLDocument) throws(DiagnosedFailure) -> Bool { false }
}

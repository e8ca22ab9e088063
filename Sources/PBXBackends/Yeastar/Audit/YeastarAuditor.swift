import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

extension ExportAuditor {
    /// The auditor for Yeastar's lists and answers.
    static let yeastar = ExportAuditor(
        YeastarDeployments(),
        rules: [.weakPasswords, .openRoutes, .forwards]
    ) { deployment, _, _ in
        YeastarSafety.view(deployment)
    }
}

/// What matters for safety in a Yeastar.
enum YeastarSafety {
    static func view(_ deployment: Deployment) -> SafetyView {
        var view = SafetyView()
        for object in deployment.objects {
            switch object.kind {
            case "trunk":
                let rule = YeastarKinds.trunk.rule(for: "Password")
                let name = value("Username", object, YeastarKinds.trunk) ?? object.name
                view.logins += object.settings.filter { rule?.keys.contains($0.key) ?? false }.map {
                    .init(name: name, password: $0.value, location: $0.location)
                }
            case "outbound-route": view.routes.append(route(object))
            case "inbound-route":
                if let forward = forward(object) { view.forwards.append(forward) }
            default: break
            }
        }
        return view
    }

    /// A key's value under whatever name.
    private static func value(_ key: String, _ object: ConfigObject, _ kind: ObjectKind) -> String? {
        let keys = kind.rule(for: key)?.keys ?? [key]
        return object.settings.last { keys.contains($0.key) }?.value
    }

    /// A route: every one has members, and in most offices those are all.
    private static func route(_ object: ConfigObject) -> SafetyView.Route {
        let kind = YeastarKinds.outbound
        let patterns = patterns(value("Pattern", object, kind) ?? "")
        let code = value("Outbound Route Password", object, kind)?.lowercased() ?? ""
        return .init(
            name: object.name,
            location: object.location,
            takes: { dialled in patterns.contains { $0.matches(dialled) } },
            asksCode: !["", "disable"].contains(code)
        )
    }

    /// A pattern of Yeastar's: `!` is none or more digits, and an empty one is `X.`.
    private static func patterns(_ text: String) -> [DialPattern] {
        let text = text.isEmpty ? "X." : text.uppercased()
        if text.hasSuffix("!") {
            let rest = String(text.dropLast())
            return [DialPattern(rest), DialPattern(rest + ".")].compactMap(\.self)
        }
        return [DialPattern(text)].compactMap(\.self)
    }

    private static func forward(_ object: ConfigObject) -> SafetyView.Forward? {
        let kind = YeastarKinds.inbound
        let type = (value("Default Destination", object, kind) ?? "").lowercased().filter(\.isLetter)
        guard type == "externalnum" || type == "outroute" else { return nil }
        let number = value("DID Pattern", object, kind) ?? ""
        return .init(
            number: number.isEmpty ? nil : number,
            target: value("Destination", object, kind) ?? "",
            location: object.location
        )
    }
}

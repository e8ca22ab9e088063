import ConfigFormats
import Diagnostics
import TrunkModel

extension ExportAuditor {
    /// The auditor for 3CX's templates, tables, backups and answers.
    static let threeCX = ExportAuditor(
        ThreeCXDeployments(),
        rules: [.weakPasswords, .openRoutes, .forwards, .own(ThreeCXSafety.passwordInTemplate)]
    ) { deployment, folder, _ in
        ThreeCXSafety.view(deployment, folder)
    }
}

/// What matters for safety in a 3CX.
enum ThreeCXSafety {
    static let passwordInTemplate = AuditRuleSummary(
        "password-in-template",
        .warning,
        finds: LocalizedText(
            nl: "wachtwoorden in providersjablonen, die worden doorgegeven",
            en: "passwords in provider templates, which are passed around"
        )
    )

    static func view(_ deployment: Deployment, _ folder: SourceFolder) -> SafetyView {
        var view = SafetyView()
        for object in deployment.objects {
            switch object.kind {
            case "trunk": addTrunk(object, to: &view)
            case "outbound-rule": view.routes.append(route(object))
            case "inbound-rule":
                let number = object["DID"] ?? object["Data"] ?? ""
                addForward(object, "OfficeHoursDestinationType", "OfficeHoursDestination", number, to: &view)
            case "line": addForward(object, "OfficeHoursDestinationType", "OfficeHoursDestination", nil, to: &view)
            case "did-rule":
                addForward(object, "INOFFICE_DEST_TYPE", "INOFFICE_DEST_NUMBER", object["MASK"] ?? "", to: &view)
            case "template": addTemplate(object, to: &view)
            default: break
            }
        }
        view.logins += telephones(folder)
        return view
    }

    private static func addTrunk(_ object: ConfigObject, to view: inout SafetyView) {
        // An unattended installation holds the default in the trunk itself.
        addForward(object, "OfficeHoursDestinationType", "OfficeHoursDestination", nil, to: &view)
        for setting in object.settings where setting.key == "AuthPassword" {
            let name = object["AuthID"] ?? object.name
            view.logins.append(.init(name: name, password: setting.value, location: setting.location))
        }
    }

    private static func addForward(
        _ object: ConfigObject,
        _ type: String,
        _ number: String,
        _ called: String?,
        to view: inout SafetyView
    ) {
        guard let target = ThreeCXTarget(object, type, number), target.isOutside else { return }
        let place = object.settings.first { $0.key == number }?.location ?? object.location
        view.forwards.append(.init(number: called, target: target.number, location: place))
    }

    private static func route(_ object: ConfigObject) -> SafetyView.Route {
        let rule = ThreeCXOutboundRule(object)
        let isForEveryone = rule.extensions.isEmpty && object.values(of: "Group").allSatisfy(\.isEmpty)
        return .init(
            name: object.name,
            location: object.location,
            takes: { rule.takes($0) && !rule.routes.isEmpty },
            isForEveryone: isForEveryone
        )
    }

    private static func addTemplate(_ object: ConfigObject, to view: inout SafetyView) {
        for setting in object.settings where setting.key == "LineAuthenticationPassword" && !setting.value.isEmpty {
            view.own.append(
                AuditFinding(
                    .warning,
                    passwordInTemplate.name,
                    LocalizedText(
                        nl: "in sjabloon '\(object.name)' staat een wachtwoord, en sjablonen worden doorgegeven",
                        en: "template '\(object.name)' holds a password, and templates are passed around"
                    ),
                    advice: LocalizedText(
                        nl: "maak het veld leeg: 3CX vraagt zelf om het wachtwoord",
                        en: "empty the field: 3CX asks for the password itself"
                    ),
                    at: setting.location
                )
            )
        }
    }

    /// The telephones of a backup: whatever beside the lines has a number and a password.
    private static func telephones(_ folder: SourceFolder) -> [SafetyView.Login] {
        folder.files.filter { $0.firstSign == "<" }.flatMap { file -> [SafetyView.Login] in
            var log = DiagnosticLog()
            let document = XMLDocument.parse(file.bytes, file: folder.shown(file.path), log: &log)
            guard let root = document?.root, ThreeCXBackupForm.fits(root) else { return [] }
            let numbers = root.children("Tenants").flatMap { $0.children("Tenant") }.flatMap { $0.children("DN") }
            return numbers.flatMap(\.children).filter { $0.name != "ExternalLine" }.flatMap { element in
                ["AuthPassword", "VMPIN"].compactMap { key in
                    guard let number = element.child("Number")?.text, let password = element.child(key) else {
                        return nil
                    }
                    // A PIN is typed: only one that everybody tries is worth a word.
                    if key == "VMPIN", PasswordWeakness.of(password.text, name: number) == .short { return nil }
                    return .init(name: number, password: password.text, location: password.location)
                }
            }
        }
    }
}

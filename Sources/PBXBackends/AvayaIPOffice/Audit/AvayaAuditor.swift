import ConfigFormats
import Diagnostics
import TrunkModel

extension ExportAuditor {
    /// The auditor for IP Office's routes as text.
    static let avaya = ExportAuditor(
        AvayaDeployments(),
        rules: [.own(AvayaSafety.everything), .own(AvayaSafety.noDestination)]
    ) { deployment, _, _ in
        AvayaSafety.view(deployment)
    }
}

/// What matters for safety in an IP Office.
enum AvayaSafety {
    static let everything = AuditRuleSummary(
        "world-reachable",
        .warning,
        finds: LocalizedText(nl: "alle landen open voor iedereen", en: "every country open to everybody")
    )
    static let noDestination = AuditRuleSummary(
        "incoming-without-destination",
        .error,
        finds: LocalizedText(
            nl: "incoming call routes zonder bestemming, waarlangs bellers weer naar buiten komen",
            en: "incoming call routes without a destination, by which callers get out again"
        )
    )

    static func view(_ deployment: Deployment) -> SafetyView {
        var view = SafetyView()
        let lists = Set(deployment.objects.compactMap { $0.kind == "short-code" ? $0["List"] : nil })
        for object in deployment.objects {
            switch object.kind {
            case "short-code": view.own += [open(object, lists)].compactMap(\.self)
            case "incoming-route": view.own += [withoutDestination(object)].compactMap(\.self)
            default: break
            }
        }
        return view
    }

    /// A code of the system that takes whatever no other takes, and hands it to a line and not to an ARS form.
    private static func open(_ code: ConfigObject, _ lists: Set<String>) -> AuditFinding? {
        let feature = (code["Feature"] ?? "").lowercased().filter { $0 != " " }
        let isEverything = ["?", "N", "N;"].contains(code["Code"] ?? "")
        guard code["List"] == "Short Code", isEverything, feature.hasPrefix("dial"), feature != "dialemergency",
            let group = code.values(of: "Line Group ID").first(where: { !lists.contains($0) })
        else { return nil }
        return AuditFinding(
            .warning,
            everything.name,
            LocalizedText(
                nl:
                    "short code \(code["Code"] ?? "") geeft alles wat wordt gekozen aan lijngroep \(group), ook dure landen",
                en:
                    "short code \(code["Code"] ?? "") hands all that is dialled to line group \(group), costly countries too"
            ),
            advice: LocalizedText(
                nl: "laat de code naar een ARS wijzen die alleen bestemmingen kent die echt gebeld worden",
                en: "point the code at an ARS form that knows only destinations that are really called"
            ),
            at: code.location
        )
    }

    private static func withoutDestination(_ route: ConfigObject) -> AuditFinding? {
        guard ["", "-", "(blank)"].contains(route["Dest"] ?? "") else { return nil }
        return AuditFinding(
            .error,
            noDestination.name,
            LocalizedText(
                nl:
                    "incoming call route '\(route.name)' heeft geen bestemming: IP Office zoekt het nummer dan bij de short codes, en een "
                    + "beller van buiten kan zo weer naar buiten",
                en:
                    "incoming call route '\(route.name)' has no destination: IP Office then looks the number up in the short codes, and a "
                    + "caller from outside can get out again"
            ),
            advice: LocalizedText(nl: "geef de route een bestemming", en: "give the route a destination"),
            at: route.location
        )
    }
}

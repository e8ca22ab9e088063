import Diagnostics
import DialPlan
import TrunkModel

extension ExportRule {
    /// What costs most can be called by everybody, without a code.
    static let openRoutes = ExportRule(
        AuditRuleSummary(
            "premium-reachable",
            .warning,
            finds: LocalizedText(
                nl: "betaalnummers die iedereen kan bellen",
                en: "premium-rate numbers open to everybody"
            )
        ),
        AuditRuleSummary(
            "satellite-reachable",
            .warning,
            finds: LocalizedText(
                nl: "satelliettelefoons die iedereen kan bellen",
                en: "satellite telephones open to everybody"
            )
        ),
        AuditRuleSummary(
            "world-reachable",
            .warning,
            finds: LocalizedText(nl: "alle landen open voor iedereen", en: "every country open to everybody")
        )
    ) { view in
        let reach = RouteReach(view.routes)
        return [
            reach.first(RouteReach.premium).map { found in
                finding(
                    "premium-reachable",
                    LocalizedText(nl: "betaalnummers", en: "premium-rate numbers"),
                    found.dialled,
                    found.route
                )
            },
            reach.first(RouteReach.satellite).map { found in
                finding(
                    "satellite-reachable",
                    LocalizedText(nl: "satelliettelefoons", en: "satellite telephones"),
                    found.dialled,
                    found.route
                )
            },
            reach.all(RouteReach.countries).map { found in
                finding(
                    "world-reachable",
                    LocalizedText(nl: "alle landen", en: "every country"),
                    found.dialled,
                    found.route
                )
            },
        ].compactMap(\.self)
    }

    private static func finding(
        _ rule: String,
        _ what: LocalizedText,
        _ dialled: String,
        _ route: SafetyView.Route
    ) -> AuditFinding {
        AuditFinding(
            .warning,
            rule,
            LocalizedText(
                nl: "iedereen kan \(what.nl) bellen, zonder code: '\(route.name)' neemt \(dialled)",
                en: "everybody can call \(what.en) without a code: '\(route.name)' takes \(dialled)"
            ),
            advice: LocalizedText(
                nl: "laat alleen bestemmingen door die echt gebeld worden, en zet ze ook bij de provider dicht",
                en: "let only destinations pass that are really called, and close them at the provider too"
            ),
            at: route.location
        )
    }

    /// Calls from outside that leave the PBX again, at the owner's cost.
    static let forwards = ExportRule(
        AuditRuleSummary(
            "forwarded-outside",
            .warning,
            .note,
            finds: LocalizedText(
                nl: "inkomende gesprekken die op jouw kosten weer naar buiten gaan",
                en: "calls from outside that go out again at your cost"
            )
        )
    ) { view in
        view.forwards.map { forward in
            let isCatchAll = forward.number == nil
            return AuditFinding(
                isCatchAll ? .warning : .note,
                "forwarded-outside",
                LocalizedText(
                    nl:
                        "gesprekken naar \(forward.number ?? "elk nummer zonder eigen regel") gaan naar buiten, naar \(forward.target): "
                        + "wie belt, doet dat op jouw kosten",
                    en:
                        "calls to \(forward.number ?? "every number without a rule of its own") go outside, to \(forward.target): whoever "
                        + "calls does so at your cost"
                ),
                advice: isCatchAll
                    ? LocalizedText(nl: "laat zulke gesprekken eindigen", en: "let such calls end")
                    : LocalizedText(nl: "kijk na of dat de bedoeling is", en: "see whether it is meant so"),
                at: forward.location
            )
        }
    }
}

/// Where routes let everybody call without a code.
struct RouteReach {
    private let routes: [SafetyView.Route]

    /// Judges the routes that are for everybody.
    init(_ routes: [SafetyView.Route]) { self.routes = routes.filter(\.isForEveryone) }

    /// What callers dial before an outside number in most offices.
    private static let lines = ["", "0", "9", "8"]
    /// Whose numbers are tried: the provider's customers are in the Netherlands.
    private static let home = "NL"
    /// More routes than any PBX has; those beyond are not looked at.
    private static let maximumRoutes = 5_000

    /// Dutch premium-rate numbers as they are dialled.
    static let premium: [String] = {
        guard let country = Country(region: home) else { return [] }
        let costly = NumberingData.builtIn.prefixes(of: .premiumRate, in: home)
        return NumberingPlan(country: country, data: .builtIn).service.flatMap { [$0.sample(0), $0.sample(1)] }
            .filter { number in costly.contains { "\(country.callingCode)\(number)".hasPrefix($0) } }
            .map { country.trunkPrefix + $0 }
    }()

    /// Satellite telephones as they are dialled.
    static let satellite = DestinationSamples(.builtIn).all.filter { $0.type == .satellite && $0.region == nil }
        .map { "00" + $0.digits }

    /// A number of each country as it is dialled.
    static let countries: [String] = {
        var seen: Set<String> = []
        return DestinationSamples(.builtIn).all.filter { sample in
            guard sample.type == .fixed, let region = sample.region, region != home else { return false }
            return seen.insert(region).inserted
        }.map { "00" + $0.digits }
    }()

    /// The first of some numbers that goes out, with or without an outside line before it.
    func first(_ numbers: [String]) -> (dialled: String, route: SafetyView.Route)? {
        for number in numbers {
            for line in Self.lines { if let route = route(line + number) { return (line + number, route) } }
        }
        return nil
    }

    /// The first of some numbers, where with some outside line nearly all go out.
    func all(_ numbers: [String]) -> (dialled: String, route: SafetyView.Route)? {
        for line in Self.lines {
            let found = numbers.compactMap { number in route(line + number).map { (line + number, $0) } }
            // A few may be blocked as costly: that is not yet a choice of countries.
            if let first = found.first, found.count * 10 >= numbers.count * 9 { return first }
        }
        return nil
    }

    /// The route that takes dialled digits; nil where none does, or where it asks for a code.
    private func route(_ dialled: String) -> SafetyView.Route? {
        guard let route = routes.prefix(Self.maximumRoutes).first(where: { $0.takes(dialled) }), !route.asksCode else {
            return nil
        }
        return route
    }
}

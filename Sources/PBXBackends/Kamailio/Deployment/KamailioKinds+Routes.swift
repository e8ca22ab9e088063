import TrunkModel

/// What is known of blocks of routes.
extension KamailioKinds {
    /// A setting of ours that says that the check of where a request comes from is another: see ``KamailioExpectation``.
    static let guardKey = "guard"

    static let routes = [
        route("request_route", LocalizedText(nl: "request_route", en: "request_route")),
        route("route", LocalizedText(nl: "route", en: "route")),
        route("branch_route", LocalizedText(nl: "branch_route", en: "branch_route")),
        route("failure_route", LocalizedText(nl: "failure_route", en: "failure_route")),
        route("onreply_route", LocalizedText(nl: "onreply_route", en: "onreply_route")),
        route("event_route", LocalizedText(nl: "event_route", en: "event_route")),
        route("onsend_route", LocalizedText(nl: "onsend_route", en: "onsend_route")),
    ]

    private static func route(_ name: String, _ title: LocalizedText) -> ObjectKind {
        ObjectKind(
            name,
            title: title,
            missing: .breaks(
                "Kamailio start niet, of gesprekken lopen op deze plek vast",
                "Kamailio does not start, or calls get stuck at this place"
            ),
            impact: { object, subject in
                guard subject == .key("statement"), object[guardKey] != nil else { return nil }
                return .opens(
                    "wie er mag bellen wordt anders of niet nagekeken: een vreemde kan op jouw kosten bellen",
                    "who may call is checked differently or not at all: a stranger can call at your cost"
                )
            },
            rules: [
                KeyRule(
                    "statement",
                    KamailioMeanings.statements,
                    .breaks(
                        "gesprekken verlopen anders: ze mislukken, of komen bij een ander of met een ander nummer aan",
                        "calls go differently: they fail, or arrive at somebody else or with another number"
                    )
                ),
                KeyRule(guardKey, KamailioMeanings.nothing, .cosmetic),
            ]
        )
    }
}

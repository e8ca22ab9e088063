import DialPlan
import Templating
import TrunkModel

/// What the brand's templates may print.
struct AvayaScope {
    let plan: DialPlan
    /// Versions covered, for people.
    let versions: String

    private func head(_ file: String) -> [(String, TemplateValue)] {
        [
            ("file", .text(file)), ("name", .text(plan.trunk.name)), ("provider", .text(plan.trunk.profile.title)),
            ("versions", .text(versions)),
        ]
    }

    /// The names for the outbound file.
    func routes(file: String) -> TemplateScope {
        let routing = AvayaRouting(plan)
        func codes(_ codes: [ShortCode]) -> TemplateValue { .texts(codes.map(\.notation)) }
        return TemplateScope(
            head(file) + [
                ("system", codes(routing.system)),
                (
                    "forms",
                    .list(routing.forms.map { ["form": .text($0.head.target), "codes": codes($0.codes)] })
                ),
                (
                    "users",
                    .list(routing.users.map { ["user": .text($0.extension), "codes": codes($0.codes)] })
                ),
            ]
        )
    }

    /// The names for the inbound file.
    func incoming(file: String) -> TemplateScope {
        let incoming = AvayaIncoming(plan)
        let group = TemplateValue.text(String(AvayaLine.firstNumber))
        func described(_ text: String?, _ values: [(String, TemplateValue)]) -> TemplateScope {
            TemplateScope(
                values + [("group", group), ("described", .flag(text != nil)), ("description", .text(text ?? ""))]
            )
        }
        return TemplateScope(
            head(file) + [
                (
                    "ranges",
                    .list(
                        incoming.ranges.map { range in
                            described(
                                range.description,
                                [
                                    ("number", .text(range.number)), ("destination", .text(range.destination)),
                                    ("digits", .text(String(range.number.count))),
                                    ("count", .text(String(range.count))),
                                ]
                            )
                        }
                    )
                ),
                ("has_ranges", .flag(!incoming.ranges.isEmpty)),
                (
                    "routes",
                    .list(
                        incoming.routes.map { route in
                            described(
                                route.description,
                                [
                                    ("number", .text(route.number ?? AvayaScope.blank)),
                                    ("destination", .text(route.destination)),
                                ]
                            )
                        }
                    )
                ),
            ]
        )
    }

    /// A field left empty: a hyphen would mean something in front of a number.
    static let blank = "(blank)"
}

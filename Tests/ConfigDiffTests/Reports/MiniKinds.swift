import PBXBackends
import TrunkModel

/// What is known of a made-up PBX whose files have sections: lines with accounts, contexts with rules.
enum MiniKinds {
    private static func impact(_ severity: DriftSeverity, _ nl: String, _ en: String) -> Impact {
        Impact(severity, LocalizedText(nl: nl, en: en))
    }

    private static let noLogin = impact(
        .breaksCalls,
        "De provider antwoordt met 401 en er gaat geen gesprek uit.",
        "The provider answers 401 and no call goes out."
    )
    private static let elsewhere = impact(
        .breaksCalls,
        "Gesprekken komen ergens anders uit.",
        "Calls land elsewhere."
    )

    static let all = [
        ObjectKind(
            "line",
            title: LocalizedText(nl: "lijn", en: "line"),
            identities: [["host", "account"]],
            missing: impact(.breaksCalls, "Er gaat geen gesprek.", "No call goes through."),
            rules: [
                KeyRule("host", .word, elsewhere), KeyRule("account", .reference(to: "account"), noLogin),
                KeyRule("context", .reference(to: "context"), elsewhere),
                KeyRule(
                    "direct",
                    .boolean,
                    fallback: "yes",
                    impact(.breaksCalls, "Je hoort elkaar niet.", "Nobody hears the other.")
                ),
                KeyRule(
                    "allow",
                    .list(isOrdered: true),
                    impact(.breaksCalls, "De provider kiest een andere codec.", "The provider takes another codec.")
                ),
            ]
        ),
        ObjectKind(
            "account",
            title: LocalizedText(nl: "account", en: "account"),
            identities: [["user"]],
            missing: noLogin,
            rules: [KeyRule("user", .text, noLogin), KeyRule("password", .text, isSecret: true, noLogin)]
        ),
        ObjectKind(
            "context",
            title: LocalizedText(nl: "context", en: "context"),
            missing: elsewhere,
            rules: []
        ),
        ObjectKind(
            "rule",
            title: LocalizedText(nl: "regel", en: "rule"),
            identities: [["context", "number"]],
            part: "context",
            missing: impact(.breaksCalls, "Dit nummer gaat niet over.", "This number does not ring."),
            extra: impact(
                .security,
                "Iedereen op internet kan op jouw kosten bellen.",
                "Anyone on the internet can call out at your cost."
            ),
            order: impact(.breaksCalls, "Een andere regel neemt het gesprek aan.", "Another rule takes the call."),
            rules: [
                KeyRule("context", .reference(to: "context"), elsewhere), KeyRule("number", .text, elsewhere),
                KeyRule("step", .words, elsewhere),
            ]
        ),
    ]
}

extension ValueMeaning {
    /// Every value counts, in order.
    fileprivate static let words = ValueMeaning { $0.map(\.value) }
}

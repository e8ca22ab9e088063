import Diagnostics
import PBXBackends
import TrunkModel

/// A made-up PBX: lines with an account and codecs, accounts with a password, contexts with rules.
enum SampleKinds {
    private static func impact(_ severity: DriftSeverity, _ text: String) -> Impact { Impact(severity, .init(text)) }

    static let line = ObjectKind(
        "line",
        title: .init("line"),
        identities: [["host", "account"]],
        missing: impact(.breaksCalls, "no calls"),
        unknown: impact(.cosmetic, "nothing known"),
        rules: [
            KeyRule("host", .word, impact(.breaksCalls, "calls go elsewhere")),
            KeyRule("account", .reference(to: "account"), impact(.breaksCalls, "no login")),
            KeyRule("context", .reference(to: "context"), impact(.breaksCalls, "calls land elsewhere")),
            KeyRule("direct", aliases: ["reinvite"], .boolean, fallback: "yes", impact(.breaksCalls, "no audio")),
            KeyRule(
                "allow",
                companions: ["disallow"],
                ValueMeaning { settings in
                    settings.reduce(into: [String]()) { words, setting in
                        if setting.key == "disallow" {
                            words = []
                        } else {
                            words += setting.value.split(separator: ",").map(String.init)
                        }
                    }
                },
                impact(.breaksCalls, "no common codec")
            ),
        ]
    )
    static let account = ObjectKind(
        "account",
        title: .init("account"),
        identities: [["user"]],
        missing: impact(.breaksCalls, "no login"),
        rules: [
            KeyRule("user", .text, impact(.breaksCalls, "no login")),
            KeyRule("password", .text, isSecret: true, impact(.breaksCalls, "no login")),
        ]
    )
    static let context = ObjectKind(
        "context",
        title: .init("context"),
        missing: impact(.breaksCalls, "calls land nowhere"),
        rules: [KeyRule("include", .list(isOrdered: true, reference: "context"), impact(.breaksCalls, "other rules"))]
    )
    static let rule = ObjectKind(
        "rule",
        title: .init("rule"),
        identities: [["context", "pattern"]],
        part: "context",
        missing: impact(.breaksCalls, "number does not work"),
        extra: impact(.security, "other numbers work"),
        order: impact(.breaksCalls, "another rule takes the call"),
        rules: [
            KeyRule("context", .reference(to: "context"), impact(.breaksCalls, "elsewhere")),
            KeyRule("pattern", .text, impact(.breaksCalls, "other numbers")),
            KeyRule(
                "step",
                ValueMeaning(mentions: "context") { $0.map(\.value) },
                impact(.breaksCalls, "goes elsewhere")
            ),
        ]
    )
    static let all = [line, account, context, rule]

    /// Objects from lines such as `line primary: host=a allow=alaw`.
    static func objects(_ text: String, file: String) -> [ConfigObject] {
        text.split(separator: "\n").enumerated().map { number, line in
            let halves = line.split(separator: ":", maxSplits: 1)
            let words = halves[0].split(separator: " ").map(String.init)
            let location = SourceLocation(file: file, line: number + 1)
            let settings = (halves.count > 1 ? halves[1] : "").split(separator: " ").enumerated().map { index, pair in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                return ConfigSetting(parts[0], parts[1], at: .init(file: file, line: number + 1, column: index + 2))
            }
            return ConfigObject(kind: words[0], name: words[1], settings: settings, at: location, end: location)
        }
    }
}

import Diagnostics
import TrunkModel

extension ExportRule {
    /// Passwords of accounts and telephones that attackers try first.
    static let weakPasswords = ExportRule(
        AuditRuleSummary(
            "weak-password",
            .error,
            .warning,
            finds: LocalizedText(
                nl: "wachtwoorden die aanvallers het eerst proberen",
                en: "passwords that attackers try first"
            )
        )
    ) { view in
        view.logins.compactMap { login in
            guard let weakness = PasswordWeakness.of(login.password, name: login.name) else { return nil }
            return AuditFinding(
                weakness == .short ? .warning : .error,
                "weak-password",
                LocalizedText(
                    nl: "het wachtwoord van '\(login.name)' is \(weakness.dutch): wie het raadt, belt op jouw kosten",
                    en: "the password of '\(login.name)' is \(weakness.english): who guesses it calls at your cost"
                ),
                advice: LocalizedText(
                    nl: "neem minstens 16 willekeurige letters en cijfers",
                    en: "take at least 16 random letters and digits"
                ),
                at: login.location
            )
        }
    }

    /// The widest network that a provider can have, by the length of its prefix: larger ones belong to whole regions.
    private static let narrowest = 16

    /// Lines that take calls from more addresses than their provider has.
    static let sources = ExportRule(
        AuditRuleSummary(
            "sources-not-limited",
            .error,
            .warning,
            finds: LocalizedText(
                nl: "lijnen die gesprekken van meer adressen aannemen dan de provider heeft",
                en: "lines that take calls from more addresses than the provider has"
            )
        )
    ) { view in
        view.sources.compactMap { source in
            guard let network = try? IPNetwork(source.text) else { return nil }
            let isTooWide = network.prefixLength < narrowest
            let known = view.providerNetworks
            guard isTooWide || !(known.isEmpty || known.contains { $0.contains(network) }) else { return nil }
            return AuditFinding(
                isTooWide ? .error : .warning,
                "sources-not-limited",
                LocalizedText(
                    nl: "'\(source.trunk)' neemt gesprekken van \(source.text) aan alsof ze van de provider komen"
                        + (isTooWide ? "" : "; dat netwerk heeft de provider niet"),
                    en: "'\(source.trunk)' takes calls from \(source.text) for the provider's"
                        + (isTooWide ? "" : ", who has no such network")
                ),
                advice: LocalizedText(
                    nl: "noem alleen de netwerken van de provider",
                    en: "name only the provider's networks"
                ),
                at: source.location
            )
        }
    }
}

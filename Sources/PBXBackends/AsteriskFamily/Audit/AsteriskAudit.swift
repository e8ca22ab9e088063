import ConfigFormats
import Diagnostics
import TrunkModel

/// The rules of safety for an Asterisk, or a system that writes an Asterisk's files.
enum AsteriskAudit {
    private static let rules: [any AuditRule<AsteriskSystem>] = [
        GuestsRule(), InboundLeakRule(), OpenDialPlanRule(), TrunkByNameRule(), SourcesNotLimitedRule(),
        PeerWithoutPasswordRule(), WeakPasswordRule(), InjectedDialRule(), ShellRule(), DialInRule(),
        CallerTransfersRule(), PhonesFromAnywhereRule(), GuessableNamesRule(), AccountsRevealedRule(),
        ListensEverywhereRule(), ManagerOpenRule(), WebServerOpenRule(),
    ]

    /// What the rules are about.
    static let summaries = rules.flatMap(\.summaries)

    /// What the rules find.
    ///
    /// - Parameters:
    ///   - files: The files, such as those of `/etc/asterisk`.
    ///   - providerNetworks: Where the provider's calls come from; empty where that is not known.
    ///   - log: What was found while reading, and what was not looked at.
    /// - Returns: The findings, rule by rule.
    static func findings(
        in files: AsteriskFiles,
        providerNetworks: [IPNetwork] = [],
        log: inout DiagnosticLog
    ) -> [AuditFinding] {
        let system = AsteriskSystem(files, providerNetworks: providerNetworks, log: &log)
        let found = rules.flatMap { $0.findings(in: system) }
        reportLimits(system, &log)
        let secrets = AsteriskSecrets(system)
        return found.map(secrets.hiding)
    }

    /// Says what was not looked at.
    private static func reportLimits(_ system: AsteriskSystem, _ log: inout DiagnosticLog) {
        guard let paths = system.paths else {
            log.note("there is no dial plan here: where calls lead was not looked at", rule: "audit-limit", at: nil)
            return
        }
        if system.lines.lines.isEmpty, system.lines.telephones.isEmpty, system.sipGeneral == nil {
            log.note(
                "there are no lines and no telephones here: where their calls lead was not looked at",
                rule: "audit-limit",
                at: nil
            )
        }
        let skipped = paths.notTried
        guard !skipped.isEmpty else { return }
        let names = skipped.prefix(5).map { "[\($0)]" }.joined(separator: ", ")
        log.warning(
            "the dial plan is too large to try all of it: not tried, or not to the end: \(names)"
                + (skipped.count > 5 ? " and \(skipped.count - 5) more" : ""),
            rule: "audit-limit",
            at: nil
        )
    }
}

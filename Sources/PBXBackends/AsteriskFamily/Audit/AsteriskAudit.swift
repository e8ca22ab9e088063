public import ConfigFormats
public import Diagnostics
public import TrunkModel

/// The rules of safety for an Asterisk, or a system that writes an Asterisk's files.
public enum AsteriskAudit {
    private static let rules: [any AuditRule<AsteriskSystem>] = [
        AccountsRevealedRule(), WeakPasswordRule(), TrunkByNameRule(), SourcesNotLimitedRule(),
        PeerWithoutPasswordRule(),
        ManagerOpenRule(), ListensEverywhereRule(), PhonesFromAnywhereRule(), InjectedDialRule(), ShellRule(),
        CallerTransfersRule(), GuestsRule(), InboundLeakRule(), OpenDialPlanRule(),
    ]

    /// What the rules find in a folder such as `/etc/asterisk`.
    ///
    /// - Parameters:
    ///   - folder: The files.
    ///   - providerNetworks: Where the provider's calls come from; empty where that is not known.
    ///   - log: What was found while reading.
    /// - Returns: The findings, the worst first, then by position.
    public static func findings(
        in folder: SourceFolder,
        providerNetworks: [IPNetwork] = [],
        log: inout DiagnosticLog
    ) -> [AuditFinding] {
        let system = AsteriskSystem(folder, providerNetworks: providerNetworks, log: &log)
        let found = rules.flatMap { $0.findings(in: system) }
        return found.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.severity != b.severity { return a.severity > b.severity }
            guard let at = a.location, let other = b.location, at != other else { return left.offset < right.offset }
            return at < other
        }.map(\.element)
    }
}

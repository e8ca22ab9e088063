import ConfigFormats
import Diagnostics
import TrunkModel

/// `accounts-revealed`: chan_sip answers differently to wrong names and wrong passwords, so that names can be found by trying.
struct AccountsRevealedRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "accounts-revealed",
            .warning,
            .note,
            finds: LocalizedText(
                nl: "alwaysauthreject ontbreekt of staat uit: wie probeert, hoort welke namen bestaan",
                en: "alwaysauthreject is missing or off: whoever tries is told which names exist"
            )
        )
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        guard let general = system.sipGeneral else { return [] }
        let value = AsteriskSystem.isTrue(general["alwaysauthreject"])
        guard value != true, value == false || system.isGeneralWhole else { return [] }
        // The default has been yes since Asterisk 1.8 (its UPGRADE-1.8.txt); files do not tell the version.
        return [
            AuditFinding(
                value == false ? .warning : .note,
                "accounts-revealed",
                value == false
                    ? LocalizedText(
                        nl: "alwaysauthreject staat uit: wie probeert, hoort welke toestelnamen bestaan",
                        en: "alwaysauthreject is off: whoever tries is told which extensions exist"
                    )
                    : LocalizedText(
                        nl:
                            "alwaysauthreject ontbreekt: vóór Asterisk 1.8 hoort wie probeert dan welke toestelnamen bestaan",
                        en:
                            "alwaysauthreject is missing: before Asterisk 1.8 whoever tries is then told which extensions exist"
                    ),
                advice: LocalizedText(
                    nl: "zet alwaysauthreject=yes in [general]",
                    en: "set alwaysauthreject=yes in [general]"
                ),
                at: general.location(of: "alwaysauthreject")
            )
        ]
    }
}

import ConfigFormats
import Diagnostics
import TrunkModel

/// `accounts-revealed`: chan_sip answers differently to wrong names and wrong passwords, so that names can be found by trying.
struct AccountsRevealedRule: AuditRule {
    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        // The default has been yes since Asterisk 1.8 (UPGRADE-1.8.txt); only a no is worth a word.
        guard let general = system.sipGeneral, AsteriskSystem.isTrue(general["alwaysauthreject"]) == false else {
            return []
        }
        return [
            AuditFinding(
                .warning,
                "accounts-revealed",
                LocalizedText(
                    nl: "alwaysauthreject staat uit: wie probeert, hoort welke toestelnamen bestaan",
                    en: "alwaysauthreject is off: whoever tries is told which extensions exist"
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

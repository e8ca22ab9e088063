import ConfigFormats
import Diagnostics
import TrunkModel

/// `trunk-by-name`: a line without a password that believes whoever writes its name into From.
///
/// Asterisk's default `identify_by=username,ip` does that for every endpoint without `auth`.
struct TrunkByNameRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "trunk-by-name",
            .error,
            finds: LocalizedText(
                nl: "een lijn zonder wachtwoord gelooft wie haar naam in From zet",
                en: "a line without a password believes whoever writes its name into From"
            )
        )
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        system.pjsip("endpoint").filter { endpoint in
            guard endpoint["auth"] == nil, endpoint.name != "anonymous" else { return false }
            let ways = (endpoint["identify_by"] ?? "username,ip").split(separator: ",").map { $0.filter { $0 != " " } }
            return ways.contains("username")
        }.map { endpoint in
            AuditFinding(
                .error,
                "trunk-by-name",
                LocalizedText(
                    nl:
                        "[\(endpoint.name)] vraagt geen wachtwoord en herkent bellers aan hun naam: wie die naam in From zet, komt"
                        + " binnen",
                    en:
                        "[\(endpoint.name)] asks for no password and knows callers by name: whoever writes that name into From"
                        + " gets in"
                ),
                advice: LocalizedText(
                    nl: "zet identify_by=ip en noem de adressen van de provider in een sectie type=identify",
                    en: "set identify_by=ip and name the provider's addresses in a section type=identify"
                ),
                at: endpoint.location(of: "identify_by")
            )
        }
    }
}

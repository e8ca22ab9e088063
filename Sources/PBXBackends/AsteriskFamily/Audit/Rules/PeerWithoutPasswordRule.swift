import ConfigFormats
import Diagnostics
import TrunkModel

/// `peer-without-password`: a chan_sip telephone or line that anybody may call as.
struct PeerWithoutPasswordRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "peer-without-password",
            .error,
            finds: LocalizedText(
                nl: "wie de naam van een toestel of lijn kent, belt zonder wachtwoord",
                en: "who knows the name of a telephone or line calls without a password"
            )
        )
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        system.sipPeers.compactMap { peer in
            let hasSecret = ["secret", "md5secret"].contains { peer[$0]?.isEmpty == false }
            let insecure = (peer["insecure"] ?? "no").lowercased()
            let trusts = insecure.contains("invite") || insecure == "very" || insecure == "yes"
            let isDynamic = peer["host"]?.lowercased() == "dynamic"
            let isUser = peer["type"]?.lowercased() != "peer"
            let isLimited = peer["permit"] != nil || peer["acl"] != nil
            // A peer of a fixed address is known by that address; a user, and what registers, by name alone.
            guard isUser || isDynamic, !hasSecret || trusts, !isLimited else { return nil }
            return AuditFinding(
                .error,
                "peer-without-password",
                LocalizedText(
                    nl: "[\(peer.name)] laat bellers toe zonder wachtwoord: wie de naam kent, belt op jouw kosten",
                    en: "[\(peer.name)] lets callers in without a password: who knows the name calls at your cost"
                ),
                advice: LocalizedText(
                    nl: "geef een secret, haal insecure=invite weg, en maak van een lijn van de provider type=peer",
                    en: "give it a secret, take insecure=invite away, and make a provider's line type=peer"
                ),
                at: peer.location(of: hasSecret ? "insecure" : "type")
            )
        }
    }
}

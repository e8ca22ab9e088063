import Diagnostics
import DialPlan
import TrunkModel

/// What several brands cannot express.
enum SharedLimitations {
    /// A route table that lets whole countries through.
    static let foreignTypes = Limitation(
        "foreign-types-not-blocked",
        .warning,
        LocalizedText(
            nl:
                "geblokkeerde soorten nummers in het buitenland (zoals betaalnummers) houdt de PBX niet tegen, alleen landen als "
                + "geheel; laat de provider dat doen met de Destination Whitelist",
            en:
                "foreign numbers of blocked types (such as premium-rate) are not stopped by the PBX, which only knows whole "
                + "countries; have the provider do it by the Destination Whitelist"
        ),
        settings: [.destinations]
    ) { !RouteTable($0).refused.isEmpty }
}

import TrunkModel

/// What is known of FreePBX's objects and their fields, under the names of its database.
enum FreePBXKinds {
    /// A trunk: its row in `trunks`, and the fields of its page.
    static let trunk = "trunk"
    /// USER Details of a chan_sip trunk.
    static let user = "trunk-user"
    /// A row of a trunk's Dialed Number Manipulation Rules.
    static let trunkPattern = "trunk-pattern"
    /// An outbound route.
    static let route = "route"
    /// A dial pattern of an outbound route.
    static let pattern = "pattern"
    /// An inbound route.
    static let inbound = "inbound"
    /// The key under which a route has its trunks in order: the table's name.
    static let routeTrunks = "outbound_route_trunks"

    /// All kinds of a line.
    static func all(_ line: FreePBXLine) -> [ObjectKind] {
        [
            trunkKind(line), userKind, trunkPatternKind, routeKind(line), patternKind, inboundKind,
        ]
    }

    // MARK: Writing rules

    /// A key that calls depend on; empty is left out, unless told otherwise.
    static func calls(
        _ key: String,
        _ meaning: ValueMeaning = .text,
        aliases: [String] = [],
        companions: [String] = [],
        fallback: String? = "",
        isSecret: Bool = false,
        nl: String,
        en: String
    ) -> KeyRule {
        KeyRule(
            key,
            aliases: aliases,
            companions: companions,
            meaning,
            fallback: fallback,
            isSecret: isSecret,
            Impact(.breaksCalls, LocalizedText(nl: nl, en: en))
        )
    }

    /// A key that safety depends on.
    static func safety(
        _ key: String,
        _ meaning: ValueMeaning = .text,
        fallback: String? = "",
        nl: String,
        en: String
    ) -> KeyRule {
        KeyRule(key, meaning, fallback: fallback, Impact(.security, LocalizedText(nl: nl, en: en)))
    }

    /// A key without which calls work and are safe.
    static func cosmetic(
        _ key: String,
        _ meaning: ValueMeaning = .text,
        aliases: [String] = [],
        fallback: String? = "",
        nl: String? = nil,
        en: String? = nil
    ) -> KeyRule {
        let impact =
            if let nl, let en {
                Impact(.cosmetic, LocalizedText(nl: nl, en: en))
            } else {
                Impact.cosmetic
            }
        return KeyRule(key, aliases: aliases, meaning, fallback: fallback, impact)
    }

    /// What another key does to calls that go out or come in.
    static func effect(_ severity: DriftSeverity, nl: String, en: String) -> Impact {
        Impact(severity, LocalizedText(nl: nl, en: en))
    }
}

public import TrunkModel

extension Act {
    /// What people call it.
    public var title: LocalizedText {
        switch self {
        case .registration: LocalizedText(nl: "Registratie", en: "Registration")
        case .inbound: LocalizedText(nl: "Inkomend", en: "Inbound")
        case .outbound: LocalizedText(nl: "Uitgaand", en: "Outbound")
        case .failover: LocalizedText(nl: "Uitwijken", en: "Failover")
        case .keepalive: LocalizedText(nl: "Bereikbaarheid", en: "Keepalive")
        }
    }
}

import DialPlan
import TrunkModel

/// Where the dial plan that all Asterisk brands share keeps settings.
struct AsteriskPlaces {
    let plan: DialPlan
    /// The trunk's number that advice is about, as E.164 digits; nil for all.
    var number: String?

    private var name: String { plan.trunk.name }

    private func place(_ context: String, _ key: String, _ value: String? = nil) -> SettingPlace {
        SettingPlace(LocalizedText("extensions_\(name).conf"), section: "[\(name)-\(context)]", key: key, value: value)
    }

    /// Where calls from the provider are looked up.
    var didRoutes: [SettingPlace] {
        let called = number ?? plan.trunk.numbers.first { $0.inbound != nil }?.first.digits
        let target = called.flatMap { called in
            plan.trunk.block(holding: called)?.inbound.map {
                "\(called),1,Goto(\(plan.trunk.pbx.internalContext),\($0.target(forDigits: called)),1)"
            }
        }
        return [
            place("did", "exten", target),
            place("did", "exten => i", "Hangup(1)"), place("inbound", "exten", "Goto(\(name)-did,…)"),
        ]
    }

    /// Where From is set: the number, and that Asterisk does not hide it.
    var caller: [SettingPlace] {
        [place("call", "Set(CALLERID(num))", "${SHOWN}"), place("call", "Set(CALLERID(pres))", "allowed")]
    }

    /// What Asterisk looks for when OPTIONS comes: it answers 404 where a call would find nothing.
    var optionsTargets: [SettingPlace] {
        // Device accounts are called by their number, which has its route.
        let accounts = plan.trunk.kind == .trunk ? plan.trunk.accounts : []
        return accounts.map { place("inbound", "exten => \($0.username)", "Goto(\(name)-to,s,1)") }
            + [place("inbound", "exten => s", "Hangup(1)")]
    }

    /// Where a header of outbound calls is added: in the asserted identity's or privacy's line.
    func headers(_ setting: TrunkSetting) -> SettingPlace {
        setting == .privacy
            ? place("headers", "Privacy", "id") : place("headers", "P-Asserted-Identity", "<sip:${ARG1}@…>")
    }

    /// Where the dial plan keeps a setting; none if it does not.
    func places(of setting: TrunkSetting) -> [SettingPlace] {
        switch setting {
        case .dialRules:
            let rules = plan.dialRules.map(\.kind).filter { $0 != .emergency }.uniqued
            return [place("destinations", "Gosub(\(name)-call)", "+${EXTEN}"), place("emergency", "exten")]
                + rules.map { place($0.rawValue.replacing("_", with: "-"), "exten") }
        case .destinations: return [place("destinations", "exten", "Hangup(21)")]
        case .callerID: return [place("callers", "Set(SHOWN)")]
        case .failover:
            return [place("call", "Dial"), place("failover", "GotoIf")]
        case .didRoutes: return didRoutes
        // What is no number of the trunk ends there; an `include` in its place would let it out.
        case .relaying:
            return [place("did", "exten => i", "Hangup(1)"), place("inbound", "exten", "Goto(\(name)-did,…)")]
        default: return []
        }
    }
}

import DialPlan
import TrunkModel

/// Which number each caller shows; with device accounts the account decides.
extension AvayaSheet {
    var callerSteps: [SetupSheet.Step] { isTrunk ? [callers] : anonymous.map { [$0] } ?? [] }

    /// With device accounts there is nothing to enter but who stays unseen.
    private var anonymous: SetupSheet.Step? {
        let hidden = plan.callers.callers.filter(\.identity.isAnonymous)
        guard !hidden.isEmpty else { return nil }
        return SetupSheet.Step(
            LocalizedText(nl: "Wie anoniem belt", en: "Who calls anonymously"),
            on: SetupSheet.Screen("User", tab: "SIP"),
            table: SetupSheet.Table(["User", "Anonymous"], hidden.map { [$0.extension, "On"] })
        )
    }

    private var callers: SetupSheet.Step {
        func row(_ user: LocalizedText, _ number: PhoneNumber, isAnonymous: Bool) -> [LocalizedText] {
            let shown = LocalizedText(trunk.wireFormat(number))
            return [user, shown, shown, shown, LocalizedText(isAnonymous ? "On" : "Off")]
        }
        let listed = plan.callers.callers.map { caller in
            row(LocalizedText(caller.extension), caller.identity.number, isAnonymous: caller.identity.isAnonymous)
        }
        let others = plan.callers.everybodyElse.map { identity in
            row(
                LocalizedText(nl: "alle anderen", en: "all others"),
                identity.number,
                isAnonymous: identity.isAnonymous
            )
        }
        return SetupSheet.Step(
            LocalizedText(nl: "Welk nummer elke beller toont", en: "Which number each caller shows"),
            on: SetupSheet.Screen("User", tab: "SIP"),
            text: LocalizedText(
                nl:
                    "Bij elke gebruiker; voor een groep die zelf uitbelt op Group › SIP, voor voicemail op System › Voicemail. "
                    + "Alleen nummers die bij de provider als nummerweergave aan staan.",
                en:
                    "With each user; for a group that calls out by itself on Group › SIP, for voicemail on System › Voicemail. "
                    + "Only numbers that the provider has on for caller ID."
            ),
            table: SetupSheet.Table(
                ["User", "SIP Name", "SIP Display Name (Alias)", "Contact", "Anonymous"],
                listed + [others].compactMap(\.self)
            )
        )
    }
}

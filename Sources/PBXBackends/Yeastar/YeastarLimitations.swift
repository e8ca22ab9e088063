import Diagnostics
import DialPlan
import TrunkModel

/// What Yeastar's lines cannot express.
enum YeastarLimitations {
    static func of(_ line: YeastarLine) -> [Limitation] {
        switch line {
        case .pSeries:
            [
                SharedLimitations.foreignTypes, anonymous, callerExtensions, passwordRule, notInAPI,
                notOnScreen(.pSeries),
            ]
                + shared
        case .sSeries:
            [SharedLimitations.foreignTypes, anonymous, withoutPlus, outsideLine, dialledPlus, passwordCharacters]
                + [systemWideIdentity, notInCSV, inboundByHand, notOnScreen(.sSeries)] + shared
        case .myPBX:
            [SharedLimitations.foreignTypes, anonymous, withoutPlus, outsideLine, dialledPlus, unknownIdentity]
                + [didRanges, screensOnly, notOnScreen(.myPBX)] + shared
        }
    }

    private static let shared = [membersChooseAccount, roundRobin, oneHost, ipv6, codecOrder]

    /// Privacy is a switch of the whole trunk.
    static let anonymous = Limitation(
        "anonymous-not-per-call",
        .error,
        LocalizedText(
            nl:
                "anoniem bellen per toestel kan niet: Privacy is een schakelaar van de hele trunk; wie anoniem moet bellen, "
                + "toont toch een nummer van de trunk",
            en:
                "single callers cannot be anonymous: Privacy is a switch of the whole trunk; whoever should be anonymous shows a "
                + "number of the trunk after all"
        ),
        settings: [.privacy],
        key: { plan in
            plan.trunk.callers.firstIndex { $0.identity == .anonymous }.map { "callers[\($0)].caller_id" }
        },
        applies: { plan in plan.callers.callers.contains { $0.identity.isAnonymous } }
    )

    /// With device accounts the caller's account is chosen by who is a member of which route.
    private static let membersChooseAccount = Limitation(
        "members-choose-account",
        .warning,
        LocalizedText(
            nl:
                "welk account een toestel gebruikt, hangt af van de leden van elke uitgaande route; geen bron bevestigt dat de PBX "
                + "bij wie geen lid is de volgende route probeert: bel met een toestel van elk account op proef",
            en:
                "which account an extension uses depends on the members of each outbound route; no source confirms that the PBX "
                + "tries the next route for one who is no member: make a test call from an extension of each account"
        ),
        settings: [.callerID],
        applies: { YeastarPlan.groups($0).count > 1 }
    )

    private static let roundRobin = Limitation(
        "rrmemory-hunt-off",
        .note,
        LocalizedText(
            nl:
                "Rrmemory Hunt moet uit blijven: aan wisselt de PBX de accounts af in plaats van eerst het primaire te nemen",
            en: "Rrmemory Hunt must stay off: on, the PBX takes the accounts in turn and not the primary one first"
        ),
        applies: { $0.trunk.kind == .trunk && $0.trunk.accounts.count > 1 }
    )

    /// Asterisk inside takes a call from the provider's address for either trunk.
    private static let oneHost = Limitation(
        "trunks-on-one-host",
        .note,
        LocalizedText(
            nl:
                "meerdere trunks naar een server: de PBX kan een inkomend gesprek aan elk ervan toeschrijven, dus elke inkomende "
                + "route noemt alle trunks",
            en:
                "several trunks to one server: the PBX may take an inbound call for any of them, so every inbound route names all "
                + "trunks"
        ),
        applies: { plan in Set(plan.trunk.accounts.map(\.server.host)).count < plan.trunk.accounts.count }
    )

    private static let ipv6 = Limitation(
        "ipv6-not-confirmed",
        .warning,
        LocalizedText(
            nl: "geen bron bevestigt dat een trunk naar een IPv6-adres werkt; gebruik liever de naam of het IPv4-adres",
            en: "no source confirms that a trunk to an IPv6 address works; take the name or the IPv4 address instead"
        ),
        settings: [.registration],
        applies: { plan in plan.trunk.accounts.contains { $0.server.host.contains(":") } }
    )

    private static let codecOrder = Limitation(
        "codec-default-ulaw",
        .note,
        LocalizedText(
            nl: "een nieuwe trunk zet u-law voor a-law; de provider wil a-law eerst",
            en: "a new trunk puts u-law before a-law; the provider wants a-law first"
        ),
        applies: { $0.trunk.profile.codecs.first == .alaw }
    )

    /// Things that Asterisk does inside, and that no screen of the line is known to set.
    private static func notOnScreen(_ line: YeastarLine) -> Limitation {
        let settings: Set<TrunkSetting> =
            switch line {
            case .pSeries: [.contactUser, .connectedLine]
            case .sSeries: [.contactUser, .connectedLine, .registrationTimes]
            case .myPBX: [.contactUser, .connectedLine, .registrationTimes, .guests, .t38, .extensions]
            }
        return Limitation(
            "no-known-field",
            .note,
            line == .myPBX
                ? LocalizedText(
                    nl:
                        "geen bekend veld voor Contact, namen in antwoorden, registratietijd, onbekende bellers, T.38 en "
                        + "sessietimers: controleer ze in een trace",
                    en:
                        "no known field for Contact, names in answers, registration time, unknown callers, T.38 and session "
                        + "timers: check them in a trace"
                )
                : LocalizedText(
                    nl: "geen bekend veld voor Contact en namen in antwoorden: controleer ze in een trace",
                    en: "no known field for Contact and names in answers: check them in a trace"
                ),
            settings: settings,
            applies: { _ in true }
        )
    }
}

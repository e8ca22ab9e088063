import Diagnostics
import DialPlan
import TrunkModel

/// What IP Office cannot express, and what no source confirms.
enum AvayaLimitations {
    /// The limitations of a generation.
    static func all(_ release: AvayaRelease) -> [Limitation] {
        (release.hasAdvanced ? [] : [privacyBefore91]) + [
            privacyUser, anonymousEmergency, sourceAddress, ipv6, credentials, codeLength,
            SharedLimitations.foreignTypes,
            sharedExtension, callBack, severalLines, routeName, plusInCode, fax,
        ]
    }

    private static func hasAnonymous(_ plan: DialPlan) -> Bool {
        plan.callers.callers.contains { $0.identity.isAnonymous }
    }

    /// Without the tab SIP Advanced there is no Send From In Clear.
    private static let privacyBefore91 = Limitation(
        "avaya-privacy-before-9.1",
        .error,
        LocalizedText(
            nl:
                "anoniem bellen zoals de provider het wil (Privacy: id, met het echte nummer in From) kan pas vanaf release 9.1; "
                + "hier komt er anonymous@anonymous.invalid en Privacy: user, en de provider kan zulke gesprekken weigeren",
            en:
                "anonymous calls as the provider wants them (Privacy: id, the real number in From) are possible from release 9.1 "
                + "on; here anonymous@anonymous.invalid and Privacy: user are sent, and the provider may refuse such calls"
        ),
        settings: [.privacy]
    ) { $0.trunk.profile.anonymous == .privacyIDWithRealNumber && hasAnonymous($0) }

    private static let privacyUser = Limitation(
        "avaya-privacy-user",
        .warning,
        LocalizedText(
            nl: "met 'anonymous' in From stuurt IP Office 'Privacy: user', niet 'Privacy: id'",
            en: "with 'anonymous' in From, IP Office sends 'Privacy: user', not 'Privacy: id'"
        ),
        settings: [.privacy]
    ) { $0.trunk.profile.anonymous == .anonymousFrom && hasAnonymous($0) }

    private static let anonymousEmergency = Limitation(
        "avaya-anonymous-emergency",
        .warning,
        LocalizedText(
            nl: "een gebruiker die anoniem belt, is dat ook bij een alarmnummer",
            en: "a user who calls anonymously does so to emergency numbers too"
        ),
        settings: [.privacy],
        applies: hasAnonymous
    )

    private static let sourceAddress = Limitation(
        "avaya-source-address",
        .warning,
        LocalizedText(
            nl:
                "IP Office herkent gesprekken van de provider aan het adres van de server die op de lijn staat, niet aan een heel "
                + "netwerk; komen er gesprekken van een ander adres, kies dan bij Association Method de From-header tegen het "
                + "ITSP-domein, en laat in de firewall alleen de provider toe",
            en:
                "IP Office recognises the provider's calls by the address of the line's server, not by a whole network; should "
                + "calls come from another address, choose the From header against the ITSP domain as Association Method, and "
                + "admit only the provider in the firewall"
        ),
        settings: [.providerNetworks, .guests]
    ) { $0.trunk.profile.networks.contains { !$0.isSingleAddress } }

    private static let ipv6 = Limitation(
        "avaya-ipv6",
        .error,
        LocalizedText(
            nl: "geen bron bevestigt dat een SIP-lijn van IP Office een IPv6-adres aankan; gebruik een server met IPv4",
            en: "no source confirms that a SIP line of IP Office can do with an IPv6 address; use a server with IPv4"
        ),
        settings: [.registration],
        key: { plan in plan.trunk.accounts.first { $0.server.host.contains(":") }.map { "\($0.path).server" } },
        applies: { plan in plan.trunk.accounts.contains { $0.server.host.contains(":") } }
    )

    private static let credentials = Limitation(
        "avaya-credentials",
        .error,
        LocalizedText(
            nl:
                "op een SIP-lijn passen \(AvayaLine.maximumCredentials) accounts, en twee lijnen naar een server geven alle "
                + "inkomende gesprekken aan de laagste; neem een trunk in plaats van toestelaccounts",
            en:
                "a SIP line holds \(AvayaLine.maximumCredentials) accounts, and of two lines to one server the lower gets all "
                + "inbound calls; take a trunk instead of device accounts"
        ),
        settings: [.registration, .credentials]
    ) { AvayaLine.lines(of: $0.trunk).contains { $0.accounts.count > AvayaLine.maximumCredentials } }

    private static let codeLength = Limitation(
        "avaya-code-length",
        .error,
        LocalizedText(
            nl:
                "een short code is langer dan IP Office toelaat (\(ShortCode.maximumCode) tekens voor de code, "
                + "\(ShortCode.maximumTelephoneNumber) voor het nummer)",
            en:
                "a short code is longer than IP Office allows (\(ShortCode.maximumCode) characters for the code, "
                + "\(ShortCode.maximumTelephoneNumber) for the number)"
        ),
        settings: [.dialRules],
        key: { _ in "outbound.outside_line" },
        applies: { !AvayaRouting($0).all.allSatisfy(\.fits) }
    )

    /// A user who calls out by another account than everybody else needs codes of their own, a group cannot have any.
    private static let sharedExtension = Limitation(
        "avaya-user-codes",
        .note,
        LocalizedText(
            nl:
                "wie over een ander account belt dan de anderen, krijgt eigen short codes; dat kan alleen bij een gebruiker, niet "
                + "bij een groep",
            en:
                "who calls out by another account than the others gets short codes of their own; only a user can have them, not "
                + "a group"
        )
    ) { plan in plan.callers.callers.contains { $0.identity.accounts != plan.callers.everybodyElse?.accounts } }

    private static let callBack = Limitation(
        "avaya-call-back",
        .note,
        LocalizedText(
            nl:
                "nummers in de gesprekslijst staan er zonder cijfers voor de buitenlijn, doordat de provider ze met het "
                + "internationale voorvoegsel stuurt; met het nummerformaat 'plus' kun je ze wel terugbellen",
            en:
                "numbers in the call log lack the digits for the outside line, since the provider sends them with the "
                + "international prefix; with the number format 'plus' they can be called back"
        )
    ) { $0.trunk.numberFormat == .internationalPrefix && !$0.trunk.outsideLine.isEmpty }

    private static let severalLines = Limitation(
        "avaya-several-lines",
        .note,
        LocalizedText(
            nl:
                "leiden de namen van de servers naar hetzelfde adres, dan komen alle gesprekken op de lijn met het laagste nummer "
                + "binnen; dat hindert niet, want beide lijnen hebben dezelfde Incoming Group",
            en:
                "if the servers' names lead to the same address, all calls arrive at the line with the lowest number; that does "
                + "no harm, since the lines have the same Incoming Group"
        )
    ) { AvayaLine.lines(of: $0.trunk).count > 1 }

    private static let routeName = Limitation(
        "avaya-route-name",
        .note,
        LocalizedText(
            nl:
                "de naam van de trunk is te lang voor Route Name (\(AvayaRouteName.maximum) tekens) en is daar ingekort",
            en:
                "the trunk's name is too long for Route Name (\(AvayaRouteName.maximum) characters) and is shortened there"
        ),
        key: { _ in "name" },
        applies: { AvayaRouteName.isShortened($0.trunk) }
    )

    private static let plusInCode = Limitation(
        "avaya-plus-in-code",
        .note,
        LocalizedText(
            nl:
                "geen bron bevestigt dat een short code met + mag beginnen; weigert Manager die regel, laat hem dan weg: alleen "
                + "nummers die met + gekozen worden (uit een adresboek) werken dan niet",
            en:
                "no source confirms that a short code may begin with +; should Manager refuse that line, leave it out: only "
                + "numbers dialled with + (from a directory) do not work then"
        )
    ) { !AvayaRouting.heads($0).isEmpty }

    private static let fax = Limitation(
        "avaya-fax",
        .note,
        LocalizedText(
            nl:
                "een fax gaat zonder T.38, als gewoon geluid, over de lijn; kies geen T38 Fallback, dat op Linux-systemen ook "
                + "niet bestaat",
            en:
                "fax goes over the line without T.38, as ordinary audio; do not choose T38 Fallback, which does not exist on "
                + "Linux systems either"
        )
    ) { _ in true }
}

import Diagnostics
import DialPlan
import TrunkModel

/// What the versions of FreePBX cannot express.
enum FreePBXLimitations {
    /// Those of a version.
    static func all(_ line: FreePBXLine) -> [Limitation] {
        var all = [AsteriskLimitations.anonymousFrom, silentServer, hook, foreignAccounts(line)]
        switch line.driver {
        case .pjsip: all += [ipv6Transport, timers, secretPJSIP]
        case .sip:
            all += [
                AsteriskLimitations.digestLength, AsteriskLimitations.hostLength, AsteriskLimitations.guestsIPv4,
                secretSIP,
            ]
        }
        if line.core == 17 { all += line.driver == .pjsip ? [registrations17] : [removed] }
        if line.family == .issabel, line.driver == .pjsip { all += [issabelAmpersand, issabelFields] }
        // The chan_sip line of 16 holds 13 and 14 too.
        if line.core < 15 || line.name == "16-sip" { all.append(valueLength) }
        if line.family == .classic { all.append(announcement) }
        return all
    }

    private static func password(_ plan: DialPlan, _ isWrong: (String) -> Bool) -> Trunk.Account? {
        plan.trunk.accounts.first { isWrong($0.password.reveal()) }
    }

    private static func passwords(
        _ id: String,
        _ text: LocalizedText,
        _ isWrong: @escaping @Sendable (String) -> Bool
    ) -> Limitation {
        Limitation(
            id,
            .error,
            text,
            settings: [.credentials],
            key: { plan in password(plan, isWrong).map { "\($0.path).password" } },
            applies: { password($0, isWrong) != nil }
        )
    }

    /// FreePBX writes `password=SECRET` as it is: Asterisk takes `=>` for its sign and `;` for a comment.
    static let secretPJSIP = passwords(
        "freepbx-password-pjsip",
        LocalizedText(
            nl: "een wachtwoord met ; of met > vooraan komt bij FreePBX niet heel in pjsip.auth.conf: kies een ander",
            en: "a password with ; or with > in front does not reach pjsip.auth.conf whole from FreePBX: choose another"
        )
    ) { $0.utf8.contains(UInt8(ascii: ";")) || $0.hasPrefix(">") }

    /// Lines of PEER Details with the same key are stored as one value with `&` between them.
    static let secretSIP = passwords(
        "freepbx-password-sip",
        LocalizedText(
            nl: "een wachtwoord met & of met > vooraan komt niet heel door PEER Details: kies een ander",
            en: "a password with & or with > in front does not come through PEER Details whole: choose another"
        )
    ) { $0.utf8.contains(UInt8(ascii: "&")) || $0.hasPrefix(">") }

    /// Issabel stores its pjsip trunks as it does those of chan_sip.
    static let issabelAmpersand = passwords(
        "freepbx-password-issabel",
        LocalizedText(
            nl: "een wachtwoord met & komt bij Issabel niet heel aan: kies een ander",
            en: "a password with & does not arrive whole in Issabel: choose another"
        )
    ) { $0.utf8.contains(UInt8(ascii: "&")) }

    /// `data` is varchar(255) up to core 14 and, for Issabel, always.
    static let valueLength = passwords(
        "freepbx-value-length",
        LocalizedText(
            nl: "een wachtwoord van meer dan 255 tekens past niet in de database van deze FreePBX",
            en: "a password of more than 255 characters does not fit this FreePBX's database"
        )
    ) { $0.utf8.count > 255 }

    static let hook = Limitation(
        "freepbx-hook",
        .note,
        LocalizedText(
            nl:
                "P-Asserted-Identity samen met Privacy: id kunnen de schermen niet; het bestand voor extensions_custom.conf doet "
                + "dat",
            en:
                "the screens cannot do P-Asserted-Identity together with Privacy: id; the file for extensions_custom.conf does"
        ),
        settings: [.assertedIdentity, .privacy]
    ) { _ in true }

    static let silentServer = Limitation(
        "freepbx-silent-server",
        .note,
        LocalizedText(
            nl:
                "een server die plots zwijgt wordt pas overgeslagen als OPTIONS hem dood meldt; tot dan mislukt een gesprek na "
                + "een halve minuut zonder het tweede account",
            en:
                "a server that falls silent is passed over only when OPTIONS has found it dead; until then a call fails after "
                + "half a minute without the second account"
        ),
        settings: [.failover]
    ) { $0.trunk.accounts.count > 1 && $0.trunk.kind == .trunk }

    /// With device accounts the route of the caller's account is chosen by the caller's number.
    static func foreignAccounts(_ line: FreePBXLine) -> Limitation {
        Limitation(
            "freepbx-caller-routes",
            .note,
            LocalizedText(
                nl:
                    "wie een eigen account of een verborgen nummer heeft, krijgt eigen uitgaande routes, herkend aan het toestelnummer",
                en:
                    "callers with an account of their own or a hidden number get outbound routes of their own, told by extension"
            )
        ) { !FreePBXRoute.callerGroups($0).isEmpty }
    }

    static let timers = Limitation(
        "freepbx-timers",
        .note,
        LocalizedText(
            nl:
                "sessietimers en 100rel staan niet op het scherm van de trunk; Asterisk biedt ze aan, maar eist ze niet",
            en:
                "session timers and 100rel are not on the trunk's screen; Asterisk offers them, but does not demand them"
        ),
        settings: [.extensions]
    ) { _ in true }

    static let ipv6Transport = Limitation(
        "freepbx-ipv6-transport",
        .warning,
        LocalizedText(
            nl: "het transport 0.0.0.0-udp is IPv4; kies bij Transport het transport dat aan een IPv6-adres hangt",
            en: "the transport 0.0.0.0-udp is IPv4; choose at Transport the one that is bound to an IPv6 address"
        ),
        settings: [.transport]
    ) { $0.trunk.accounts.contains { $0.server.host.contains(":") } }

    static let registrations17 = Limitation(
        "freepbx-17-registrations",
        .note,
        LocalizedText(
            nl:
                "de module Core 17.0.18.2 tot en met 17.0.18.4 maakt elke PJSIP-registratie stuk, en met Asterisk 22 verbergt een "
                + "Core voor 17.0.18.10 het veld Send Line in Registration: werk Core eerst bij",
            en:
                "the module Core 17.0.18.2 to 17.0.18.4 breaks every PJSIP registration, and with Asterisk 22 a Core before "
                + "17.0.18.10 hides the field Send Line in Registration: update Core first"
        ),
        settings: [.registration]
    ) { _ in true }

    static let removed = Limitation(
        "freepbx-chan-sip-removed",
        .note,
        LocalizedText(
            nl: "chan_sip is uit Asterisk 21 verdwenen; neem freepbx:17 zodra Asterisk wordt bijgewerkt",
            en: "chan_sip is gone from Asterisk 21; take freepbx:17 once Asterisk is upgraded"
        )
    ) { _ in true }

    static let issabelFields = Limitation(
        "freepbx-issabel-fields",
        .note,
        LocalizedText(
            nl:
                "Issabel heeft geen veld voor Send Connected Line en Match Inbound Authentication; de standaard van Asterisk geldt",
            en:
                "Issabel has no field for Send Connected Line and Match Inbound Authentication; Asterisk's defaults hold"
        ),
        settings: [.connectedLine, .guests]
    ) { _ in true }

    static let announcement = Limitation(
        "freepbx-announcement",
        .note,
        LocalizedText(
            nl:
                "een toestelaccount zonder inkomende route neemt op en laat een melding horen, want de context is from-trunk",
            en:
                "a device account without an inbound route answers with an announcement, since its context is from-trunk"
        ),
        settings: [.didRoutes]
    ) { $0.trunk.kind == .deviceAccounts }
}

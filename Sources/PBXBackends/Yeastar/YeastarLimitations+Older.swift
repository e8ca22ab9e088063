import Diagnostics
import DialPlan
import TrunkModel

/// What the S-Series and MyPBX cannot express.
extension YeastarLimitations {
    static let withoutPlus = Limitation(
        "numbers-without-plus",
        .warning,
        LocalizedText(
            nl:
                "deze PBX zet geen + voor nummers: zet bij de provider Nummerformaat op Zonder plus; de nummers hier zijn al zo "
                + "geschreven",
            en:
                "this PBX puts no + before numbers: set Nummerformaat to Zonder plus at the provider; the numbers here are written "
                + "so already"
        ),
        settings: [.fromNumber],
        key: { _ in "number_format" },
        applies: { $0.trunk.numberFormat == .plus }
    )

    static let outsideLine = Limitation(
        "outside-line-signs",
        .error,
        LocalizedText(
            nl: "een buitenlijn met * of # kan niet in een belpatroon: kies een buitenlijn van alleen cijfers",
            en: "an outside line with * or # cannot stand in a dial pattern: choose one of digits only"
        ),
        settings: [.dialRules],
        key: { _ in "outbound.outside_line" },
        applies: { plan in !plan.trunk.outsideLine.allSatisfy(\.isNumber) }
    )

    static let dialledPlus = Limitation(
        "plus-not-dialled",
        .warning,
        LocalizedText(
            nl: "nummers met een + aan het begin kunnen niet worden gekozen: kies het landnummer met 00 ervoor",
            en: "numbers that begin with + cannot be dialled: dial the international prefix before the country code"
        ),
        settings: [.dialRules],
        applies: { plan in
            plan.dialRules.contains { rule in
                rule.patterns.contains { $0.positions.contains { $0.members.contains(UInt8(ascii: "+")) } }
            }
        }
    )

    // MARK: S-Series

    static let passwordCharacters = Limitation(
        "password-not-importable",
        .error,
        LocalizedText(
            nl:
                "het wachtwoord bevat een spatie of een van ; & \" ' \\ < > ` | en kan niet worden geïmporteerd: maak bij de "
                + "provider een ander wachtwoord",
            en:
                "the password holds a blank or one of ; & \" ' \\ < > ` | and cannot be imported: make another password at the "
                + "provider"
        ),
        settings: [.credentials],
        key: { plan in
            plan.trunk.accounts.first { !YeastarSSeriesFiles.isImported($0) }.map { "\($0.path).password" }
        },
        applies: { plan in !plan.trunk.accounts.allSatisfy(YeastarSSeriesFiles.isImported) }
    )

    static let systemWideIdentity = Limitation(
        "asserted-identity-system-wide",
        .warning,
        LocalizedText(
            nl:
                "P-Asserted-Identity is een schakelaar voor alle trunks samen: een trunk van een andere provider krijgt hem ook",
            en: "P-Asserted-Identity is one switch for all trunks: a trunk of another provider gets the header too"
        ),
        settings: [.assertedIdentity],
        applies: { $0.trunk.profile.requiresAssertedIdentity }
    )

    static let notInCSV = Limitation(
        "csv-lacks-settings",
        .note,
        LocalizedText(
            nl:
                "codecs, keepalive, nummers per beller en headers staan niet in de CSV: die stap staat in het installatieblad",
            en: "codecs, keepalive, numbers per caller and headers are not in the CSV: the setup sheet has that step"
        ),
        applies: { _ in true }
    )

    static let inboundByHand = Limitation(
        "inbound-import-extensions-only",
        .note,
        LocalizedText(
            nl:
                "inkomende routes kunnen alleen naar een toestel worden geïmporteerd; die naar belgroepen, wachtrijen, menu's en "
                + "voicemail staan in het installatieblad",
            en:
                "inbound routes can only be imported to extensions; those to ring groups, queues, menus and voicemail stand in the "
                + "setup sheet"
        ),
        applies: { !YeastarPlan($0, .sSeries).inbound.allSatisfy(YeastarSSeriesFiles.isImported) }
    )

    // MARK: MyPBX

    static let unknownIdentity = Limitation(
        "asserted-identity-unknown",
        .warning,
        LocalizedText(
            nl:
                "geen bron noemt een veld voor P-Asserted-Identity; de provider kan gesprekken zonder die header weigeren: test met "
                + "trunkline live-test of een trace",
            en:
                "no source names a field for P-Asserted-Identity; the provider may refuse calls without that header: test with "
                + "trunkline live-test or a trace"
        ),
        settings: [.assertedIdentity],
        applies: { $0.trunk.profile.requiresAssertedIdentity }
    )

    static let didRanges = Limitation(
        "did-ranges-not-confirmed",
        .note,
        LocalizedText(
            nl:
                "of een reeks in DID Number bij SIP-trunks met een reeks toestellen mag, verschilt per versie: maak anders een "
                + "route per nummer",
            en:
                "whether a range in DID Number may go with a range of extensions on SIP trunks differs by version: else make one "
                + "route for each number"
        ),
        applies: { !YeastarMyPBXSheet(yeastar: YeastarPlan($0, .myPBX)).ranges.isEmpty }
    )

    static let screensOnly = Limitation(
        "no-import",
        .note,
        LocalizedText(
            nl: "MyPBX kan geen trunks of routes importeren: alles gaat met de hand, van het installatieblad",
            en: "MyPBX imports neither trunks nor routes: everything is entered by hand, from the setup sheet"
        ),
        applies: { _ in true }
    )
}

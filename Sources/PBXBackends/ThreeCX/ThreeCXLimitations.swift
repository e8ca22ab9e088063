import Diagnostics
import DialPlan
import TrunkModel

/// What 3CX cannot express, and what the installer must know of how it works.
enum ThreeCXLimitations {
    /// All that concern a line.
    static func all(_ line: ProductLine) -> [Limitation] {
        let own = line.name == "14" ? [withoutPlus] : [plusUnconfirmed]
        return own + [
            privacy, assertedIdentity, sameServer, tooManyNumbers, SharedLimitations.foreignTypes, noSuchSetting,
            failover, guests,
        ]
    }

    /// No `Privacy` header: a caller who asks for it is seen by everybody.
    static let privacy = Limitation(
        "privacy-not-sent",
        .error,
        LocalizedText(
            nl:
                "3CX stuurt geen 'Privacy: id': wie volgens het trunkbestand anoniem belt, toont toch een nummer; laat de "
                + "provider het nummer verbergen, of laat deze toestellen niet naar buiten bellen",
            en:
                "3CX sends no 'Privacy: id': who calls anonymously by the trunk file shows a number all the same; have the "
                + "provider hide the number, or do not let these extensions call out"
        ),
        settings: [.privacy],
        key: { plan in
            plan.trunk.callers.firstIndex { $0.identity == .anonymous }.map { "callers[\($0)].caller_id" }
        },
        applies: { plan in plan.callers.callers.contains { $0.identity.isAnonymous } }
    )

    /// A parameter whose name no real file shows.
    static let assertedIdentity = Limitation(
        "asserted-identity-unconfirmed",
        .note,
        LocalizedText(
            nl:
                "de naam \(ThreeCXNames.assertedIdentity)UserPart in het sjabloon is door geen bestand van 3CX bevestigd; kijk na het "
                + "importeren of P-Asserted-Identity staat ingevuld",
            en:
                "the name \(ThreeCXNames.assertedIdentity)UserPart in the template is confirmed by no file of 3CX's; look after the "
                + "import whether P-Asserted-Identity is filled in"
        ),
        settings: [.assertedIdentity]
    ) { $0.trunk.profile.requiresAssertedIdentity }

    /// The provider's manual sends numbers without plus from 3CX.
    static let withoutPlus = Limitation(
        "number-format-without-plus",
        .warning,
        LocalizedText(
            nl:
                "deze versie krijgt geen plus in uitgaande regels en nummers, zoals in de handleiding van de provider; kies bij de "
                + "provider het nummerformaat 'Zonder plus'",
            en:
                "this version gets no plus in outbound rules and numbers, as in the provider's manual; choose the number format "
                + "'Zonder plus' (without plus) at the provider"
        ),
        settings: [.fromNumber]
    ) { $0.trunk.numberFormat == .plus }

    /// A plus in a rule's fields.
    static let plusUnconfirmed = Limitation(
        "plus-unconfirmed",
        .note,
        LocalizedText(
            nl:
                "dat 3CX een plus aanneemt in 'Prepend' en in het begin van gekozen nummers is door 3CX zelf niet bevestigd; weigert "
                + "het scherm hem, kies dan number_format: without_plus, ook bij de provider",
            en:
                "that 3CX takes a plus in 'Prepend' and at the beginning of dialled numbers is not confirmed by 3CX itself; should "
                + "the screen refuse it, choose number_format: without_plus, at the provider too"
        ),
        settings: []
    ) { plan in plan.trunk.numberFormat == .plus || plan.dialRules.contains { $0.kind == .e164 } }

    /// Calls from one server over two trunks.
    static let sameServer = Limitation(
        "trunks-at-one-server",
        .note,
        LocalizedText(
            nl:
                "twee trunks bij dezelfde server: 3CX herkent aan rinstance in de Request-URI, daarna aan de DID over welke trunk een "
                + "gesprek komt; alle nummers staan daarom bij beide, en het sjabloon heeft geen eigen herkenning van de bron",
            en:
                "two trunks at one server: 3CX tells by rinstance in the Request-URI, then by the DID, over which trunk a call comes; "
                + "all numbers therefore stand on both, and the template has no source identification of its own"
        ),
        settings: []
    ) { plan in plan.trunk.kind == .trunk && plan.trunk.accounts.count > ThreeCXNames.servers(of: plan.trunk).count }

    /// `MAXNOOFDIDS` of version 14.
    static let tooManyNumbers = Limitation(
        "too-many-dids",
        .error,
        LocalizedText(
            nl: "3CX kent hooguit 20.000 DID's, over alle trunks samen",
            en: "3CX knows 20,000 DIDs at most, over all trunks together"
        ),
        settings: [.didRoutes]
    ) { plan in
        let trunk = plan.trunk
        let count = trunk.numbers.reduce(0) { $0 + ($1.inbound == nil ? 0 : $1.count) }
        return count * (trunk.kind == .trunk ? trunk.accounts.count : 1) > 20_000
    }

    /// What neither template nor API nor screen can set.
    static let noSuchSetting = Limitation(
        "no-such-setting",
        .note,
        LocalizedText(
            nl:
                "DTMF volgens RFC 2833 ligt bij 3CX vast; voor T.38, OPTIONS en namen in antwoorden kent een trunk geen instelling",
            en: "DTMF by RFC 2833 is fixed in 3CX; a trunk has no setting for T.38, OPTIONS, or names in answers"
        ),
        settings: [.dtmf, .t38, .keepalive, .connectedLine]
    ) { _ in true }

    /// When the second route is tried.
    static let failover = Limitation(
        "failover-limits",
        .note,
        LocalizedText(
            nl:
                "3CX neemt de volgende route alleen als een trunk niet is aangemeld, vol is of faalt, niet na 486 of 600; met twee "
                + "routes hoort de beller voor het opnemen de beltoon van 3CX, geen meldtekst van de provider",
            en:
                "3CX takes the next route only when a trunk is not registered, is full or fails, not after 486 or 600; with two "
                + "routes the caller hears 3CX's ringback and no announcement of the provider before the answer"
        ),
        settings: []
    ) { $0.trunk.kind == .trunk && $0.trunk.accounts.count > 1 }

    /// Who may send calls.
    static let guests = Limitation(
        "source-address-not-checked",
        .note,
        LocalizedText(
            nl:
                "een trunk van 3CX heeft geen lijst van toegelaten adressen: de firewall moet alles buiten de provider weren",
            en: "a trunk of 3CX has no list of admitted addresses: the firewall must keep out all but the provider"
        ),
        settings: [.guests, .providerNetworks]
    ) { _ in true }
}

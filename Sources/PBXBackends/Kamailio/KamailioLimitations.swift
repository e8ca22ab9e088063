import Diagnostics
import DialPlan
import TrunkModel

/// What a proxy cannot do, and what must be known of this one.
enum KamailioLimitations {
    static let all = [contact, providerAddresses, codecOrder, media, dtmf, oneTrunk]

    /// A network in `pbx.address`.
    private static let contact = Limitation(
        "kamailio-contact",
        .warning,
        LocalizedText(
            nl:
                "pbx.address is een netwerk: welk adres daarvan Kamailio heeft, staat niet in het trunkbestand; zet het in local.cfg "
                + "bij listen en CONTACT",
            en:
                "pbx.address is a network: which of its addresses Kamailio has, the trunk file does not say; put it into local.cfg "
                + "at listen and CONTACT"
        ),
        settings: [.registration],
        key: { _ in "pbx.address" },
        applies: { KamailioContact($0.trunk).isGuess }
    )

    /// Servers known by name only.
    private static let providerAddresses = Limitation(
        "kamailio-provider-addresses",
        .warning,
        LocalizedText(
            nl:
                "de netwerken van de provider zijn niet bekend: Kamailio herkent zijn gesprekken aan het adres dat de naam van de "
                + "server had toen Kamailio startte; zet bekende netwerken in address.list en het profiel",
            en:
                "the provider's networks are not known: Kamailio recognises its calls by the address that the server's name had "
                + "when Kamailio started; put known networks into address.list and the profile"
        ),
        settings: [.providerNetworks, .guests],
        key: { plan in plan.trunk.accounts.first { $0.server.ipAddress == nil }.map { "\($0.path).server" } },
        applies: { KamailioScope.servers(areNamesIn: $0.trunk) }
    )

    /// A proxy passes an offer on: it can take codecs out, not move them.
    private static let codecOrder = Limitation(
        "kamailio-codec-order",
        .warning,
        LocalizedText(
            nl:
                "Kamailio laat alleen de codecs van de provider door, maar de volgorde bepaalt de PBX erachter: zet die daar goed",
            en:
                "Kamailio lets only the provider's codecs pass, but their order is decided by the PBX behind it: set it there"
        ),
        settings: [.codecs]
    ) { $0.trunk.profile.codecs.count > 1 }

    /// RTP does not go through it.
    private static let media = Limitation(
        "kamailio-media",
        .warning,
        LocalizedText(
            nl:
                "het geluid gaat niet door Kamailio maar tussen PBX en provider: de PBX moet in zijn SDP een adres noemen dat de "
                + "provider bereikt, ook achter NAT",
            en:
                "audio does not pass Kamailio but flows between PBX and provider: the PBX must name an address in its SDP that the "
                + "provider can reach, behind NAT too"
        ),
        settings: [.media]
    ) { _ in true }

    private static let dtmf = Limitation(
        "kamailio-dtmf",
        .note,
        LocalizedText(
            nl: "toetsen stuurt de PBX erachter: stel daar RFC 4733 (RFC 2833) in, Kamailio laat het door",
            en: "keys are sent by the PBX behind it: set RFC 4733 (RFC 2833) there, Kamailio lets it pass"
        ),
        settings: [.dtmf]
    ) { _ in true }

    private static let oneTrunk = Limitation(
        "kamailio-one-trunk",
        .note,
        LocalizedText(
            nl:
                "de map is voor één trunk; voor een tweede trunk start je een tweede Kamailio met een eigen map en poort",
            en:
                "the folder is for one trunk; for a second one, start a second Kamailio with a folder and port of its own"
        )
    ) { _ in true }
}

import Diagnostics
import DialPlan
import TrunkModel

/// What the Asterisk family cannot express.
enum AsteriskLimitations {
    /// From's domain is the account's, not `anonymous.invalid`.
    static let anonymousFrom = Limitation(
        "anonymous-domain",
        .warning,
        LocalizedText(
            nl: "bij anoniem bellen staat in From 'anonymous' met het domein van de provider, niet anonymous.invalid",
            en: "anonymous calls have 'anonymous' at the provider's domain in From, not at anonymous.invalid"
        ),
        settings: [.privacy]
    ) { $0.trunk.profile.anonymous == .anonymousFrom }

    /// chan_sip is gone.
    static let removedFromAsterisk21 = Limitation(
        "chan-sip-removed",
        .note,
        LocalizedText(
            nl: "chan_sip is uit Asterisk 21 verdwenen; neem bij de volgende upgrade asterisk-pjsip",
            en: "chan_sip is gone from Asterisk 21; take asterisk-pjsip with the next upgrade"
        )
    ) { _ in true }

    /// chan_sip computes the digest in a buffer of 256 bytes: `user:realm:secret`.
    static let digestLength = Limitation(
        "chan-sip-secret-length",
        .error,
        LocalizedText(
            nl:
                "gebruikersnaam, realm en wachtwoord zijn samen te lang voor chan_sip (253 tekens): de aanmelding mislukt",
            en: "user name, realm and password are together too long for chan_sip (253 characters): registration fails"
        ),
        settings: [.credentials],
        key: { plan in plan.trunk.accounts.first(where: isTooLong).map { "\($0.path).password" } },
        applies: { $0.trunk.accounts.contains(where: isTooLong) }
    )

    // The realm is not known before the first challenge; it is usually the server's name.
    @Sendable private static func isTooLong(_ account: Trunk.Account) -> Bool {
        account.username.utf8.count + account.server.host.utf8.count + account.password.reveal().utf8.count > 253
    }

    /// chan_sip cuts host names at 63 bytes, and then looks up the wrong one.
    static let hostLength = Limitation(
        "chan-sip-host-length",
        .error,
        LocalizedText(
            nl: "de naam van de server is te lang voor chan_sip (63 tekens)",
            en: "the server's name is too long for chan_sip (63 characters)"
        ),
        settings: [.registration],
        key: { plan in plan.trunk.accounts.first(where: isNameTooLong).map { "\($0.path).server" } },
        applies: { $0.trunk.accounts.contains(where: isNameTooLong) }
    )

    @Sendable private static func isNameTooLong(_ account: Trunk.Account) -> Bool {
        account.server.host.utf8.count > 63
    }

    /// The dial plan compares addresses as text, which works for IPv4 only.
    static let guestsIPv4 = Limitation(
        "chan-sip-ipv6",
        .error,
        LocalizedText(
            nl: "chan_sip kan gesprekken vanaf IPv6-netwerken van de provider niet herkennen",
            en: "chan_sip cannot recognise calls from the provider's IPv6 networks"
        ),
        settings: [.providerNetworks]
    ) { $0.trunk.providerNetworks.contains { !$0.isIPv4 } }
}

import Diagnostics
import DialPlan
import TrunkModel

/// What only the P-Series cannot express.
extension YeastarLimitations {
    /// An outbound caller ID takes extensions of up to seven digits.
    static let callerExtensions = Limitation(
        "caller-extension-too-long",
        .error,
        LocalizedText(
            nl: "een toestel met meer dan 7 cijfers kan geen eigen nummer tonen",
            en: "an extension of more than 7 digits cannot show a number of its own"
        ),
        settings: [.callerID],
        key: { plan in plan.trunk.callers.firstIndex(where: isTooLong).map { "callers[\($0)].extension" } },
        applies: { $0.trunk.kind == .trunk && $0.trunk.callers.contains(where: isTooLong) }
    )

    @Sendable private static func isTooLong(_ caller: Trunk.Caller) -> Bool {
        caller.extension.count > YeastarPSeriesFiles.longestExtension
    }

    /// Older firmware refuses weak passwords of trunks over the API.
    static let passwordRule = Limitation(
        "api-password-rule",
        .warning,
        LocalizedText(
            nl:
                "oudere firmware weigert via de API een wachtwoord zonder cijfer, hoofdletter en kleine letter of korter dan 10 "
                + "tekens; voer het dan met de hand in of maak bij de provider een ander",
            en:
                "over the API older firmware refuses a password without a digit, a capital and a small letter, or of fewer than "
                + "10 characters; then enter it by hand, or make another one at the provider"
        ),
        settings: [.credentials],
        key: { plan in plan.trunk.accounts.first { isWeak($0.password) }.map { "\($0.path).password" } },
        applies: { plan in plan.trunk.accounts.contains { isWeak($0.password) } }
    )

    private static func isWeak(_ password: Secret) -> Bool {
        let text = password.reveal().unicodeScalars
        return text.count < 10 || !text.contains { ("0"..."9").contains($0) }
            || !text.contains { ("A"..."Z").contains($0) } || !text.contains { ("a"..."z").contains($0) }
    }

    static let notInAPI = Limitation(
        "api-lacks-headers",
        .note,
        LocalizedText(
            nl:
                "de Open API kent geen DTMF, keepalive, T.38 en SIP-headers, en geen bevestigde velden voor inkomende nummers en "
                + "leden van routes: die stap staat in het installatieblad",
            en:
                "the Open API has no DTMF, keepalive, T.38 and SIP headers, and no confirmed fields for inbound numbers and members "
                + "of routes: the setup sheet has that step"
        ),
        applies: { _ in true }
    )
}

import PBXBackends
import TrunkModel

extension Check {
    /// The setting that a PBX has wrong when this check fails.
    var setting: TrunkSetting {
        switch self {
        case .registers, .addressOfRecord: .registration
        case .registrationPassword, .staleNonce, .inviteDigest, .failoverCredentials: .credentials
        case .contactUser: .contactUser
        case .contactTransport: .transport
        case .registrationExpiry, .registrationRefresh, .silentRegistrar, .callOverRefresh: .registrationTimes
        case .providerSource: .providerNetworks
        case .did, .unknownNumber, .cancel, .inboundSecondary: .didRoutes
        case .codecs: .codecs
        case .telephoneEvent, .dtmfDigits: .dtmf
        case .t38: .t38
        case .audio: .media
        case .hold, .sessionRefresh, .byeFromProvider, .byeFromPBX, .extensions: .extensions
        case .stranger: .guests
        case .relay: .relaying
        case .internalIdentity: .connectedLine
        case .callArrives, .calledNumber, .emergency: .dialRules
        case .from, .privateNumber: .fromNumber
        case .assertedIdentity: .assertedIdentity
        case .callerID: .callerID
        case .privacy: .privacy
        case .blocked: .destinations
        case .primaryFirst, .failover, .noFailover, .primaryAgain: .failover
        case .optionsAnswered, .optionsSent: .keepalive
        }
    }
}

extension TrunkSetting {
    /// What to do, whatever the PBX is.
    var remedy: LocalizedText {
        switch self {
        case .registration:
            LocalizedText(
                nl: "Laat elk account zich registreren, met de gebruikersnaam in To en From.",
                en: "Let each account register, with the user name in To and From."
            )
        case .credentials:
            LocalizedText(
                nl: "Neem gebruikersnaam en wachtwoord van dit account letterlijk over uit het trunkbestand.",
                en: "Copy user name and password of this account from the trunk file, letter by letter."
            )
        case .contactUser:
            LocalizedText(
                nl: "Zet de gebruikersnaam (of het nummer) in Contact, niet 's' of de naam van een context.",
                en: "Put the user name (or the number) into Contact, not 's' or the name of a context."
            )
        case .transport:
            LocalizedText(nl: "Gebruik UDP; de provider kent geen TCP.", en: "Use UDP; the provider has no TCP.")
        case .registrationTimes:
            LocalizedText(
                nl: "Vraag om een registratie van een uur, vernieuw die op tijd, en blijf het proberen.",
                en: "Ask for a registration of an hour, refresh it in time, and keep trying."
            )
        case .providerNetworks:
            LocalizedText(
                nl: "Laat SIP toe van alle netwerken van de provider, in de PBX en in de firewall.",
                en: "Admit SIP from all of the provider's networks, in the PBX and in the firewall."
            )
        case .guests:
            LocalizedText(
                nl:
                    "Weiger gesprekken van buiten de netwerken van de provider, en laat niemand via de PBX naar buiten bellen.",
                en: "Refuse calls from outside the provider's networks, and let nobody call out through the PBX."
            )
        case .relaying:
            LocalizedText(
                nl: "Laat inkomende gesprekken alleen bij de eigen nummers uitkomen, nooit bij het uitbellen.",
                en: "Let inbound calls reach the trunk's own numbers only, never what dials out."
            )
        case .didRoutes:
            LocalizedText(
                nl: "Maak een inkomende route voor dit nummer, zoals de provider het schrijft.",
                en: "Make an inbound route for this number, as the provider writes it."
            )
        case .codecs:
            LocalizedText(
                nl: "Sta alleen G.711 toe: A-law eerst, dan µ-law.",
                en: "Allow G.711 alone: A-law first, then µ-law."
            )
        case .dtmf:
            LocalizedText(nl: "Zet DTMF op RFC 2833/4733.", en: "Set DTMF to RFC 2833/4733.")
        case .t38:
            LocalizedText(nl: "Zet T.38 uit voor deze trunk.", en: "Switch T.38 off for this trunk.")
        case .media:
            LocalizedText(
                nl:
                    "Zet de RTP-poorten open voor de netwerken van de provider, laat audio door de PBX lopen, en zet SIP ALG uit.",
                en:
                    "Open the RTP ports to the provider's networks, let audio pass through the PBX, and switch SIP ALG off."
            )
        case .extensions:
            LocalizedText(
                nl: "Eis geen uitbreidingen (100rel, timer) en beantwoord re-INVITE en BYE.",
                en: "Require no extensions (100rel, timer), and answer re-INVITE and BYE."
            )
        case .connectedLine:
            LocalizedText(
                nl: "Stuur geen namen en nummers van toestellen naar de provider in antwoorden.",
                en: "Do not send names and numbers of extensions to the provider in answers."
            )
        case .dialRules:
            LocalizedText(
                nl: "Zet elk gekozen nummer om naar het formaat van de trunk, in Request-URI en To.",
                en: "Turn each dialled number into the trunk's format, in Request-URI and To."
            )
        case .destinations:
            LocalizedText(
                nl: "Blokkeer deze bestemming in het belplan van de PBX.",
                en: "Block this destination in the PBX's dial plan."
            )
        case .fromNumber:
            LocalizedText(
                nl: "Zet het nummer van de beller in From, ook bij anonieme gesprekken.",
                en: "Put the caller's number into From, of anonymous calls too."
            )
        case .assertedIdentity:
            LocalizedText(
                nl: "Stuur P-Asserted-Identity met het nummer van de beller; Remote-Party-ID telt niet.",
                en: "Send P-Asserted-Identity with the caller's number; Remote-Party-ID does not count."
            )
        case .callerID:
            LocalizedText(
                nl: "Laat deze beller het nummer uit het trunkbestand tonen, in het formaat van de trunk.",
                en: "Let this caller show the number that the trunk file says, in the trunk's format."
            )
        case .privacy:
            LocalizedText(
                nl: "Stuur 'Privacy: id' op elke INVITE van een anoniem gesprek, ook op die met het wachtwoord.",
                en: "Send 'Privacy: id' on every INVITE of an anonymous call, also on the one with the credentials."
            )
        case .failover:
            LocalizedText(
                nl:
                    "Bel eerst over het primaire account; alleen als de provider faalt (5xx, geen antwoord) over het secundaire.",
                en:
                    "Call over the primary account first; over the secondary only when the provider fails (5xx, no answer)."
            )
        case .keepalive:
            LocalizedText(
                nl: "Beantwoord OPTIONS met 200, en stuur zelf OPTIONS om te zien of de provider er is.",
                en: "Answer OPTIONS with 200, and send OPTIONS to see whether the provider is there."
            )
        }
    }
}

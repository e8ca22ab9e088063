public import TrunkModel

extension Check {
    /// What people call it: a few words that say what is right when it passes.
    public var title: LocalizedText {
        switch self {
        case .registers: LocalizedText(nl: "Registratie komt aan", en: "Registers")
        case .registrationPassword:
            LocalizedText(nl: "Gebruikersnaam en wachtwoord kloppen", en: "User name and password are right")
        case .addressOfRecord: LocalizedText(nl: "To en From noemen het account", en: "To and From name the account")
        case .contactUser: LocalizedText(nl: "Contact noemt het account", en: "Contact names the account")
        case .contactTransport: LocalizedText(nl: "Contact vraagt om UDP", en: "Contact asks for UDP")
        case .registrationExpiry:
            LocalizedText(nl: "Geldigheidsduur van de registratie", en: "Registration expiry")
        case .registrationRefresh:
            LocalizedText(nl: "Registratie wordt op tijd vernieuwd", en: "Registration is renewed in time")
        case .staleNonce: LocalizedText(nl: "Verlopen nonce wordt vervangen", en: "A stale nonce is replaced")
        case .silentRegistrar: LocalizedText(nl: "Registreert weer na een storing", en: "Registers after an outage")
        case .providerSource:
            LocalizedText(nl: "Gesprekken van de provider worden toegelaten", en: "Calls from the provider are let in")
        case .did: LocalizedText(nl: "Nummer gaat over", en: "The number rings")
        case .codecs: LocalizedText(nl: "Alleen G.711, A-law eerst", en: "G.711 only, A-law first")
        case .telephoneEvent: LocalizedText(nl: "DTMF volgens RFC 4733", en: "DTMF by RFC 4733")
        case .t38: LocalizedText(nl: "Geen T.38", en: "No T.38")
        case .audio: LocalizedText(nl: "Geluid in beide richtingen", en: "Audio both ways")
        case .dtmfDigits: LocalizedText(nl: "DTMF-cijfers komen aan", en: "DTMF digits arrive")
        case .hold: LocalizedText(nl: "In de wacht en terug", en: "Hold and resume")
        case .sessionRefresh: LocalizedText(nl: "re-INVITE zonder wijziging", en: "re-INVITE that changes nothing")
        case .callOverRefresh:
            LocalizedText(nl: "Gesprek overleeft een nieuwe registratie", en: "A call outlives a new registration")
        case .byeFromProvider: LocalizedText(nl: "De provider hangt op", en: "The provider hangs up")
        case .byeFromPBX: LocalizedText(nl: "De centrale hangt op", en: "The PBX hangs up")
        case .cancel: LocalizedText(nl: "Beller haakt af tijdens het overgaan", en: "The caller gives up")
        case .unknownNumber: LocalizedText(nl: "Onbekend nummer wordt geweigerd", en: "An unknown number is refused")
        case .stranger: LocalizedText(nl: "Vreemden worden geweigerd", en: "Strangers are refused")
        case .relay: LocalizedText(nl: "Niemand belt van buiten naar buiten", en: "Nobody calls out from outside")
        case .internalIdentity:
            LocalizedText(nl: "Interne namen en nummers blijven binnen", en: "Internal names and numbers stay inside")
        case .callArrives: LocalizedText(nl: "Uitgaand gesprek komt aan", en: "An outgoing call arrives")
        case .calledNumber: LocalizedText(nl: "Gekozen nummer klopt", en: "The called number is right")
        case .inviteDigest: LocalizedText(nl: "INVITE met de juiste digest", en: "INVITE with the right digest")
        case .from: LocalizedText(nl: "Nummer in From", en: "Number in From")
        case .assertedIdentity:
            LocalizedText(nl: "Nummer in P-Asserted-Identity", en: "Number in P-Asserted-Identity")
        case .callerID: LocalizedText(nl: "Juiste nummerweergave", en: "The right number is shown")
        case .privacy: LocalizedText(nl: "Anoniem gesprek is zo gemerkt", en: "An anonymous call is marked so")
        case .privateNumber:
            LocalizedText(nl: "Anoniem gesprek houdt zijn nummer", en: "An anonymous call keeps its number")
        case .extensions: LocalizedText(nl: "Geen uitbreidingen vereist", en: "No extensions required")
        case .emergency: LocalizedText(nl: "Alarmnummer zoals gekozen", en: "Emergency number as dialled")
        case .blocked: LocalizedText(nl: "Geblokkeerd nummer blijft binnen", en: "A blocked number stays inside")
        case .primaryFirst: LocalizedText(nl: "Eerst het primaire account", en: "Primary account first")
        case .failover:
            LocalizedText(nl: "Uitwijken naar het secundaire account", en: "Failover to the secondary account")
        case .failoverCredentials:
            LocalizedText(nl: "Tweede poging met de juiste gegevens", en: "Second attempt with the right credentials")
        case .noFailover: LocalizedText(nl: "Bezet en geweigerd zijn definitief", en: "Busy and declined are final")
        case .primaryAgain: LocalizedText(nl: "Terug naar het primaire account", en: "Back to the primary account")
        case .inboundSecondary:
            LocalizedText(nl: "Inkomend over het secundaire account", en: "Inbound over the secondary account")
        case .optionsAnswered: LocalizedText(nl: "OPTIONS krijgt 200", en: "OPTIONS gets 200")
        case .optionsSent: LocalizedText(nl: "De centrale stuurt OPTIONS", en: "The PBX sends OPTIONS")
        }
    }
}

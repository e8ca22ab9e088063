public import TrunkModel

extension Check {
    /// What happens to calls if this is wrong, in one sentence.
    public var why: LocalizedText {
        switch self {
        case .registers:
            LocalizedText(
                nl:
                    "Zonder registratie weet de provider niet waar de centrale is: inkomende gesprekken komen niet "
                    + "aan.",
                en: "Without a registration the provider does not know where the PBX is: inbound calls do not arrive."
            )
        case .registrationPassword:
            LocalizedText(
                nl:
                    "Met een verkeerde digest wordt elke registratie geweigerd, en na te veel pogingen het adres van "
                    + "de centrale geblokkeerd.",
                en:
                    "With a wrong digest every registration is refused, and after too many attempts the PBX's "
                    + "address is blocked."
            )
        case .addressOfRecord:
            LocalizedText(
                nl:
                    "To zegt welk account zich meldt: met een andere naam wordt de registratie geweigerd of aan "
                    + "niets gekoppeld.",
                en:
                    "To says which account registers: under another name the registration is refused or bound to "
                    + "nothing."
            )
        case .contactUser:
            LocalizedText(
                nl:
                    "De provider belt het adres in Contact: met s of de naam van een context kan de centrale het "
                    + "nummer niet herkennen.",
                en:
                    "The provider calls the address in Contact: with s or the name of a context the PBX cannot tell "
                    + "the number."
            )
        case .contactTransport:
            LocalizedText(
                nl:
                    "De provider spreekt alleen SIP over UDP: gesprekken naar een Contact met TCP of TLS komen niet "
                    + "aan.",
                en: "The provider speaks SIP over UDP only: calls to a Contact with TCP or TLS do not arrive."
            )
        case .registrationExpiry:
            LocalizedText(
                nl:
                    "Te kort geeft 423 en geen registratie; te lang houdt na een storing een adres vast waar niemand "
                    + "meer is.",
                en:
                    "Too short earns 423 and no registration; too long keeps an address where nobody is any more "
                    + "after an outage."
            )
        case .registrationRefresh:
            LocalizedText(
                nl:
                    "Wie te laat vernieuwt is steeds even onbereikbaar: gesprekken vallen dan weg zonder zichtbare "
                    + "oorzaak.",
                en: "Who renews too late is unreachable again and again: calls fail for no visible reason."
            )
        case .staleNonce:
            LocalizedText(
                nl:
                    "Een nonce is beperkt geldig: een centrale die bij stale=true geen nieuwe gebruikt, raakt na "
                    + "enige tijd haar registratie kwijt.",
                en:
                    "A nonce is good for a while only: a PBX that takes no new one at stale=true loses its "
                    + "registration after some time."
            )
        case .silentRegistrar:
            LocalizedText(
                nl:
                    "Een centrale die na een storing niet vanzelf terugkomt, blijft onbereikbaar tot iemand die herstart.",
                en:
                    "A PBX that does not come back by itself after an outage stays unreachable until somebody "
                    + "restarts it."
            )
        case .providerSource:
            LocalizedText(
                nl:
                    "Gesprekken komen uit alle adressen van de provider: een firewall of centrale die er maar één "
                    + "kent, mist de rest.",
                en:
                    "Calls come from all of the provider's addresses: a firewall or PBX that knows only one of them "
                    + "misses the others."
            )
        case .did:
            LocalizedText(
                nl: "De beller hoort niets of dat het nummer niet bestaat, terwijl het nummer wel van de trunk is.",
                en: "The caller hears nothing, or that the number does not exist, although it is the trunk's."
            )
        case .codecs:
            LocalizedText(
                nl:
                    "Met andere codecs mislukt het gesprek met 488 of is er geen geluid; de provider ondersteunt "
                    + "alleen G.711 en heeft liever A-law.",
                en:
                    "With other codecs a call ends with 488 or stays silent; the provider supports only G.711 and "
                    + "prefers A-law."
            )
        case .telephoneEvent:
            LocalizedText(
                nl:
                    "Zonder telephone-event werken keuzemenu's en voicemail niet: in-band en SIP INFO worden niet "
                    + "ondersteund.",
                en: "Without telephone-event no menu or voicemail works: in-band and SIP INFO are not supported."
            )
        case .t38:
            LocalizedText(
                nl: "De provider ondersteunt geen T.38: een fax die daarop overschakelt, breekt af.",
                en: "The provider does not support T.38: a fax that changes to it breaks off."
            )
        case .audio:
            LocalizedText(
                nl:
                    "Geluid in één richting of geen geluid: de gesprekspartners horen elkaar niet, meestal door NAT "
                    + "of gesloten RTP-poorten.",
                en:
                    "Audio one way or none: the parties do not hear each other, mostly because of NAT or closed RTP "
                    + "ports."
            )
        case .dtmfDigits:
            LocalizedText(
                nl: "Toetsen die een beller indrukt, bereiken keuzemenu en voicemail van de centrale niet.",
                en: "The keys that a caller presses do not reach the menus and the voicemail of the PBX."
            )
        case .hold:
            LocalizedText(
                nl: "Een gesprek dat in de wacht is gezet komt niet terug, of wordt verbroken.",
                en: "A call that was put on hold does not come back, or is cut off."
            )
        case .sessionRefresh:
            LocalizedText(
                nl:
                    "Wie een re-INVITE niet beantwoordt, verliest lange gesprekken, vaak na precies een kwartier of "
                    + "een half uur.",
                en: "Who does not answer a re-INVITE loses long calls, often after exactly a quarter or half an hour."
            )
        case .callOverRefresh:
            LocalizedText(
                nl:
                    "Een registratie is geen deel van een gesprek: wie daarbij verbreekt, verliest elk gesprek dat "
                    + "langer duurt dan zij geldig is.",
                en:
                    "A registration is no part of a call: who hangs up at one loses every call that lasts longer "
                    + "than it does."
            )
        case .byeFromProvider:
            LocalizedText(
                nl: "De lijn blijft in de centrale bezet nadat de beller heeft opgehangen.",
                en: "The line stays busy in the PBX after the caller has hung up."
            )
        case .byeFromPBX:
            LocalizedText(
                nl: "Het gesprek loopt bij de provider door, en kost geld tot iets het verbreekt.",
                en: "The call goes on at the provider, and costs money until something ends it."
            )
        case .cancel:
            LocalizedText(
                nl: "Toestellen blijven overgaan nadat de beller heeft opgehangen, en wie opneemt hoort niemand.",
                en: "Telephones go on ringing after the caller has hung up, and who picks up hears nobody."
            )
        case .unknownNumber:
            LocalizedText(
                nl:
                    "Een centrale die elk nummer aanneemt, verbergt fouten in de nummers en geeft aanvallers een "
                    + "opening.",
                en: "A PBX that takes every number hides mistakes in the numbers and gives attackers an opening."
            )
        case .stranger:
            LocalizedText(
                nl:
                    "Wie van een onbekend adres mag bellen, kan op kosten van de klant raden en bellen; zo begint "
                    + "telefoonfraude.",
                en:
                    "Who may call from an unknown address can guess and call at the customer's expense; that is how "
                    + "telephone fraud begins."
            )
        case .relay:
            LocalizedText(
                nl:
                    "Via de centrale van buiten naar dure bestemmingen bellen kost de klant in één nacht duizenden "
                    + "euro's.",
                en:
                    "Calling expensive destinations through the PBX from outside costs the customer thousands of "
                    + "euro in one night."
            )
        case .internalIdentity:
            LocalizedText(
                nl:
                    "Namen en nummers van toestellen gaan de beller niets aan, en vertellen een aanvaller wat hij "
                    + "moet raden.",
                en:
                    "Names and numbers of extensions are no business of the caller, and tell an attacker what to "
                    + "guess."
            )
        case .callArrives:
            LocalizedText(
                nl: "Er kan niet naar buiten worden gebeld.",
                en: "Nobody can call out."
            )
        case .calledNumber:
            LocalizedText(
                nl: "In een ander formaat kent de provider het nummer niet, of belt hij een ander.",
                en: "In another format the provider does not know the number, or calls another one."
            )
        case .inviteDigest:
            LocalizedText(
                nl: "Zonder juiste digest weigert de provider elk uitgaand gesprek.",
                en: "Without a right digest the provider refuses every outgoing call."
            )
        case .from:
            LocalizedText(
                nl:
                    "Gesprekken zonder juist nummer in From kan de provider negeren, of de gebelde ziet het "
                    + "verkeerde nummer.",
                en:
                    "Calls without the right number in From may be ignored by the provider, or the called party sees "
                    + "a wrong one."
            )
        case .assertedIdentity:
            LocalizedText(
                nl:
                    "Gesprekken zonder P-Asserted-Identity kan de provider negeren; Remote-Party-ID is geen "
                    + "ondersteund alternatief.",
                en:
                    "Calls without P-Asserted-Identity may be ignored by the provider; Remote-Party-ID is no "
                    + "supported alternative."
            )
        case .callerID:
            LocalizedText(
                nl:
                    "De gebelde ziet een verkeerd nummer en belt het terug, of de provider weigert een nummer dat "
                    + "niet van de trunk is.",
                en:
                    "The called party sees a wrong number and calls it back, or the provider refuses a number that "
                    + "is not the trunk's."
            )
        case .privacy:
            LocalizedText(
                nl:
                    "Zonder Privacy: id op de INVITE met digest ziet de gebelde het nummer dat verborgen had moeten "
                    + "blijven.",
                en:
                    "Without Privacy: id on the INVITE that carries the digest the called party sees the number that "
                    + "was to be hidden."
            )
        case .privateNumber:
            LocalizedText(
                nl:
                    "De provider moet het echte nummer kennen, ook als de gebelde het niet ziet: met anonymous kan "
                    + "hij het gesprek negeren.",
                en:
                    "The provider must know the real number even if the called party does not see it: with anonymous "
                    + "it may ignore the call."
            )
        case .extensions:
            LocalizedText(
                nl: "Wie in Require iets vraagt dat de provider niet kent, krijgt 420 en geen gesprek.",
                en: "Who requires what the provider does not know gets 420 and no call."
            )
        case .emergency:
            LocalizedText(
                nl: "Wie 112 belt moet de meldkamer bereiken, met een nummer waarop zij terug kan bellen.",
                en: "Who calls 112 must reach the emergency centre, with a number that it can call back."
            )
        case .blocked:
            LocalizedText(
                nl:
                    "Wat het trunkbestand blokkeert en toch naar buiten gaat, kost geld: de centrale is de eerste "
                    + "lijn tegen fraude.",
                en: "What the trunk file blocks and yet goes out costs money: the PBX is the first line against fraud."
            )
        case .primaryFirst:
            LocalizedText(
                nl:
                    "Zonder vaste volgorde gaan gesprekken over een account dat voor storingen bedoeld is, en valt "
                    + "een storing niet op.",
                en:
                    "Without a fixed order calls go over an account that is meant for outages, and an outage is not "
                    + "noticed."
            )
        case .failover:
            LocalizedText(
                nl: "Valt het primaire account uit, dan kan er niet meer naar buiten worden gebeld.",
                en: "When the primary account fails, nobody can call out any more."
            )
        case .failoverCredentials:
            LocalizedText(
                nl:
                    "Het secundaire account heeft een eigen gebruikersnaam en wachtwoord: met die van het primaire "
                    + "wordt het gesprek geweigerd.",
                en:
                    "The secondary account has a user name and password of its own: with those of the primary the "
                    + "call is refused."
            )
        case .noFailover:
            LocalizedText(
                nl: "De gebelde gaat twee keer over nadat hij bezet was of weigerde, en de beller wacht langer.",
                en: "The called party is rung twice after being busy or declining, and the caller waits longer."
            )
        case .primaryAgain:
            LocalizedText(
                nl:
                    "Een centrale die op het secundaire account blijft hangen, heeft bij de volgende storing niets "
                    + "meer om naar uit te wijken.",
                en: "A PBX that stays on the secondary account has nothing left to fail over to at the next outage."
            )
        case .inboundSecondary:
            LocalizedText(
                nl:
                    "De provider stuurt inkomende gesprekken bij een storing over het andere account: wie die "
                    + "weigert, is dan onbereikbaar.",
                en:
                    "In an outage the provider sends inbound calls over the other account: who refuses them is then "
                    + "unreachable."
            )
        case .optionsAnswered:
            LocalizedText(
                nl: "Zonder 200 op OPTIONS kan de provider de trunk voor dood houden en gesprekken omleiden.",
                en: "Without a 200 to OPTIONS the provider may take the trunk for dead and route calls elsewhere."
            )
        case .optionsSent:
            LocalizedText(
                nl:
                    "Zonder eigen OPTIONS merkt de centrale een storing pas bij het volgende gesprek, en kan NAT de "
                    + "weg terug sluiten.",
                en:
                    "Without OPTIONS of its own the PBX notices an outage only at the next call, and NAT may close "
                    + "the way back."
            )
        }
    }
}

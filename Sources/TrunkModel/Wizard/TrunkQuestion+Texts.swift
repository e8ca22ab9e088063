extension TrunkQuestion {
    /// The question as it is asked.
    public var label: LocalizedText {
        switch self {
        case .provider: LocalizedText(nl: "Provider", en: "Provider")
        case .kind: LocalizedText(nl: "Soort aansluiting", en: "Kind of connection")
        case .name: LocalizedText(nl: "Naam van de PBX", en: "Name of the PBX")
        case .channels: LocalizedText(nl: "Gelijktijdige gesprekken", en: "Calls at the same time")
        case .pbx: LocalizedText(nl: "Merk en type van de PBX", en: "Brand and type of the PBX")
        case .numberFormat: LocalizedText(nl: "Nummerformaat", en: "Number format")
        case .address: LocalizedText(nl: "IP-adres of subnet van de PBX", en: "IP address or network of the PBX")
        case .country: LocalizedText(nl: "Land van de PBX", en: "Country of the PBX")
        case .areaCode: LocalizedText(nl: "Netnummer", en: "Area code")
        case .internalContext: LocalizedText(nl: "Context van de toestellen", en: "Context of the extensions")
        case .number: LocalizedText(nl: "Nummers", en: "Numbers")
        case .defaultCallerID: LocalizedText(nl: "Standaard nummerweergave", en: "Default caller ID")
        case .fallback: LocalizedText(nl: "Failover naar belplan", en: "Fallback to call plan")
        case .account: LocalizedText(nl: "Accounts", en: "Accounts")
        case .outsideLine: LocalizedText(nl: "Cijfers voor een buitenlijn", en: "Digits for an outside line")
        case .destinations: LocalizedText(nl: "Bestemmingen", en: "Destinations")
        case .block: LocalizedText(nl: "Geblokkeerde soorten nummers", en: "Blocked types of numbers")
        case .limits: LocalizedText(nl: "Limiet in euro per uur/dag/week", en: "Limit in euro an hour/day/week")
        case .caller: LocalizedText(nl: "Bellers met eigen weergave", en: "Callers with an identity of their own")
        }
    }

    /// What `?` explains.
    public var help: LocalizedText {
        switch self {
        case .provider:
            LocalizedText(
                nl: "Een ingebouwd profiel, of het pad van een eigen profielbestand (.yaml).",
                en: "A built-in profile, or the path of a profile file of your own (.yaml)."
            )
        case .kind:
            LocalizedText(
                nl:
                    "trunk: één registratie draagt alle nummers. device_accounts: elk nummer heeft een eigen toestelaccount.",
                en:
                    "trunk: one registration carries all numbers. device_accounts: each number has a device account of its own."
            )
        case .name:
            LocalizedText(
                nl:
                    "Wordt deel van bestands- en sectienamen: letters, cijfers, - en _, begint met een letter, hoogstens 40.",
                en:
                    "Becomes part of file and section names: letters, digits, - and _, begins with a letter, at most 40."
            )
        case .channels:
            LocalizedText(
                nl: "Hoeveel gesprekken er tegelijk kunnen zijn, in en uit samen. Leeg: geen grens.",
                en: "How many calls there can be at once, in and out together. Empty: no limit."
            )
        case .pbx:
            LocalizedText(
                nl:
                    "Komt alleen als commentaar in het bestand, want dat is voor elk merk hetzelfde. Leeg: nog niet bekend.",
                en: "Only a comment in the file, which is the same for every brand. Empty: not known yet."
            )
        case .numberFormat:
            LocalizedText(
                nl: "Zo stuurt de PBX nummers. Kies bij de provider hetzelfde (met plus of zonder plus).",
                en: "How the PBX sends numbers. Choose the same at the provider (with plus or without plus)."
            )
        case .address:
            LocalizedText(
                nl:
                    "Het publieke adres waar de PBX mee belt, zoals 203.0.113.10 of 192.0.2.16/28; meer met een komma ertussen.",
                en:
                    "The public address that the PBX calls from, such as 203.0.113.10 or 192.0.2.16/28; several with commas."
            )
        case .country:
            LocalizedText(
                nl: "Landcode van twee letters, zoals NL: hoe daar gebeld wordt, en hoe je hierna nummers intypt.",
                en:
                    "Country code of two letters, such as NL: how people dial there, and how you type numbers from here on."
            )
        case .areaCode:
            LocalizedText(
                nl: "Met de 0 ervoor, zoals 050: daarmee kan zonder netnummer gebeld worden. Leeg: kan niet.",
                en: "With its trunk prefix, such as 050: makes dialling without area code work. Empty: it does not."
            )
        case .internalContext:
            LocalizedText(
                nl: "De context waarin de eigen toestellen van de PBX staan (Asterisk-familie).",
                en: "The context where the PBX's own extensions live (Asterisk family)."
            )
        case .number:
            LocalizedText(nl: "De nummers van de trunk.", en: "The trunk's numbers.")
        case .defaultCallerID:
            LocalizedText(
                nl: "Het nummer dat de gebelde ziet van wie geen eigen nummer heeft.",
                en: "The number that is shown for callers who have none of their own."
            )
        case .fallback:
            LocalizedText(
                nl: "Het belplan dat gesprekken krijgt als de PBX niet aanneemt. Leeg: geen.",
                en: "The call plan that takes calls when the PBX does not answer. Empty: none."
            )
        case .account:
            LocalizedText(nl: "De SIP-accounts bij de provider.", en: "The SIP accounts at the provider.")
        case .outsideLine:
            LocalizedText(
                nl: "Wat je eerst kiest om naar buiten te bellen, zoals 0. Leeg: niets.",
                en: "What is dialled first to call outside, such as 0. Empty: nothing."
            )
        case .destinations:
            LocalizedText(nl: "De landen die gebeld mogen worden.", en: "The countries that may be called.")
        case .block:
            LocalizedText(
                nl: "Wat ook binnen die landen niet gebeld mag worden; meer met een komma ertussen, none: niets.",
                en: "What may not be called even there; several with commas between, none: nothing."
            )
        case .limits:
            LocalizedText(
                nl: "Wat er bij de provider hoogstens verbeld mag worden: 10/25/50, of hour=10,week=50.",
                en: "What may be spent at most, as set at the provider: 10/25/50, or hour=10,week=50."
            )
        case .caller:
            LocalizedText(
                nl: "Toestellen die een ander nummer tonen, of geen.",
                en: "Extensions that show another number, or none."
            )
        }
    }
}

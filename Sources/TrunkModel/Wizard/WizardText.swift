/// What the wizard asks about one entry of a list.
enum WizardText {
    case number
    case description
    case inboundKind
    case inboundTarget
    case inboundRange
    case callerID
    case primary
    case secondary
    case accountNumber
    case username
    case passwordSource
    case passwordVariable
    case passwordFile
    case passwordText
    case server
    case caller
    case callerShown

    /// The choice that leaves a destination out.
    static let none = "none"

    /// How a password is given, as a choice's value.
    var way: String? {
        switch self {
        case .passwordVariable: "env"
        case .passwordFile: "file"
        case .passwordText: "text"
        default: nil
        }
    }

    var label: LocalizedText {
        switch self {
        case .number: LocalizedText(nl: "Nummer of reeks", en: "Number or range")
        case .description: LocalizedText(nl: "  Omschrijving", en: "  Description")
        case .inboundKind:
            LocalizedText(nl: "  Inkomend (DID): waar gaat een gesprek heen", en: "  Inbound (DID): where a call goes")
        case .inboundTarget: LocalizedText(nl: "  Intern nummer daarvan", en: "  Its internal number")
        case .inboundRange:
            LocalizedText(
                nl: "  Intern nummer daarvan ({last2}: de laatste 2 cijfers)",
                en: "  Its internal number ({last2}: the last 2 digits)"
            )
        case .callerID: LocalizedText(nl: "  Nummerweergave: ermee uitbellen", en: "  Caller ID: call out with it")
        case .primary: LocalizedText(nl: "Primair account, gebruikersnaam", en: "Primary account, user name")
        case .secondary:
            LocalizedText(nl: "Volgend account (secundair), gebruikersnaam", en: "Next account (secondary), user name")
        case .accountNumber: LocalizedText(nl: "Toestelaccount, nummer", en: "Device account, number")
        case .username: LocalizedText(nl: "  Gebruikersnaam", en: "  User name")
        case .passwordSource: LocalizedText(nl: "  Waar het wachtwoord staat", en: "  Where the password stands")
        case .passwordVariable: LocalizedText(nl: "  Naam van de variabele", en: "  Name of the variable")
        case .passwordFile:
            LocalizedText(nl: "  Bestand, gezien vanaf het trunkbestand", en: "  File, seen from the trunk file")
        case .passwordText: LocalizedText(nl: "  Wachtwoord (onzichtbaar)", en: "  Password (not shown)")
        case .server: LocalizedText(nl: "  SIP-server", en: "  SIP server")
        case .caller: LocalizedText(nl: "Toestel dat iets anders toont", en: "Extension that shows something else")
        case .callerShown: LocalizedText(nl: "  Toont nummer (of: anonymous)", en: "  Shows number (or: anonymous)")
        }
    }

    var help: LocalizedText {
        switch self {
        case .number:
            LocalizedText(
                nl:
                    "Zoals je het intypt: 050-8200000, 0031…, +31 50 820 00 00. Een reeks: van en tot, met .. of - ertussen.",
                en: "As you type it: 050-8200000, 0031…, +31 50 820 00 00. A range: from and to, with .. or - between."
            )
        case .description:
            LocalizedText(
                nl: "Waar het voor is, in je eigen woorden. Mag leeg.",
                en: "What it is for, in your own words. May be empty."
            )
        case .inboundKind:
            LocalizedText(
                nl: "Wat op de PBX aanneemt. none: het nummer neemt geen gesprekken aan.",
                en: "What answers on the PBX. none: the number takes no calls."
            )
        case .inboundTarget:
            LocalizedText(
                nl: "Cijfers, * en #: zoals je het intern kiest.",
                en: "Digits, * and #: as it is dialled inside."
            )
        case .inboundRange:
            LocalizedText(
                nl:
                    "2{last2}: +31508200013 gaat naar 213. {last1} tot {last9} zijn de laatste cijfers van het gebelde nummer.",
                en: "2{last2}: +31508200013 rings 213. {last1} to {last9} are the last digits of the called number."
            )
        case .callerID:
            LocalizedText(
                nl: "Nee: het nummer is alleen inkomend, en niemand mag ermee uitbellen.",
                en: "No: the number is inbound only, and nobody may call out with it."
            )
        case .primary, .secondary:
            LocalizedText(
                nl: "De wizard van de provider toont bij stap 2 de gebruikersnaam van elk account.",
                en: "The provider's wizard shows the user name of each account in its second step."
            )
        case .accountNumber:
            LocalizedText(
                nl: "Het nummer van dit toestelaccount; elk account heeft er een.",
                en: "This device account's number; each account has one."
            )
        case .username:
            LocalizedText(
                nl: "Het hele nummer met landcode, zonder plus: dan is de naam ook het DID.",
                en: "The whole number with country code, without plus: the name is then the DID too."
            )
        case .passwordSource:
            LocalizedText(
                nl: "Liever niet in het trunkbestand zelf: dat wordt gekopieerd en gemaild.",
                en: "Better not in the trunk file itself: that gets copied and mailed."
            )
        case .passwordVariable:
            LocalizedText(
                nl: "De variabele moet gezet zijn wanneer je trunkline generate aanroept.",
                en: "The variable must be set when you run trunkline generate."
            )
        case .passwordFile:
            LocalizedText(nl: "Een bestand met alleen het wachtwoord.", en: "A file that holds the password only.")
        case .passwordText:
            LocalizedText(
                nl: "Het komt leesbaar in het trunkbestand, dat dan alleen jij mag lezen.",
                en: "It goes readably into the trunk file, which only you may then read."
            )
        case .server:
            LocalizedText(
                nl: "Naam of adres, met of zonder poort: sip.example.net:5062.",
                en: "Name or address, with or without port: sip.example.net:5062."
            )
        case .caller:
            LocalizedText(
                nl: "Het interne nummer van een toestel dat niet het standaardnummer toont.",
                en: "The internal number of an extension that does not show the default number."
            )
        case .callerShown:
            LocalizedText(
                nl: "Een nummer van deze trunk, of anonymous: dan ziet de gebelde geen nummer.",
                en: "A number of this trunk, or anonymous: the called party then sees none."
            )
        }
    }
}

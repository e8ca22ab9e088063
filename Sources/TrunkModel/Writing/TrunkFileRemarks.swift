/// What each key of a written trunk file is for, in one line.
enum TrunkFileRemarks {
    static let title = LocalizedText(
        nl: "Trunkbestand voor Trunkline: voor elk merk PBX hetzelfde.",
        en: "A trunk file for Trunkline: the same for every brand of PBX."
    )
    static let next = LocalizedText(nl: "Hierna:", en: "Next:")
    static let variables = LocalizedText(
        nl: "Zet eerst de wachtwoorden in deze omgevingsvariabelen:",
        en: "First put the passwords into these environment variables:"
    )
    static let name = LocalizedText(
        nl: "wordt naam van secties, bestanden en objecten",
        en: "becomes section, file and object names"
    )
    static let provider = LocalizedText(
        nl: "een ingebouwd profiel, of het pad van een profielbestand",
        en: "a built-in profile, or the path of a profile file"
    )
    static let numberFormat = LocalizedText(
        nl: "plus: +31508200000 | without_plus: 31508200000 | international_prefix: 0031508200000",
        en: "plus: +31508200000 | without_plus: 31508200000 | international_prefix: 0031508200000"
    )
    static let channels = LocalizedText(nl: "gesprekken tegelijk", en: "calls at the same time")
    static let trunkAccounts = LocalizedText(nl: "eerst primair, dan secundair", en: "primary first, then secondary")
    static let deviceAccounts = LocalizedText(
        nl: "een per nummer; de naam is het hele nummer",
        en: "one per number; its name is the whole number"
    )
    static let server = LocalizedText(
        nl: "de server van dit account, niet die van het profiel",
        en: "this account's own server, not the profile's"
    )
    static let noInbound = LocalizedText(nl: "geen inbound: belt alleen uit", en: "no inbound: only calls out")
    static let address = LocalizedText(
        nl: "voor de IP-whitelist van de provider: adres of netwerk",
        en: "what the provider's IP whitelist holds: an address or a network"
    )
    static let missingAddress = LocalizedText(
        nl: "vul in: het publieke adres of netwerk van de PBX, zoals 203.0.113.10",
        en: "fill in: the PBX's public address or network, such as 203.0.113.10"
    )
    static let country = LocalizedText(
        nl: "zoals hier gebeld wordt, bellen de gebruikers",
        en: "whose dialling habits the callers have"
    )
    static let areaCode = LocalizedText(
        nl: "maakt bellen zonder netnummer mogelijk",
        en: "makes dialling without it work"
    )
    static let internalContext = LocalizedText(
        nl: "waar de eigen toestellen van de PBX staan (Asterisk-familie)",
        en: "where the PBX's own extensions live (Asterisk family)"
    )
    static let numbers = LocalizedText(
        nl: "de nummers van de trunk, altijd E.164 tussen aanhalingstekens",
        en: "the trunk's numbers, always E.164 in quotes"
    )
    static let inboundOnly = LocalizedText(nl: "alleen inkomend", en: "inbound only")
    static let defaultCallerID = LocalizedText(
        nl: "wat iedereen toont die niet onder callers staat",
        en: "what callers show who are not listed below"
    )
    static let callers = LocalizedText(nl: "wie met welk nummer uitbelt", en: "who calls out with which number")
    static let anonymous = LocalizedText(nl: "toont geen nummer (Privacy: id)", en: "shows no number (Privacy: id)")
    static let outsideLine = LocalizedText(
        nl: "cijfers voor een buitenlijn; leeg: geen",
        en: "digits dialled before an outside number"
    )
    static let block = LocalizedText(
        nl: "soorten nummers die niet gebeld mogen worden",
        en: "types of numbers that may not be called"
    )
    static let providerSide = LocalizedText(
        nl: "wat bij de provider ingesteld is",
        en: "what is set at the provider"
    )
    static let fallback = LocalizedText(
        nl: "belplan dat gesprekken krijgt als de PBX niet aanneemt",
        en: "the call plan that takes calls when the PBX does not answer"
    )

    /// Brand and type, as the provider's wizard asks for them.
    static func pbx(_ pbx: PBXChoice, _ language: Language) -> String {
        language == .nl ? "Merk: \(pbx.brand); type: \(pbx.type)" : "Brand: \(pbx.brand); type: \(pbx.type)"
    }

    /// For limits: the unit, and when the provider sends alerts.
    static func limits(_ alerts: [Int], _ language: Language) -> String {
        guard !alerts.isEmpty else { return "euro" }
        let shares = alerts.map { "\($0) %" }
        return language == .nl
            ? "euro; melding bij \(shares.joined(separator: " en "))"
            : "euro; alerts at \(shares.joined(separator: " and "))"
    }

    /// For a range whose inbound destination depends on the number: what one of its numbers rings.
    static func example(_ number: PhoneNumber, _ destination: InboundDestination, _ language: Language) -> String {
        let target = destination.target(forDigits: number.digits)
        return language == .nl ? "\(number.e164) gaat naar \(target)" : "\(number.e164) rings \(target)"
    }
}

public import TrunkModel

extension Check {
    /// Where the requirement stands.
    ///
    /// `manual` is the provider's (its chapters in their Dutch names), `note 2011` the provider's older notes on Asterisk and
    /// on attacks, and `own choice` is stated nowhere.
    public var source: String {
        switch self {
        case .registers: "manual, Specificaties: Authenticatie; RFC 3261 §10.2"
        case .registrationPassword: "manual, Specificaties: Authenticatie; RFC 3261 §22.2; RFC 7616 §3.4"
        case .addressOfRecord: "RFC 3261 §10.2"
        case .contactUser: "note 2011, Asterisk; RFC 3261 §10.2.1"
        case .contactTransport: "manual, Specificaties: Protocol; RFC 3261 §19.1.1"
        case .registrationExpiry: "RFC 3261 §10.2.1.1, §10.2.8"
        case .registrationRefresh: "RFC 3261 §10.2.4"
        case .staleNonce: "RFC 7616 §3.3"
        case .silentRegistrar: "RFC 3261 §10.2.7; RFC 5626 §4.5"
        case .providerSource: "manual, Bijlage 6: FAQ"
        case .did: "manual, Wizard stap 1: Inkomend (DID); RFC 3261 §8.2.2.1"
        case .codecs: "manual, Specificaties: CODECs; RFC 3264 §6.1; RFC 3551 §6"
        case .telephoneEvent: "manual, Specificaties: DTMF; RFC 4733 §2.4.1"
        case .t38: "manual, Specificaties: T.38"
        case .audio: "manual, Bijlage 6: FAQ; RFC 3264 §6.1"
        case .dtmfDigits: "manual, Specificaties: DTMF; RFC 4733 §2.5.1"
        case .hold: "manual, Specificaties: RFC 3264; RFC 3264 §8.4"
        case .sessionRefresh: "RFC 3261 §14.2; RFC 4028 §7.4"
        case .callOverRefresh: "RFC 3261 §10.2"
        case .byeFromProvider: "manual, Specificaties: Ondersteunde methoden; RFC 3261 §15.1.2"
        case .byeFromPBX: "manual, Specificaties: Ondersteunde methoden; RFC 3261 §15.1.1"
        case .cancel: "RFC 3261 §9.2, §21.4.25"
        case .unknownNumber: "RFC 3261 §8.2.2.1, §21.4.5, §21.4.22"
        case .stranger: "note 2011, attacks; manual, Bijlage 6: FAQ"
        case .relay: "note 2011, attacks; manual, Beveiligingstools"
        case .internalIdentity: "own choice"
        case .callArrives: "manual, Specificaties: Ondersteunde methoden; RFC 3261 §13.2"
        case .calledNumber: "manual, Specificaties: Number format; RFC 3261 §8.1.1.1, §8.1.1.2"
        case .inviteDigest: "manual, Specificaties: Call Authorization; RFC 3261 §22.3"
        case .from: "manual, Specificaties: Number format, Caller ID; RFC 3261 §8.1.1.3"
        case .assertedIdentity: "manual, Specificaties: Caller ID; RFC 3325 §9.1"
        case .callerID: "manual, Wizard stap 1: Nummerweergave (Caller ID)"
        case .privacy: "manual, Specificaties: Anonymous Caller ID; RFC 3323 §4.2; RFC 3325 §9.3"
        case .privateNumber: "manual, Specificaties: Anonymous Caller ID; RFC 3325 §7"
        case .extensions: "manual, Specificaties: Ondersteunde methoden; RFC 3261 §8.2.2.3; RFC 3262 §4; RFC 4028 §7.1"
        case .emergency: "own choice"
        case .blocked: "manual, Bijlage 7: default destination whitelist; note 2011, attacks"
        case .primaryFirst: "manual, Wizard stap 2; manual, Specificaties: Failover"
        case .failover: "manual, Wizard stap 2; manual, Specificaties: Failover"
        case .failoverCredentials: "manual, Wizard stap 2; RFC 3261 §22.3"
        case .noFailover: "RFC 3261 §21.4.24, §21.6.2"
        case .primaryAgain: "manual, Specificaties: Failover"
        case .inboundSecondary: "manual, Specificaties: Failover"
        case .optionsAnswered: "manual, Specificaties: Keepalive; RFC 3261 §11.2"
        case .optionsSent: "manual, Specificaties: Keepalive; RFC 3261 §11.1"
        }
    }

    /// `source` with the names of documents in a language.
    ///
    /// - Parameter language: The language.
    /// - Returns: What a report prints behind the reason.
    public func source(in language: Language) -> String {
        guard language == .nl else { return source }
        return source.split(separator: "; ").map { part in
            for (en, nl) in Self.dutchNames where part.hasPrefix(en) { return nl + part.dropFirst(en.count) }
            return String(part)
        }.joined(separator: "; ")
    }

    private static let dutchNames = [
        ("manual", "handleiding"), ("note 2011, attacks", "notitie 2011, aanvallen"), ("note 2011", "notitie 2011"),
        ("own choice", "eigen keuze"),
    ]
}

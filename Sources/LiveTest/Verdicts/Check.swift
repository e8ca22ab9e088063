/// What a live test judges: each check is about one thing that can be wrong, whichever calls show it.
///
/// The raw value is its stable name in reports. Title, reason and source of each stand in `Check+Texts.swift`.
public enum Check: String, Sendable, CaseIterable {
    // Registration.

    /// An account's REGISTER arrives at all.
    case registers
    /// Its digest is right: user name, password, realm.
    case registrationPassword = "registration-password"
    /// To and From name the account (RFC 3261 §10.2).
    case addressOfRecord = "address-of-record"
    /// The user part of Contact is the account, or a number of it; not `s`, not the name of a context.
    case contactUser = "contact-user"
    /// Contact asks for UDP.
    case contactTransport = "contact-transport"
    /// The expiry that is asked for is within the provider's bounds.
    case registrationExpiry = "registration-expiry"
    /// It registers anew before the registration ends.
    case registrationRefresh = "registration-refresh"
    /// A nonce that ran out is answered with a new one's credentials (RFC 7616 §3.3).
    case staleNonce = "stale-nonce"
    /// It comes back after the registrar was silent.
    case silentRegistrar = "silent-registrar"

    // Inbound.

    /// Calls from the provider's addresses are let in.
    case providerSource = "provider-source"
    /// A call to a number of the trunk rings or is answered.
    case did
    /// G.711 only, A-law first.
    case codecs
    /// DTMF as telephone-event (RFC 4733) is offered or answered.
    case telephoneEvent = "telephone-event"
    /// T.38 is neither offered nor accepted.
    case t38
    /// Audio flows, both ways.
    case audio
    /// DTMF digits arrive as RFC 4733 events.
    case dtmfDigits = "dtmf-digits"
    /// Hold and resume by re-INVITE (RFC 3264 §8.4).
    case hold
    /// A re-INVITE that changes nothing is answered: a session refresh.
    case sessionRefresh = "session-refresh"
    /// A call goes on while its account registers anew.
    case callOverRefresh = "call-over-refresh"
    /// BYE from the provider ends a call.
    case byeFromProvider = "bye-from-provider"
    /// The PBX ends a call with BYE.
    case byeFromPBX = "bye-from-pbx"
    /// CANCEL while it rings is answered, and INVITE with 487.
    case cancel
    /// A number that is not the trunk's is refused with 404 or 484.
    case unknownNumber = "unknown-number"
    /// A call from outside the provider's networks is refused.
    case stranger
    /// Nobody may call out through the PBX from outside.
    case relay
    /// Answers to the provider do not show names or numbers of internal extensions.
    case internalIdentity = "internal-identity"

    // Outbound.

    /// A call that is allowed arrives at the provider.
    case callArrives = "call-arrives"
    /// The called number in Request-URI and To, in the trunk's number format.
    case calledNumber = "called-number"
    /// INVITE is sent again with a right digest when it is challenged.
    case inviteDigest = "invite-digest"
    /// From holds the caller's number, in the trunk's format.
    case from
    /// P-Asserted-Identity holds the caller's number, in the trunk's format; Remote-Party-ID does not count (RFC 3325).
    case assertedIdentity = "p-asserted-identity"
    /// The number shown is the one that the trunk file says, and one of the trunk's.
    case callerID = "caller-id"
    /// An anonymous call has `Privacy: id` on the INVITE that carries the credentials.
    case privacy
    /// An anonymous call still shows the right number in From and P-Asserted-Identity.
    case privateNumber = "private-number"
    /// Nothing is required that the provider does not support: 100rel, session timers.
    case extensions
    /// An emergency number arrives as dialled, with the caller's number and without privacy.
    case emergency
    /// What the trunk file blocks never reaches the wire.
    case blocked

    // Failover.

    /// Calls go over the primary account first.
    case primaryFirst = "primary-first"
    /// A primary that fails is passed over: the call arrives over the secondary in time.
    case failover
    /// The second attempt has the secondary's credentials.
    case failoverCredentials = "failover-credentials"
    /// Busy (486) and declined (603) end the call; they do not fail over.
    case noFailover = "no-failover"
    /// When the primary is back it is used again.
    case primaryAgain = "primary-again"
    /// A call over the secondary account is taken.
    case inboundSecondary = "inbound-secondary"

    // Keepalive.

    /// The provider's OPTIONS gets 200.
    case optionsAnswered = "options-answered"
    /// The PBX sends OPTIONS of its own.
    case optionsSent = "options-sent"
}

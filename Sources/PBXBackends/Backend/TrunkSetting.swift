public import TrunkModel

/// A thing that every PBX must have set for a trunk to work: what advice is about, whatever the brand calls it.
public enum TrunkSetting: String, Sendable, CaseIterable {
    /// That an account registers at all.
    case registration
    /// User name and password.
    case credentials
    /// The user part of Contact in a registration.
    case contactUser
    /// UDP.
    case transport
    /// How long a registration is asked for, and how soon it is tried again.
    case registrationTimes
    /// The networks that calls from the provider come from.
    case providerNetworks
    /// Calls from others are refused.
    case guests
    /// Calls from the provider do not go out again.
    case relaying
    /// Where calls to each number go.
    case didRoutes
    /// Codecs and their order.
    case codecs
    /// DTMF by RFC 4733.
    case dtmf
    /// T.38 off.
    case t38
    /// Where audio flows: NAT, direct media, RTP ports.
    case media
    /// Session timers, 100rel, re-INVITE.
    case extensions
    /// Names and numbers of extensions in answers to the provider.
    case connectedLine
    /// Dial rules: from what is dialled to the number on the wire.
    case dialRules
    /// What may not be called.
    case destinations
    /// The number in From.
    case fromNumber
    /// P-Asserted-Identity.
    case assertedIdentity
    /// Which number each caller shows.
    case callerID
    /// Privacy of anonymous calls.
    case privacy
    /// Which account goes first, and when the next one is tried.
    case failover
    /// OPTIONS.
    case keepalive
}

/// Where a brand keeps a setting, and what belongs there.
public struct SettingPlace: Sendable, Hashable {
    /// A file, such as `pjsip_groningen.conf`, or a screen, such as `Trunks > Advanced`.
    public var location: LocalizedText
    /// The part of it: a section such as `[groningen-endpoint]`, a tab; nil for none.
    public var section: String?
    /// The key or field.
    public var key: String
    /// What belongs there; nil where it cannot be said, or is a secret.
    public var value: String?

    /// A place.
    ///
    /// - Parameters:
    ///   - location: A file or a screen.
    ///   - section: The part of it.
    ///   - key: The key or field.
    ///   - value: What belongs there; never a secret.
    public init(_ location: LocalizedText, section: String? = nil, key: String, value: String? = nil) {
        self.location = location
        self.section = section
        self.key = key
        self.value = value
    }
}

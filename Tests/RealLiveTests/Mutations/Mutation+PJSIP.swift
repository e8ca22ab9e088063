import LiveTest
import TestSupport

extension Mutation {
    /// What can be wrong in `pjsip_groningen.conf`.
    static let ofPJSIP: [Mutation] = [
        .pjsip("µ-law first", "allow = alaw,ulaw", "allow = ulaw,alaw", .codecs, at: "endpoint", "allow"),
        .pjsip("G.722 first", "allow = alaw,ulaw", "allow = g722,alaw,ulaw", .codecs, at: "endpoint", "allow"),
        .pjsip("DTMF by INFO", "dtmf_mode = rfc4733", "dtmf_mode = info", .telephoneEvent, at: "endpoint", "dtmf_mode"),
        .pjsip(
            "DTMF in the audio",
            "dtmf_mode = rfc4733",
            "dtmf_mode = inband",
            .telephoneEvent,
            at: "endpoint",
            "dtmf_mode"
        ),
        .pjsip("T.38 on", "t38_udptl = no", "t38_udptl = yes", .t38, at: "endpoint", "t38_udptl"),
        .pjsip(
            "wrong password of the primary",
            "password = 'enkel'22",
            "password = enkel22",
            .registrationPassword,
            at: "primary-auth",
            "password"
        ),
        .pjsip(
            "wrong password of the secondary",
            #"password = C:\pbx\23"#,
            #"password = C:\pbx\24"#,
            .registrationPassword,
            at: "secondary-auth",
            "password"
        ),
        .pjsip(
            "one account does not register",
            """
            [groningen-secondary-registration](groningen-registration)
            server_uri = sip:pbx.callvoip.nl
            client_uri = sip:trunk8200-b@pbx.callvoip.nl
            """,
            """
            [groningen-secondary-registration](!,groningen-registration)
            server_uri = sip:pbx.callvoip.nl
            client_uri = sip:trunk8200-b@pbx.callvoip.nl
            """,
            .registers,
            at: "secondary-registration",
            "client_uri"
        ),
        .pjsip(
            "another account's name in To",
            "client_uri = sip:trunk8200-a@pbx.callvoip.nl",
            "client_uri = sip:groningen@pbx.callvoip.nl",
            .addressOfRecord,
            at: "primary-registration",
            "client_uri"
        ),
        .pjsip(
            "'s' as contact user",
            "contact_user = trunk8200-a\noutbound_auth",
            "contact_user = s\noutbound_auth",
            .contactUser,
            at: "primary-registration",
            "contact_user"
        ),
        .pjsip(
            "registrations of half a minute",
            "expiration = 3600",
            "expiration = 30",
            .registrationExpiry,
            at: "registration",
            "expiration"
        ),
        .pjsip(
            "no credentials for calls",
            "aors = groningen-primary\noutbound_auth = groningen-primary-auth\n",
            "aors = groningen-primary\n",
            .inviteDigest,
            at: "primary",
            "outbound_auth"
        ),
        .pjsip(
            "the secondary with the primary's credentials",
            "aors = groningen-secondary\noutbound_auth = groningen-secondary-auth",
            "aors = groningen-secondary\noutbound_auth = groningen-primary-auth",
            .failoverCredentials,
            at: "secondary",
            "outbound_auth"
        ),
        .pjsip(
            "calls expected from another network",
            "match = 185.19.236.0/22",
            "match = 198.51.100.0/24",
            .providerSource,
            at: "identify",
            "match"
        ),
        .pjsip(
            "calls expected from one address",
            "match = 185.19.236.0/22",
            "match = 185.19.236.10",
            .providerSource,
            at: "identify",
            "match"
        ),
        .pjsip(
            "calls taken from anywhere",
            "match = 185.19.236.0/22",
            "match = 0.0.0.0/0",
            .stranger,
            at: "identify",
            "match"
        ),
        .pjsip(
            "whoever writes the endpoint's name is let in",
            "identify_by = ip",
            "identify_by = username",
            .stranger,
            at: "endpoint",
            "identify_by"
        ),
        .pjsip(
            "the wrong context",
            "context = groningen-inbound",
            "context = groningen-nowhere",
            .did,
            at: "endpoint",
            "context"
        ),
        .pjsip(
            "no OPTIONS",
            "qualify_frequency = 30",
            "qualify_frequency = 0",
            .optionsSent,
            at: "aor",
            "qualify_frequency"
        ),
        .pjsip(
            "reliable provisional answers required",
            "100rel = no",
            "100rel = required",
            .extensions,
            at: "endpoint",
            "100rel"
        ),
        .pjsip("session timers required", "timers = no", "timers = required", .extensions, at: "endpoint", "timers"),
        .pjsip(
            "Privacy lost on the INVITE with the credentials",
            "send_pai = no",
            "send_pai = yes",
            .privacy,
            at: "endpoint",
            "send_pai"
        ),
        .pjsip(
            "telephones' names and numbers sent to the provider",
            "send_rpid = no",
            "send_rpid = yes",
            .internalIdentity,
            at: "endpoint",
            "send_rpid"
        ).withTelephonesThatShowTheirNumber,
    ]

    /// The same, with telephones that tell their own name and number.
    var withTelephonesThatShowTheirNumber: Mutation {
        var mutation = self
        mutation.showsExtensions = true
        return mutation
    }
}

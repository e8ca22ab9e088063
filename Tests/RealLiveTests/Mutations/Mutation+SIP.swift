import LiveTest
import TestSupport

extension Mutation {
    /// What can be wrong with chan_sip.
    static let ofSIP: [Mutation] = [
        .sip("µ-law first", "allow=alaw\nallow=ulaw", "allow=ulaw\nallow=alaw", .codecs, at: "peer", "allow"),
        .sip("DTMF by INFO", "dtmfmode=rfc2833", "dtmfmode=info", .telephoneEvent, at: "peer", "dtmfmode"),
        .sip("T.38 on", "t38pt_udptl=no", "t38pt_udptl=yes", .t38, at: "peer", "t38pt_udptl"),
        .sip("no OPTIONS", "qualify=yes", "qualify=no", .optionsSent, at: "peer", "qualify"),
        .sip(
            "wrong password of the primary",
            "remotesecret = 'enkel'22",
            "remotesecret = enkel22",
            .registrationPassword,
            at: "primary",
            "remotesecret"
        ),
        .sip(
            "telephones' names and numbers sent to the provider",
            "sendrpid=no",
            "sendrpid=pai",
            .internalIdentity,
            at: "peer",
            "sendrpid"
        ).withTelephonesThatShowTheirNumber,
        .register(
            "one account does not register",
            "register => trunk8200-b@groningen-secondary/trunk8200-b~3600\n",
            "",
            .registers,
            "register"
        ),
        .register(
            "'s' as contact user",
            "register => trunk8200-a@groningen-primary/trunk8200-a~3600",
            "register => trunk8200-a@groningen-primary~3600",
            .contactUser,
            "register"
        ),
        .register(
            "no calls from unknown addresses",
            "allowguest=yes",
            "allowguest=no",
            .providerSource,
            "allowguest"
        ),
        .register(
            "calls from unknown addresses land elsewhere",
            "context=groningen-guests",
            "context=default",
            .did,
            "context"
        ),
        .plan(
            "the account's name in From",
            "Set(CALLERID(num)=${SHOWN})",
            "Set(CALLERID(num)=trunk8200-a)",
            .from,
            at: "call",
            "Set(CALLERID(num))",
            on: .sip16
        ),
        .plan(
            "calls taken from anywhere",
            #"GotoIf($[${REGEX("^185\.19\.(236|237|238|239)\.[0-9]+$" ${CHANNEL(recvip)})}]?groningen-inbound"#,
            #"GotoIf($[${REGEX("^[0-9]+\.[0-9]+\." ${CHANNEL(recvip)})}]?groningen-inbound"#,
            .stranger,
            at: "guests",
            "GotoIf",
            on: .sip16
        ),
        .plan(
            "calls expected from fewer networks",
            "(236|237|238|239)",
            "(236|237|238)",
            .providerSource,
            at: "guests",
            "GotoIf",
            on: .sip16
        ),
        .plan(
            "OPTIONS without a user refused",
            "[groningen-guests]\nexten => s,1,Hangup(21)\n",
            "[groningen-guests]\n",
            .optionsAnswered,
            at: "guests",
            "exten => s",
            on: .sip16
        ),
        .plan(
            "no Privacy",
            #" same => n,ExecIf($["${ARG2}" = "1"]?SIPAddHeader(Privacy: id))"# + "\n",
            "",
            .privacy,
            at: "headers",
            "Privacy",
            on: .sip16
        ),
        .plan(
            "Remote-Party-ID in the place of P-Asserted-Identity",
            "SIPAddHeader(P-Asserted-Identity: ",
            "SIPAddHeader(Remote-Party-ID: ",
            .assertedIdentity,
            at: "headers",
            "P-Asserted-Identity",
            on: .sip16
        ),
        .plan(
            "no failover",
            #"^(18|20|27|29|34|38|102)$"#,
            #"^(20)$"#,
            .failover,
            at: "failover",
            "GotoIf",
            on: .sip16
        ),
    ]
}

import LiveTest
import TestSupport

extension Mutation {
    /// What can be wrong in `extensions_groningen.conf`.
    static let ofDialPlan: [Mutation] = [
        .plan(
            "no P-Asserted-Identity",
            "exten => s,1,Set(PJSIP_HEADER(add,P-Asserted-Identity)=<sip:${ARG1}@${ARG3}>)",
            "exten => s,1,NoOp()",
            .assertedIdentity,
            at: "headers",
            "P-Asserted-Identity"
        ),
        .plan(
            "Remote-Party-ID in its place",
            "PJSIP_HEADER(add,P-Asserted-Identity)",
            "PJSIP_HEADER(add,Remote-Party-ID)",
            .assertedIdentity,
            at: "headers",
            "P-Asserted-Identity"
        ),
        .plan(
            "no Privacy",
            #" same => n,ExecIf($["${ARG2}" = "1"]?Set(PJSIP_HEADER(add,Privacy)=id))"# + "\n",
            "",
            .privacy,
            at: "headers",
            "Privacy"
        ),
        .plan(
            "From anonymised",
            "Set(CALLERID(pres)=allowed)",
            #"Set(CALLERID(pres)=${IF($["${HIDDEN}" = "1"]?prohib:allowed)})"#,
            .privateNumber,
            at: "call",
            "Set(CALLERID(pres))"
        ),
        .plan(
            "the account's name in From",
            "Set(CALLERID(num)=${SHOWN})",
            "Set(CALLERID(num)=trunk8200-a)",
            .from,
            at: "call",
            "Set(CALLERID(num))"
        ),
        .plan(
            "a caller shows another number",
            "exten => 210,1,Set(SHOWN=+31508200010)",
            "exten => 210,1,Set(SHOWN=+31508200011)",
            .callerID,
            at: "callers",
            "Set(SHOWN)"
        ),
        .plan(
            "caller ID without plus",
            "exten => default,1,Set(SHOWN=+31508200000)",
            "exten => default,1,Set(SHOWN=31508200000)",
            .callerID,
            at: "callers",
            "Set(SHOWN)"
        ),
        .plan(
            "national format on the wire",
            "exten => _31!,1(allowed),Gosub(groningen-call,s,1(+${EXTEN}))",
            "exten => _31!,1(allowed),Gosub(groningen-call,s,1(0${EXTEN:2}))",
            .calledNumber,
            at: "destinations",
            "Gosub(groningen-call)"
        ),
        .plan(
            "called numbers without plus",
            "exten => _31!,1(allowed),Gosub(groningen-call,s,1(+${EXTEN}))",
            "exten => _31!,1(allowed),Gosub(groningen-call,s,1(${EXTEN}))",
            .calledNumber,
            at: "destinations",
            "Gosub(groningen-call)"
        ),
        .plan(
            "no rule for national numbers",
            "exten => _0[1-57]XXXXXXXX,1(national),Goto(groningen-destinations,31${FILTER(0-9,${EXTEN:1})},1)\n",
            "",
            .callArrives,
            at: "national",
            "exten"
        ),
        .plan(
            "no emergency number",
            "exten => 112,1(emergency),Gosub(groningen-call,s,1(${EXTEN},emergency))\n",
            "",
            .emergency,
            at: "emergency",
            "exten"
        ),
        .plan(
            "premium-rate numbers allowed",
            "exten => _3190[069]!,1(blocked_premium_rate),Hangup(21)",
            "exten => _3190[069]!,1(allowed),Gosub(groningen-call,s,1(+${EXTEN}))",
            .blocked,
            at: "destinations",
            "exten"
        ),
        .plan(
            "the whole world allowed",
            "exten => _X!,1(outside),Hangup(21)",
            "exten => _X!,1(allowed),Gosub(groningen-call,s,1(+${EXTEN}))",
            .blocked,
            at: "destinations",
            "exten"
        ),
        .plan("a number goes nowhere", "exten => 31508200000,1,Goto(internal,100,1)\n", "", .did, at: "did", "exten"),
        .plan(
            "numbers that are not the trunk's go out again",
            "exten => 31852100000,1,Goto(internal,500,1)\nexten => i,1,Hangup(1)",
            "exten => 31852100000,1,Goto(internal,500,1)\ninclude => groningen-outbound",
            .relay,
            at: "did",
            "exten => i"
        ),
        .plan(
            "a number that is not the trunk's rings",
            "exten => 31852100000,1,Goto(internal,500,1)\nexten => i,1,Hangup(1)",
            "exten => 31852100000,1,Goto(internal,500,1)\nexten => i,1,Goto(internal,100,1)",
            .unknownNumber,
            at: "did",
            "exten => i"
        ),
        .plan(
            "OPTIONS to the account refused",
            "exten => trunk8200-a,1,Set(GROUP(groningen)=calls)\n same => n,Goto(groningen-to,s,1)\n",
            "",
            .optionsAnswered,
            at: "inbound",
            "exten => trunk8200-a"
        ),
        Mutation(
            name: "primary and secondary swapped",
            flavour: .pjsip22,
            edits: [
                Edit(
                    file: plan,
                    old: "Dial(PJSIP/${ARG1}@groningen-primary,",
                    new: "Dial(PJSIP/${ARG1}@groningen-first,"
                ),
                Edit(
                    file: plan,
                    old: "Dial(PJSIP/${ARG1}@groningen-secondary,",
                    new: "Dial(PJSIP/${ARG1}@groningen-primary,"
                ),
                Edit(
                    file: plan,
                    old: "Dial(PJSIP/${ARG1}@groningen-first,",
                    new: "Dial(PJSIP/${ARG1}@groningen-secondary,"
                ),
            ],
            check: .primaryFirst,
            place: .init(plan, "[groningen-call]", "Dial")
        ),
        .plan(
            "no failover",
            #"exten => s,1,GotoIf($["${DIALSTATUS}" != "CHANUNAVAIL" & "${DIALSTATUS}" != "CONGESTION"]?no)"#,
            "exten => s,1,Goto(no)",
            .failover,
            at: "failover",
            "GotoIf"
        ),
        .plan(
            "failover of busy numbers",
            #"exten => s,1,GotoIf($["${DIALSTATUS}" != "CHANUNAVAIL" & "${DIALSTATUS}" != "CONGESTION"]?no)"#,
            #"exten => s,1,GotoIf($["${DIALSTATUS}" = "BUSY"]?yes)"#,
            .noFailover,
            at: "failover",
            "GotoIf"
        ),
    ]
}

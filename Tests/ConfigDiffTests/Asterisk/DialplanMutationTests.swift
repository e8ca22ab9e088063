import ConfigDiff
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// One change at a time to what is deployed of the dial plan.
@Suite struct DialplanMutationTests {
    private static let file = "extensions_kantoor.conf"

    /// A text that is another, at its own place.
    private static func row(
        _ old: String,
        _ new: String,
        _ severity: DriftSeverity,
        _ object: String,
        rule: String = "extension/step"
    ) -> Mutation {
        Mutation(file, old, new, ExpectedDifference(.different, severity, rule, object))
    }

    private static func gone(_ line: String, _ severity: DriftSeverity, _ object: String) -> Mutation {
        Mutation(file, line + "\n", "", ExpectedDifference(.missing, severity, "extension/missing", object))
    }

    private static func added(_ line: String, in context: String, _ object: String) -> Mutation {
        Mutation(
            file,
            "[\(context)]\n",
            "[\(context)]\n\(line)\n",
            ExpectedDifference(.extra, .security, "extension/extra", object, at: Mark(file, line))
        )
    }

    static let numbers = [
        row(
            "exten => 31508200021,1,Goto(internal,21,1)",
            "exten => 31508200021,1,Goto(internal,22,1)",
            .breaksCalls,
            "31508200021@kantoor-did"
        ),
        row(
            "exten => 31508200020,1,Goto(internal,600,1)",
            "exten => 31508200020,1,Hangup(1)",
            .breaksCalls,
            "31508200020@kantoor-did"
        ),
        gone("exten => 31508200021,1,Goto(internal,21,1)", .breaksCalls, "31508200021@kantoor-did"),
        row(
            "exten => 31508200020,",
            ";exten => 31508200020,",
            .breaksCalls,
            "31508200020@kantoor-did",
            rule: "extension/missing"
        )
        .expecting(.missing),
        Mutation(
            file,
            "exten => 31508200021,1,Goto(internal,21,1)\nexten => i,1,Hangup(1)\n",
            "exten => 31508200021,1,Goto(internal,21,1)\n",
            ExpectedDifference(
                .missing,
                .security,
                "extension/missing",
                "i@kantoor-did",
                ours: Mark(file, "exten => i,1,Hangup(1)")
            )
        ),
        added("exten => _X.,1,Goto(internal,${EXTEN},1)", in: "kantoor-did", "_X.@kantoor-did"),
        added("exten => _0X.,1,Gosub(kantoor-call,s,1(${EXTEN}))", in: "kantoor-inbound", "_0X.@kantoor-inbound"),
        added("exten => _.,1,Dial(SIP/${EXTEN}@elders)", in: "kantoor-outbound", "_.@kantoor-outbound"),
        added(
            "exten => _4!,1,Gosub(kantoor-call,s,1(+${EXTEN}))",
            in: "kantoor-destinations",
            "_4!@kantoor-destinations"
        ),
        row(
            " same => n,Goto(kantoor-to,s,1)",
            " same => n,Goto(internal,s,1)",
            .breaksCalls,
            "kantoor-1@kantoor-inbound"
        )
        .at("same => n,Goto(internal,s,1)", ours: "same => n,Goto(kantoor-to,s,1)"),
    ]

    static let calls = [
        gone(
            "exten => 112,1(emergency),Gosub(kantoor-call,s,1(${EXTEN},emergency))",
            .breaksCalls,
            "112@kantoor-emergency"
        ),
        row(
            "exten => 113,1(emergency),Gosub(kantoor-call,s,1(${EXTEN},emergency))",
            "exten => 113,1,Hangup(1)",
            .breaksCalls,
            "113@kantoor-emergency"
        ),
        row(
            "exten => 144,1(emergency),Gosub(kantoor-call,s,1(${EXTEN},emergency))",
            "exten => 144,1,Gosub(kantoor-call,s,1(${EXTEN}))",
            .breaksCalls,
            "144@kantoor-emergency"
        ),
        row(
            "exten => _X!,1(outside),Hangup(21)",
            "exten => _X!,1(outside),Gosub(kantoor-call,s,1(+${EXTEN}))",
            .security,
            "_X!@kantoor-destinations"
        ),
        gone("exten => _32!,1(allowed),Gosub(kantoor-call,s,1(+${EXTEN}))", .breaksCalls, "_32!@kantoor-destinations"),
        row(
            "exten => _32!,1(allowed),Gosub(kantoor-call,s,1(+${EXTEN}))",
            "exten => _32!,1(allowed),Gosub(kantoor-call,s,1(00${EXTEN}))",
            .breaksCalls,
            "_32!@kantoor-destinations"
        ),
        row(
            "exten => 21,1,Set(SHOWN=+31508200021)",
            "exten => 21,1,Set(SHOWN=+31508200020)",
            .breaksCalls,
            "21@kantoor-callers"
        ),
        row(
            " same => n,GotoIf($[${GROUP_COUNT(calls@kantoor)} >= 4]?full)",
            " same => n,GotoIf($[${GROUP_COUNT(calls@kantoor)} >= 40]?full)",
            .breaksCalls,
            "s@kantoor-call"
        ).at(
            "same => n,GotoIf($[${GROUP_COUNT(calls@kantoor)} >= 40]",
            ours: "same => n,GotoIf($[${GROUP_COUNT(calls@kantoor)} >= 4]"
        ),
        row(
            " same => n,Dial(PJSIP/${ARG1}@kantoor-primary,,",
            " same => n,Dial(PJSIP/${ARG1}@kantoor-primary,20,",
            .breaksCalls,
            "s@kantoor-call"
        )
        .at("same => n,Dial(PJSIP/${ARG1}@kantoor-primary,20,", ours: "same => n,Dial(PJSIP/${ARG1}@kantoor-primary,,"),
        row(
            " same => n,Set(CALLERID(pres)=allowed)\n same => n,Set(OUT",
            " same => n,Set(OUT",
            .breaksCalls,
            "s@kantoor-call"
        )
        .at("same => n,Set(OUT", ours: "same => n,Set(CALLERID(pres)=allowed)"),
        row(
            " same => n(wrong),Hangup(28)",
            " same => n(wrong),Hangup(28)\n same => n,Dial(PJSIP/${ARG1})",
            .breaksCalls,
            "s@kantoor-call"
        )
        .at("same => n,Dial(PJSIP/${ARG1})", ours: "same => n(wrong),Hangup(28)"),
    ]

    static let contexts = [
        row(
            " same => n(wrong),Hangup(28)",
            " same => n(wrong),Dial(SIP/u:geheim-88@203.0.113.9)",
            .breaksCalls,
            "s@kantoor-call"
        ).at("same => n(wrong),Dial(SIP", ours: "same => n(wrong),Hangup(28)").hiding("geheim-88"),
        Mutation(
            file,
            "[kantoor-inbound]\n",
            "[kantoor-inbound]\ninclude => internal\n",
            ExpectedDifference(
                .extra,
                .security,
                "context/include",
                "kantoor-inbound",
                at: Mark(file, "include => internal"),
                ours: Mark(file, "[kantoor-inbound]\n")
            )
        ),
        Mutation(
            file,
            "[kantoor-outbound]\n",
            "[kantoor-outbound]\nswitch => IAX2/elders\n",
            ExpectedDifference(
                .extra,
                .security,
                "context/switch",
                "kantoor-outbound",
                at: Mark(file, "switch => IAX2"),
                ours: Mark(file, "[kantoor-outbound]\n")
            )
        ),
        row(
            "include => kantoor-emergency\ninclude => kantoor-short\n",
            "include => kantoor-short\ninclude => kantoor-emergency\n",
            .breaksCalls,
            "kantoor-outbound",
            rule: "context/include"
        )
        .at("include => kantoor-short", ours: "include => kantoor-emergency"),
        row("include => kantoor-emergency\n", "", .breaksCalls, "kantoor-outbound", rule: "context/include")
            .at("include => kantoor-short", ours: "include => kantoor-emergency"),
        row(
            "include => kantoor-national\n",
            "include => kantoor-national,9:00-17:00,mon-fri,*,*\n",
            .breaksCalls,
            "kantoor-outbound",
            rule: "context/include"
        ),
        // Known by what it holds; but what still says the old name leads nowhere.
        row("[kantoor-headers]\nexten", "[koppen]\nexten", .breaksCalls, "s@kantoor-call")
            .at("same => n,Dial(PJSIP", ours: "same => n,Dial(PJSIP"),
    ]

    @Test(arguments: numbers + calls + contexts) func change(_ row: Mutation) throws {
        let golden = GoldenCase(name: "generic-one-account")
        try AsteriskBed(brand: "asterisk-pjsip", golden: golden, form: .included).bed().check(row)
    }
}

import DialPlan
import TrunkModel

/// What FreePBX's generated dial plan calls and FreePBX itself brings, as small as it can be: our own macros that do what
/// `core`'s do for a call over a trunk (fact sheet, section 2.4).
///
/// The order of caller IDs is FreePBX's: emergency, forced by the trunk, of the extension, of the trunk. BUSY and no answer
/// end the list of trunks; a trunk that is unavailable or congested is followed by the next.
struct FreePBXMacros {
    /// Whether macros are called by Gosub (17) or Macro (up to 16).
    let usesGosub: Bool
    /// The channel driver's technology, `PJSIP` or `SIP`.
    let technology: String
    let plan: DialPlan

    /// The dial plan.
    var text: String {
        """
        [globals]
        \(outboundCallerIDs)
        [\(plan.trunk.name)-outbound]
        include => outbound-allroutes

        [macro-user-callerid]
        exten => s,1,\(end)

        [macro-dialout-trunk]
        exten => s,1,Set(DIAL_TRUNK=${ARG1})
         same => n,Set(DIAL_NUMBER=${ARG2})
         same => n,Set(OUTNUM=${OUTPREFIX_${DIAL_TRUNK}}${DIAL_NUMBER})
         same => n,GotoIf($["${OUTDISABLE_${DIAL_TRUNK}}" = "on"]?next)
         same => n,Set(GROUP()=OUT_${DIAL_TRUNK})
         same => n,GotoIf($["${OUTMAXCHANS_${DIAL_TRUNK}}" = ""]?free)
         same => n,GotoIf($[${GROUP_COUNT(OUT_${DIAL_TRUNK})} > ${OUTMAXCHANS_${DIAL_TRUNK}}]?next)
         same => n(free),\(call("outbound-callerid", "${DIAL_TRUNK}"))
         same => n,\(call("dialout-trunk-predial-hook", ""))
         same => n,GotoIf($["${PREDIAL_HOOK_RET}" = "BYPASS"]?next)
         same => n,Dial(${OUT_${DIAL_TRUNK}}/${OUTNUM}${OUT_${DIAL_TRUNK}_SUFFIX},300,b(func-apply-sipheaders^s^1))
         same => n,GotoIf($["${DIALSTATUS}" = "BUSY"]?busy)
         same => n,GotoIf($["${DIALSTATUS}" = "NOANSWER"]?silent)
         same => n,GotoIf($["${HANGUPCAUSE}" = "28" | "${HANGUPCAUSE}" = "1"]?wrong)
         same => n(next),\(end)
         same => n(busy),Hangup(17)
         same => n(silent),Hangup(19)
         same => n(wrong),Hangup(28)

        [macro-outbound-callerid]
        ; The second trunk of a route is asked by the caller whom the first one knew.
        exten => s,1,Set(AMPUSER=${IF($["${AMPUSER}" = ""]?${CALLERID(num)}:${AMPUSER})})
         same => n,Set(SHOW=${OUTCID_${ARG1}})
         same => n,ExecIf($["${CID_${AMPUSER}}" != ""]?Set(SHOW=${CID_${AMPUSER}}))
         same => n,ExecIf($["${FORCEDOUTCID_${ARG1}}" != ""]?Set(SHOW=${FORCEDOUTCID_${ARG1}}))
         same => n,ExecIf($["${SHOW}" != ""]?Set(CALLERID(all)=${SHOW}))
         same => n,\(end)

        [macro-outisbusy]
        exten => s,1,Hangup(34)

        [func-set-sipheader]
        exten => s,1,Set(__SIPHEADER_${FILTER(A-Za-z,${ARG1})}=${ARG2})
         same => n,Return()

        [func-apply-sipheaders]
        exten => s,1,NoOp()
        \(applied("P-Asserted-Identity"))
        \(applied("Privacy"))
         same => n,Return()

        [from-pstn]
        include => ext-did-0002
        include => from-did-direct

        [from-trunk]
        include => from-pstn

        \(telephones)
        """
    }

    private var end: String { usesGosub ? "Return()" : "MacroExit()" }

    private func call(_ macro: String, _ arguments: String) -> String {
        usesGosub
            ? "Gosub(macro-\(macro),s,1(\(arguments)))"
            : "Macro(\(macro)\(arguments.isEmpty ? "" : ",\(arguments)"))"
    }

    /// A header goes onto the new channel, as FreePBX does it for both drivers.
    private func applied(_ header: String) -> String {
        let value = "${SIPHEADER_\(header.filter(\.isLetter))}"
        let set =
            technology == "PJSIP"
            ? "Set(PJSIP_HEADER(add,\(header))=\(value))" : "SIPAddHeader(\(header): \(value))"
        return " same => n,ExecIf($[\"\(value)\" != \"\" & \"\(value)\" != \"unset\"]?\(set))"
    }

    /// What can be called from outside, and nothing else: extensions, ring groups and queues.
    private var telephones: String {
        let targets = plan.trunk.numbers.flatMap { block in
            block.numbers.compactMap { block.inbound?.target(forDigits: $0.digits) }
        }
        let entries = Set(targets).sorted().map { "exten => \($0),1,Goto(internal,\($0),1)\n" }.joined()
        return ["from-did-direct", "ext-local", "ext-group", "ext-queues"].map { "[\($0)]\n\(entries)" }.joined(
            separator: "\n"
        )
    }

    /// The extensions' own Outbound CIDs, which the setup sheet has a person enter.
    private var outboundCallerIDs: String {
        guard plan.trunk.kind == .trunk else { return "" }
        return plan.callers.callers.map { caller, identity in
            "CID_\(caller)=<\(plan.trunk.wireFormat(identity.number))>\n"
        }.joined()
    }
}

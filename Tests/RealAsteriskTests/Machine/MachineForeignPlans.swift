/// Dial plans in the habits of their times, as people write them by hand.
struct MachineForeignPlan: Sendable, CustomStringConvertible {
    let name: String
    /// Where calls begin.
    var context = "internal"
    /// Whether it needs what Asterisk 22 has no more.
    var isOld = false
    /// Whether it is for pjsip only.
    var isPJSIP = false
    let text: String

    var description: String { name }

    /// What is dialled.
    static let numbers = [
        "0612345678", "0501234567", "0900123", "09001234", "0900-1234", "112", "0112", "00441234567890",
        "0031612345678",
        "+31612345678", "31612345678", "201", "299", "2", "20", "1", "*31*0612345678", "*97", "#21#", "s", "i", "h",
        "0", "00", "9",
        "90612345678", "08001234", "1234567", "9112", "00319001234567890123", "8200", "anna", "12345678901234567890",
    ]

    /// All of them.
    static let all = older + newer
}

extension MachineForeignPlan {
    /// From the times of `|`, priorities by number, and macros.
    static let older: [MachineForeignPlan] = [
        MachineForeignPlan(
            name: "pipes of 1.2",
            text: """
                [general]
                static=yes
                [globals]
                TRUNK=SIP/provider
                [internal]
                exten => _0X.,1,SetCallerID(0508200000)
                exten => _06X.,1,Set(CALLERID(number)=0508200000)
                exten => _06X.,2,Dial(${TRUNK}/${EXTEN}|60|tr)
                exten => _06X.,3,Congestion
                exten => _06X.,103,Busy
                exten => _2XX,1,Dial(SIP/${EXTEN}|20|t)
                exten => _2XX,2,Voicemail(u${EXTEN})
                exten => _2XX,102,Hangup
                exten => 112,1,Dial(${TRUNK}/112)
                exten => 112,2,Hangup()
                exten => _9.,1,Goto(internal|${EXTEN:1}|1)
                exten => i,1,NoOp(invalid ${INVALID_EXTEN})
                exten => i,2,Hangup
                exten => h,1,NoOp(bye ${EXTEN})
                """
        ),
        MachineForeignPlan(
            name: "macros of 1.4",
            isOld: true,
            text: """
                [globals]
                CALLERNUM=0508200000
                [macro-stdexten]
                exten => s,1,Dial(${ARG2},20,t)
                exten => s,2,Goto(s-${DIALSTATUS},1)
                exten => s-NOANSWER,1,NoOp(vm ${MACRO_EXTEN} ${MACRO_CONTEXT} ${MACRO_PRIORITY})
                exten => s-NOANSWER,2,Goto(internal,s,1)
                exten => s-BUSY,1,NoOp(busy)
                exten => _s-.,1,Goto(s-NOANSWER,1)
                [macro-out]
                exten => s,1,Set(CALLERID(num)=${CALLERNUM})
                exten => s,n,NoOp(${ARG1} ${ARG2} ${ARG3} ${CALLERID(num)})
                exten => s,n,GotoIf($["${ARG2}" = "" ]?noprefix)
                exten => s,n,Set(NUM=${ARG2}${ARG1})
                exten => s,n,MacroExit
                exten => s,n(noprefix),Set(NUM=${ARG1})
                exten => s,n,Macro(inner,${NUM})
                exten => s,n,NoOp(back ${ARG1})
                [macro-inner]
                exten => s,1,NoOp(inner ${ARG1} ${MACRO_EXTEN})
                [internal]
                exten => s,1,NoOp(mailbox)
                exten => s,2,Hangup(19)
                exten => _2XX,1,Macro(stdexten,${EXTEN},SIP/${EXTEN})
                exten => _2XX,2,NoOp(not here)
                exten => _0[1-9]X.,1,Macro(out,${EXTEN})
                exten => _0[1-9]X.,n,Dial(SIP/provider/${NUM})
                exten => _0[1-9]X.,n,Hangup(${HANGUPCAUSE})
                exten => _00X.,1,Macro(out,${EXTEN:2},+)
                exten => _00X.,n,Dial(SIP/provider/${NUM},,r)
                exten => 9112,1,Macro(nosuch,1)
                exten => 9112,n,NoOp(went on)
                include => emergency
                [emergency]
                exten => 112,1,Dial(SIP/provider/112)
                exten => 112,n,Hangup
                """
        ),
        MachineForeignPlan(
            name: "status extensions of 1.6",
            text: """
                [internal]
                include => phones
                include => out
                [phones]
                exten => _2XX,1,NoOp(${CALLERID(all)} calls ${EXTEN})
                exten => _2XX,n,Dial(PJSIP/${EXTEN}&SIP/${EXTEN},15)
                exten => _2XX,n,Goto(s-${DIALSTATUS},1)
                exten => s-BUSY,1,Busy(1)
                exten => _s-.,1,NoOp(${EXTEN:2} ${HANGUPCAUSE})
                exten => _s-.,n,Hangup()
                [out]
                exten => _0ZXXXXXXXX,1,Set(CALLERID(all)="Kantoor" <0508200000>)
                exten => _0ZXXXXXXXX,n,NoOp(${CALLERID(name)}/${CALLERID(num)}/${CALLERID(all)})
                exten => _0ZXXXXXXXX,n,Dial(SIP/provider/0031${EXTEN:1},60)
                exten => _0ZXXXXXXXX,n,ExecIf($["${DIALSTATUS}" = "CHANUNAVAIL"],Dial,SIP/backup/${EXTEN})
                exten => _0ZXXXXXXXX,n,GotoIf($["${DIALSTATUS}" = "ANSWER"]?:fail)
                exten => _0ZXXXXXXXX,n,Hangup()
                exten => _0ZXXXXXXXX,n(fail),Congestion(1)
                exten => _00.,1,Dial(IAX2/user:secret@carrier/${EXTEN:2})
                exten => _00.,n,Dial(DAHDI/g1/${EXTEN},,T)
                exten => _00.,n,Hangup(${IF($[${HANGUPCAUSE} > 0]?${HANGUPCAUSE}:34)})
                exten => _+X.,1,Goto(00${FILTER(0-9,${EXTEN})},1)
                exten => _09X.,1,Hangup(21)
                exten => _1X.,1,GotoIf($[${LEN(${EXTEN})} > 15]?long,1:${EXTEN},ok)
                exten => _1X.,10(ok),NoOp(ok)
                exten => long,1,Hangup(28)
                """
        ),
        MachineForeignPlan(
            name: "priorities of several patterns",
            text: """
                [internal]
                exten => _X.,1,NoOp(any ${EXTEN})
                exten => _X.,2,NoOp(any two)
                exten => _X.,3,NoOp(any three)
                exten => _X.,5,NoOp(never)
                exten => _06XXXXXXXX,1,NoOp(mobile)
                exten => _0[5-6]XXXXXXXX,2,NoOp(wide two)
                exten => _0NX!,1,NoOp(early)
                exten => 2-0-1,1,NoOp(dashes)
                exten => _0900-XXXX,1,NoOp(information)
                exten => _0900XXX,1,NoOp(short information)
                exten => _1234XXX/201,1,NoOp(for 201)
                exten => _1234XXX/202,1,NoOp(for 202)
                exten => _1234XXX,1,NoOp(for all)
                exten => _9[01]X.,1,Goto(+1)
                exten => _9[01]X.,2,Goto(4+2)
                exten => _9[01]X.,4,Goto(nolabel)
                exten => _[*#]X.,1,Goto(${EXTEN:1},1)
                exten => _[a-z].,1,Goto(0612345678,1)
                exten => _+.,1,Goto(,${EXTEN:1},1)
                exten => s,1,Goto(other,s,1)
                exten => i,1,NoOp(i ${INVALID_EXTEN})
                """
        ),
        MachineForeignPlan(
            name: "includes inside includes",
            text: """
                [internal]
                include => a
                include => night,00:00-00:00,mon,30,feb
                include => b
                exten => 201,1,NoOp(own)
                exten => _[1-9]X,1,NoOp(two digits ${CONTEXT})
                [a]
                include => c
                exten => _2XX,1,NoOp(a)
                exten => _2XX,2,Goto(b,${EXTEN},1)
                exten => _0X.,2,NoOp(a two)
                [b]
                include => internal
                exten => _X.,1,NoOp(b ${EXTEN})
                exten => _X.,n,GotoIfTime(*,*,30,feb?c,299,1)
                exten => _X.,n,GotoIfTime(00:00-00:00,mon,30,feb?c,299,1:else)
                exten => _X.,n,NoOp(not reached)
                exten => _X.,n(else),Hangup(17)
                exten => _.,1,NoOp(dot)
                [c]
                exten => 299,1,NoOp(c)
                exten => 299,2,Goto(nosuch,1,1)
                exten => _06.,1,NoOp(c mobile)
                exten => _06.,2,Goto(a,nosuch,1)
                [night]
                exten => _0X.,1,NoOp(night)
                """
        ),
    ]
}

extension MachineForeignPlan {
    /// From the times of subroutines, loops and pjsip.
    static let newer: [MachineForeignPlan] = [
        MachineForeignPlan(
            name: "subroutines",
            text: """
                [internal]
                exten => _X.,1,Gosub(normalize,s,1(${EXTEN}))
                same => n,Set(NUM=${GOSUB_RETVAL})
                same => n,GosubIf($["${NUM}" = ""]?refuse,1:checks,s,1(${NUM},"a,b",(c,d)))
                same => n,GotoIf($["${GOSUB_RETVAL}" = "no"]?stop)
                same => n,NoOp(${ARG1}/${ARGC}/${LOCAL(X)})
                same => n,Dial(PJSIP/${NUM}@trunk,60,b(headers^s^1(${NUM}^x)))
                same => n(stop),Hangup(${IF($["${HANGUPCAUSE}" = "0"]?21:${HANGUPCAUSE})})
                exten => refuse,1,Return(no)
                exten => _+X.,1,Goto(00${EXTEN:1},1)
                exten => _[a-z]!,1,Gosub(nosuch,s,1)
                exten => _[a-z]!,n,NoOp(not reached)
                exten => _*X.,1,Return(x)
                [normalize]
                exten => s,1,Set(LOCAL(X)=${ARG1})
                same => n,NoOp(${ARGC} ${ARG1} ${ARG2})
                same => n,ExecIf($["${X:0:2}" = "00"]?Return(+${X:2}))
                same => n,ExecIf($["${X:0:1}" = "0"]?Return(+31${X:1}):NoOp(short))
                same => n,Return(${IF($[${LEN(${X})} > 6]?+3150${X})})
                [checks]
                exten => s,1,NoOp(${ARGC}: ${ARG1} ${ARG2} ${ARG3} ${ARG4})
                same => n,Gosub(inner,1)
                same => n,NoOp(${ARG1} ${ARGC} ${GOSUB_RETVAL})
                same => n,GotoIf($["${ARG1}" =~ "^[+]31(90|80)"]?no)
                same => n,Return(yes)
                same => n(no),Return(no)
                exten => inner,1,NoOp([${ARG1}] ${ARGC})
                same => n,StackPop()
                same => n,Goto(s,3)
                [headers]
                exten => s,1,Set(PJSIP_HEADER(add,X-A)=${ARG1})
                same => n,Return()
                """
        ),
        MachineForeignPlan(
            name: "loops",
            text: """
                [globals]
                CARRIERS=alpha&beta&gamma
                [internal]
                exten => _X.,1,Set(I=0)
                same => n,Set(COUNT=${FIELDQTY(CARRIERS,&)})
                same => n,While($[${I} < ${COUNT}])
                same => n,Set(I=${INC(I)})
                same => n,Set(ONE=${CUT(CARRIERS,&,${I})})
                same => n,GotoIf($["${ONE}" = "beta"]?next)
                same => n,Dial(SIP/${EXTEN}@${ONE},30)
                same => n,ExecIf($["${DIALSTATUS}" != "CHANUNAVAIL"]?ExitWhile())
                same => n(next),EndWhile()
                same => n,NoOp(${I} ${DIALSTATUS})
                same => n,Set(J=3)
                same => n,While($[${J} > 0])
                same => n,Set(J=$[${J} - 1])
                same => n,While(0)
                same => n,NoOp(never)
                same => n,EndWhile
                same => n,ExecIf($[${J} = 1]?ExitWhile)
                same => n,EndWhile
                same => n,NoOp(J ${J})
                same => n(again),Set(L=${L}x)
                same => n,GotoIf($[${LEN(${L})} < 4]?again)
                same => n,Exec(NoOp(${L}))
                same => n,Hangup(${IF($[${LEN(${EXTEN})} > 4]?34:1)})
                exten => _+X.,1,Goto(${EXTEN:1},1)
                """
        ),
        MachineForeignPlan(
            name: "regular expressions and lists",
            text: """
                [internal]
                exten => _[0-9+*#].,1,Set(D=${FILTER(0-9+,${EXTEN})})
                same => n,Set(E164=${D})
                same => n,Set(M=$["${D}" : "^0([1-9][0-9]+)$"])
                same => n,ExecIf($["${M}" != ""]?Set(E164=31${M}))
                same => n,Set(M=$["${D}" : "00([0-9]+)"])
                same => n,ExecIf($[${LEN(${M})} > 0]?Set(E164=${M}))
                same => n,ExecIf($[${REGEX("^[+][1-9]" ${D})}]?Set(E164=${D:1}))
                same => n,Set(ARRAY(CC,REST)=${E164:0:2},${E164:2})
                same => n,MSet(P=${CC},Q="${REST}",R=x=y)
                same => n,NoOp(${CC} ${REST} ${P} ${Q} ${R})
                same => n,Set(HASH(rates,31)=1)
                same => n,Set(RATE=${HASH(rates,${CC})})
                same => n,GotoIf($[${ISNULL(${RATE})}]?none:go)
                same => n(none),Hangup(57)
                same => n(go),Set(CALLERID(name)=  ${TOUPPER(jan)} )
                same => n,Set(CALLERID(num)=0${CALLERID(num)})
                same => n,Set(CALLERID(pres)=prohib)
                same => n,NoOp([${CALLERID(name)}] ${CALLERID(num)} ${CALLERID(pres)} ${CALLERID(all)})
                same => n,Dial(PJSIP/provider/sip:+${E164}@pbx.example:5060,,rTf(${CALLERID(num)}))
                same => n,NoOp(${DIALSTATUS} ${HANGUPCAUSE})
                same => n,Set(SPEC=${CUT(E164,1,2-)})
                same => n,Set(CDR(userfield)=${SPEC})
                same => n,Log(NOTICE,${CDR(userfield)})
                same => n,Verbose(1,done ${EXTEN})
                """
        ),
        MachineForeignPlan(
            name: "groups, database and Local channels",
            text: """
                [internal]
                exten => _XXX,1,Set(GROUP()=phones)
                same => n,Set(GROUP(out)=all)
                same => n,NoOp(${GROUP_COUNT(phones)} ${GROUP_COUNT(all@out)} ${GROUP_COUNT(no@out)})
                same => n,Set(DB(cf/${EXTEN})=0612345678)
                same => n,GotoIf(${DB_EXISTS(cf/${EXTEN})}?fwd)
                same => n,NoOp(not reached)
                same => n(fwd),Set(T=${DB(cf/${EXTEN})})
                same => n,Set(X=${DB_DELETE(cf/${EXTEN})})
                same => n,NoOp(${T} ${X} ${DB_RESULT} ${DB_EXISTS(cf/${EXTEN})})
                same => n,Set(__DEEP=1)
                same => n,Set(_ONCE=1)
                same => n,Dial(Local/${T}@out/n,10)
                same => n,NoOp(${DIALSTATUS} ${HANGUPCAUSE})
                same => n,Dial(Local/nosuch@out)
                same => n,NoOp(${DIALSTATUS})
                same => n,Goto(${DIALSTATUS},1)
                exten => CHANUNAVAIL,1,Busy(1)
                exten => BUSY,1,NoOp(busy)
                exten => _X.,1,Dial(Local/${EXTEN}@out&Local/9@out)
                same => n,NoOp(${DIALSTATUS})
                [out]
                exten => _06X.,1,NoOp(${DEEP}${ONCE})
                same => n,Hangup(17)
                exten => _0X.,1,Congestion(1)
                exten => 9,1,Hangup(1)
                """
        ),
        MachineForeignPlan(
            name: "a provider's own, with headers",
            context: "from-inside",
            isPJSIP: true,
            text: """
                [globals]
                CID=+31508200000
                DOMAIN=pbx.example
                [from-inside]
                exten => _0[1-9].,1,Set(TO=+31${EXTEN:1})
                same => n,Goto(send,${TO},1)
                exten => _00[1-9].,1,Goto(send,+${EXTEN:2},1)
                exten => _+[1-9].,1,Goto(send,${EXTEN},1)
                exten => _*31*.,1,Set(__HIDE=1)
                same => n,Goto(${EXTEN:4},1)
                exten => _[2-9]XXXXXX,1,Goto(send,+3150${EXTEN},1)
                exten => 112,1,Goto(send,112,1)
                exten => _2XX,1,Dial(PJSIP/${EXTEN}&PJSIP/${EXTEN}-app,20)
                same => n,Hangup()
                exten => i,1,Hangup(28)
                [send]
                exten => _[+0-9].,1,Set(CALLERID(num)=${CID})
                same => n,Set(CALLERID(name)=)
                same => n,NoOp(${CALLERID(all)} ${HIDE})
                same => n,ExecIf($["${HIDE}" = "1"]?SIPAddHeader(Privacy: id))
                same => n,Set(TRY=1)
                same => n(try),Dial(PJSIP/${EXTEN}@trunk${TRY},,b(add^s^1(${CID}^${DOMAIN})))
                same => n,Set(TRY=$[${TRY} + 1])
                same => n,GotoIf($[${TRY} < 3 & "${DIALSTATUS}" = "CHANUNAVAIL"]?try)
                same => n,Hangup(${HANGUPCAUSE})
                exten => _+319.,1,Hangup(21)
                exten => h,1,NoOp(end ${EXTEN} ${DIALSTATUS})
                [add]
                exten => s,1,Set(PJSIP_HEADER(add,P-Asserted-Identity)=<sip:${ARG1}@${ARG2}>)
                same => n,Return()
                """
        ),
        MachineForeignPlan(
            name: "odd spellings",
            text: """
                [internal]
                EXTEN => _0X.,1,noop(lower ${EXTEN})
                exten=>_0X.,n,SET(x = 1)
                exten => _0X.,n,NoOp("quoted, ${EXTEN}" ${x} ${x })
                exten => _0X.,n,NoOp
                exten => _0X.,n,Set(NOTHING)
                exten => _0X.,n,GotoIf(?1:here)
                exten => _0X.,n,GotoIf(1?)
                exten => _0X.,n,GotoIf(0)
                exten => _0X.,n(here),ExecIf(1?NoOp(a,b):NoOp(c))
                exten => _0X.,n,GotoIf($[${EXTEN:0:2} = 06]?internal,m,1:internal,f,1)
                exten => m,1,Goto(m2)
                exten => m,2(m2),Wait(0)
                exten => m,n,Answer
                exten => m,n,Dial()
                exten => m,n,NoOp(${DIALSTATUS})
                exten => m,n,Dial(,20)
                exten => m,n,NoOp(${DIALSTATUS})
                exten => m,n,MSet(A=,B=2,C)
                exten => m,n,NoOp(${A}${B}${C})
                exten => m,n,NoOp(${CUT(B,,)}${REPLACE(EXTEN,m,)}${IF(1?)}${UNKNOWN_FUNCTION(1)})
                exten => m,n,Goto(g,1)
                exten => g,1,Set(CALLERID(all)=Jan <+31 (50) 82-00000>)
                same => n,NoOp(${CALLERID(name)} ${CALLERID(num)} ${CALLERID(all)})
                same => n,Set(CALLERID(all)=0508200000)
                same => n,NoOp(${CALLERID(name)} ${CALLERID(num)} ${CALLERID(all)})
                same => n,Set(CALLERID(all)=Jan Jansen)
                same => n,NoOp(${CALLERID(name)} ${CALLERID(num)} ${CALLERID(all)})
                same => n,Set(CALLERID(num-pres)=prohib_passed_screen)
                same => n,NoOp(${CALLERID(pres)} ${CALLERID(num-pres)} ${CALLERID(name-pres)} ${CALLINGPRES})
                same => n,Set(CALLERID(name)=)
                same => n,NoOp(${CALLERID(pres)} ${CALLERID(all)} ${CALLERID(name-valid)})
                same => n,Set(CALLERID(pres)=nonsense)
                same => n,Set(CALLERID(ani)=1)
                same => n,NoOp(${CALLERID(pres)} ${CALLERID(ani)} ${CALLERID(dnid)} ${CALLERID(ton)})
                same => n,Set(CALLERID(name-valid)=0)
                same => n,Set(CALLERID(num-valid)=0)
                same => n,NoOp(${CALLERID(all)} ${CALLERID(pres)} ${CALLERID(num-pres)})
                same => n,Set(CALLERID(num)=0612345678)
                same => n,Set(CALLERID(num-pres)=allowed)
                same => n,NoOp(${CALLERID(all)} ${CALLERID(pres)})
                same => n,Set(GLOBAL(GG)=g)
                same => n,Set(GROUP=x)
                same => n,NoOp(${GG} ${GLOBAL(GG)} ${GROUP} ${GROUP()} ${GROUP_LIST()})
                same => n,NoOp(${A${UNDEFINED} $[1 + (2)
                exten => f,1,Dial(NOSUCH/1)
                exten => f,n,NoOp(${DIALSTATUS})
                exten => f,n,Dial(SIP)
                exten => f,n,NoOp(${DIALSTATUS})
                exten => f,n,Gosub(1)
                exten => _2XX,1,Goto(20,1)
                exten => 112,1,Hangup(USER_BUSY)
                exten => 1,1,Hangup(nonsense)
                exten => 9,1,Goto()
                exten => 20,1,ExecIf(1)
                exten => anna,1,Dial(PJSIP/)
                exten => anna,n,NoOp(not reached)
                exten => _9.,1,Set(A=1)
                exten => _9.,n,Set(A=${A}${A})
                exten => _9.,n,GotoIf($[${LEN(${A})} < 9]?2)
                exten => _8.,1,Goto(_8.,2)
                exten => _8.,2,NoOp(${EXTEN})
                """
        ),
    ]
}

import ConfigDiff
import ConfigFormats
import PBXBackends
import Testing
import TrunkModel

/// chan_sip as admins wrote it for ten years: two accounts on one host, a macro that tries them in turn.
@Suite struct AsteriskImportSIPTests {
    private static let sip = """
        [general]
        context=vreemd
        allowguest=no
        bindport=5060
        externip=203.0.113.10
        disallow=all
        allow=alaw
        allow=ulaw
        register => simmpl-t100:s3cret-A@pbx.callvoip.nl/simmpl-t100
        register => simmpl-t101:s3cret-B@pbx.callvoip.nl/simmpl-t101

        [callvoip-a]
        type=peer
        host=pbx.callvoip.nl
        username=simmpl-t100
        secret=s3cret-A
        fromdomain=pbx.callvoip.nl
        insecure=port,invite
        context=van-callvoip
        dtmfmode=rfc2833
        qualify=yes
        call-limit=8

        [callvoip-b]
        type=peer
        host=pbx.callvoip.nl
        username=simmpl-t101
        secret=s3cret-B
        fromdomain=pbx.callvoip.nl
        insecure=port,invite
        context=van-callvoip
        dtmfmode=rfc2833
        qualify=yes
        call-limit=8
        usereqphone=yes

        [101]
        type=friend
        host=dynamic
        secret=toestel-101
        context=toestellen
        callerid="Balie" <101>

        [102]
        type=friend
        host=dynamic
        secret=toestel-102
        context=toestellen
        callerid="Magazijn" <102>

        """

    private static let extensions = """
        [general]
        static=yes

        [globals]
        KANTOOR=+31508200000

        [van-callvoip]
        exten => _+X.,1,Goto(nummers,${EXTEN:1},1)
        exten => _00X.,1,Goto(nummers,${EXTEN:2},1)
        exten => _X.,1,Goto(nummers,${EXTEN},1)
        exten => simmpl-t100,1,Goto(nummers,31508200000,1)

        [nummers]
        exten => 31508200000,1,Dial(SIP/101&SIP/102,30) ; Receptie
        exten => 31508200000,n,VoiceMail(101@default,u)
        exten => 31508200010,1,Goto(toestellen,101,1) ; Balie
        exten => 31508200011,1,Goto(toestellen,102,1) ; Magazijn
        exten => 31508200012,1,Answer()
        exten => 31508200012,n,Queue(verkoop)

        [toestellen]
        exten => 101,1,Dial(SIP/101,20)
        exten => 102,1,Dial(SIP/102,20)
        exten => 600,1,Dial(SIP/101&SIP/102,30)
        exten => 500,1,Queue(verkoop)
        include => buiten

        [buiten]
        exten => 112,1,Macro(uit,112)
        exten => _0[1-9]XXXXXXXX,1,Macro(uit,+31${EXTEN:1})
        exten => _00[1-9]XXXXXXX.,1,Macro(uit,+${EXTEN:2})
        exten => _[2-9]XXXXXX,1,Macro(uit,+3150${EXTEN})

        [macro-uit]
        exten => s,1,Set(CALLERID(num)=${IF($["${CALLERID(num)}" = "102"]?+31508200011:${KANTOOR})})
        exten => s,n,SIPAddHeader(P-Asserted-Identity: <sip:${CALLERID(num)}@pbx.callvoip.nl>)
        exten => s,n,MixMonitor(/var/spool/asterisk/${UNIQUEID}.wav)
        exten => s,n,Dial(SIP/callvoip-a/${ARG1},60)
        exten => s,n,GotoIf($["${DIALSTATUS}" = "CHANUNAVAIL" | "${DIALSTATUS}" = "CONGESTION"]?twee:eind)
        exten => s,n(twee),Dial(SIP/callvoip-b/${ARG1},60,T)
        exten => s,n(eind),Hangup()

        """

    private func imported() throws -> AsteriskImported {
        try AsteriskImported(
            SourceFolder(
                files: [
                    SourceFile(path: "sip.conf", text: Self.sip),
                    SourceFile(path: "extensions.conf", text: Self.extensions),
                ]
            ),
            brand: "asterisk-sip"
        )
    }

    @Test func accountsStayTwo() throws {
        let imported = try imported()
        let file = imported.file
        let accounts = try #require(file.accounts?.value)
        #expect(accounts.map(\.username?.value) == ["simmpl-t100", "simmpl-t101"])
        #expect(accounts.map(\.server?.value) == [nil, nil])
        #expect(imported.outcome.passwords.map { $0.text() } == ["s3cret-A\n", "s3cret-B\n"])
        #expect(file.name?.value == "callvoip")
        #expect(file.provider?.value == "callvoip")
        #expect(file.kind?.value == .trunk)
        #expect(file.channels?.value == 8)
        #expect(file.pbx?.addresses.map(\.value) == ["203.0.113.10"])
        #expect(file.pbx?.internalContext?.value == "toestellen")
        #expect(imported.check == [])
    }

    @Test func numbersGoWhereTheyWent() throws {
        let numbers = try #require(try imported().file.numbers?.value)
        #expect(
            numbers.map(\.number?.value) == ["+31508200000", "+31508200010", "+31508200011", "+31508200012"]
        )
        #expect(numbers.map { $0.inbound?.targets.first?.kind } == [.ringGroup, .extension, .extension, .queue])
        #expect(numbers.map { $0.inbound?.targets.first?.target.value } == ["600", "101", "102", "500"])
        #expect(numbers.map(\.description?.value) == ["Receptie", "Balie", "Magazijn", nil])
        #expect(numbers.map(\.mayBeCallerID?.value) == [true, nil, true, nil])
    }

    @Test func callersDialAsBefore() throws {
        let file = try imported().file
        #expect(file.numberFormat?.value == .plus)
        #expect(file.pbx?.country?.value == "NL")
        #expect(file.pbx?.areaCode?.value == "050")
        #expect(file.outbound.outsideLine?.value == "")
        #expect(file.outbound.destinations?.value == "worldwide")
        #expect(file.defaultCallerID?.value == "+31508200000")
        #expect(file.callers.map { $0.extension?.value } == ["102"])
        #expect(file.callers.map { $0.callerID?.value } == ["+31508200011"])
    }

    @Test func whatIsNotCarriedIsNamed() throws {
        let left = try imported().uncarried
        let expected = [
            "extensions.conf:15 step VoiceMail(101@default,u)", "extensions.conf:18 step Answer()",
            "extensions.conf:37 step MixMonitor(",
            "extensions.conf:38 ringing time 60 seconds", "extensions.conf:40 ringing time 60 seconds",
            "extensions.conf:40 options 'T' of Dial", "sip.conf:35 peer callvoip-b: usereqphone",
        ]
        #expect(
            expected.filter { start in !left.contains { $0.hasPrefix(start) } } == [],
            "\(left.joined(separator: "\n"))"
        )
        #expect(!left.contains { $0.contains("s3cret") || $0.contains("Queue") })
    }
}

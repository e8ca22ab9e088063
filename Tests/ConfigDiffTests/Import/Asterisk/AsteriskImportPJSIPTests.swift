import ConfigDiff
import ConfigFormats
import PBXBackends
import Testing
import TrunkModel

/// pjsip by hand: an outside line, a prefix that hides the caller, telephones that show their own number.
@Suite struct AsteriskImportPJSIPTests {
    private static let pjsip = """
        [transport-udp]
        type=transport
        protocol=udp
        bind=0.0.0.0
        external_signaling_address=198.51.100.20
        external_media_address=198.51.100.20
        local_net=192.168.1.0/24

        [callvoip]
        type=registration
        transport=transport-udp
        server_uri=sip:pbx.callvoip.nl:5060
        client_uri=sip:lijn8200@pbx.callvoip.nl
        contact_user=lijn8200
        outbound_auth=callvoip-login
        retry_interval=60

        [callvoip-login]
        type=auth
        auth_type=userpass
        username=lijn8200
        password=een\\;moeilijk#wachtwoord

        [callvoip]
        type=endpoint
        transport=transport-udp
        context=from-callvoip
        disallow=all
        allow=alaw,ulaw,g729
        dtmf_mode=rfc4733
        outbound_auth=callvoip-login
        aors=callvoip
        from_domain=pbx.callvoip.nl
        direct_media=no
        tone_zone=nl

        [callvoip]
        type=aor
        contact=sip:pbx.callvoip.nl:5060
        qualify_frequency=60

        [callvoip]
        type=identify
        endpoint=callvoip
        match=185.19.236.0/22
        match=192.0.2.77

        [201]
        type=endpoint
        context=from-internal
        allow=!all,alaw
        auth=201
        aors=201
        callerid="Een" <201>

        [202]
        type=endpoint
        context=from-internal
        allow=!all,alaw
        auth=202
        aors=202
        callerid="Twee" <+31508200002>

        """

    private static let extensions = """
        [from-callvoip]
        ; Receptie
        exten => +31508200001,1,GotoIfTime(8:00-18:00,mon-fri,*,*?open)
         same => n,Playback(wij-zijn-gesloten)
         same => n,Hangup()
         same => n(open),Dial(PJSIP/201,25)
        ; Doorkies
        exten => _+3150820000[2-3],1,Goto(from-internal,20${EXTEN:-1},1)
        exten => +31508200009,1,Dial(PJSIP/fax)
        exten => _X.,1,Hangup(1)

        [from-internal]
        exten => _20X,1,Dial(PJSIP/${EXTEN},30)
        exten => 0112,1,Gosub(uit,s,1(112))
        exten => _*310.,1,Set(__ANON=1)
         same => n,Goto(buiten,${EXTEN:3},1)
        exten => _0.,1,Goto(buiten,${EXTEN},1)

        [buiten]
        exten => _00[1-9]XXXXXXXX,1,Gosub(uit,s,1(+31${EXTEN:2}))
        exten => _000[1-9]XXXXXXX.,1,Gosub(uit,s,1(+${EXTEN:3}))
        exten => _00900.,1,Hangup(21)
        exten => _00906.,1,Hangup(21)
        exten => 0112,1,Gosub(uit,s,1(112))

        [uit]
        exten => s,1,Set(CID=${CALLERID(num)})
         same => n,ExecIf($[${LEN(${CID})} < 6]?Set(CID=+31508200001))
         same => n,Set(CALLERID(num)=${CID})
         same => n,Dial(PJSIP/${ARG1}@callvoip,,b(kop^s^1(${CID}^${ANON})))
         same => n,Hangup()

        [kop]
        exten => s,1,Set(PJSIP_HEADER(add,P-Asserted-Identity)=<sip:${ARG1}@pbx.callvoip.nl>)
         same => n,ExecIf($["${ARG2}"="1"]?Set(PJSIP_HEADER(add,Privacy)=id))
         same => n,Set(PJSIP_HEADER(add,X-Klant)=8200)
         same => n,Return()

        """

    static func folder() -> SourceFolder {
        SourceFolder(
            files: [
                SourceFile(path: "pjsip.conf", text: pjsip), SourceFile(path: "extensions.conf", text: extensions),
            ]
        )
    }

    @Test func oneAccountAndItsNumbers() throws {
        let imported = try AsteriskImported(Self.folder(), brand: "asterisk-pjsip")
        let file = imported.file
        #expect(file.name?.value == "callvoip")
        #expect(file.accounts?.value.map(\.username?.value) == ["lijn8200"])
        #expect(imported.outcome.passwords.map { $0.text() } == ["een;moeilijk#wachtwoord\n"])
        #expect(file.pbx?.addresses.map(\.value) == ["198.51.100.20"])
        #expect(file.pbx?.internalContext?.value == "from-internal")
        let numbers = try #require(file.numbers?.value)
        #expect(numbers.map(\.number?.value) == ["+31508200001", nil, "+31508200009"])
        #expect(numbers.map { $0.range?.from?.value } == [nil, "+31508200002", nil])
        #expect(numbers.map { $0.range?.to?.value } == [nil, "+31508200003", nil])
        #expect(numbers.map { $0.inbound?.targets.first?.target.value } == ["201", "20{last1}", nil])
        #expect(numbers.map(\.description?.value) == ["Receptie", "Doorkies", nil])
        #expect(imported.check == [])
    }

    @Test func callersDialAsBefore() throws {
        let file = try AsteriskImported(Self.folder(), brand: "asterisk-pjsip").file
        #expect(file.outbound.outsideLine?.value == "0")
        #expect(file.outbound.destinations?.value == "worldwide")
        #expect(file.numberFormat?.value == .plus)
        #expect(file.defaultCallerID?.value == "+31508200001")
        #expect(file.callers.map { $0.extension?.value } == ["202"])
        #expect(file.callers.map { $0.callerID?.value } == ["+31508200002"])
    }

    @Test func whatIsNotCarriedIsNamed() throws {
        let left = try AsteriskImported(Self.folder(), brand: "asterisk-pjsip").uncarried
        let expected = [
            "extensions.conf:3 times 8:00-18:00,mon-fri", "extensions.conf:4 step Playback(wij-zijn-gesloten)",
            "extensions.conf:9 destination 'PJSIP/fax' of +31508200009",
            "extensions.conf:36 step Set(PJSIP_HEADER(add,X-Klant)=8200)",
            "pjsip.conf:29 codecs alaw, ulaw, g729", "pjsip.conf:45 networks 192.0.2.77",
            "pjsip.conf:35 endpoint callvoip: tone_zone",
        ]
        #expect(
            expected.filter { start in !left.contains { $0.hasPrefix(start) } } == [],
            "\(left.joined(separator: "\n"))"
        )
        // What hides the caller for one call alone is no setting of a trunk.
        #expect(left.contains { $0.hasPrefix("extensions.conf:15 dial pattern _*310.") })
    }

    @Test func aWizardIsAnAccountToo() throws {
        let wizard = """
            [callvoip]
            type=wizard
            sends_auth=yes
            sends_registrations=yes
            transport=transport-udp
            remote_hosts=pbx.callvoip.nl
            outbound_auth/username=lijn8200
            outbound_auth/password=geheim
            endpoint/context=from-callvoip
            endpoint/allow=!all,alaw,ulaw
            endpoint/from_domain=pbx.callvoip.nl
            registration/contact_user=lijn8200

            [201]
            type=wizard
            accepts_registrations=yes
            accepts_auth=yes
            inbound_auth/username=201
            inbound_auth/password=toestel
            endpoint/context=from-internal
            endpoint/callerid="Een" <201>

            """
        let files = [
            SourceFile(path: "pjsip_wizard.conf", text: wizard),
            SourceFile(path: "pjsip.conf", text: "[transport-udp]\ntype=transport\nprotocol=udp\n"),
            SourceFile(path: "extensions.conf", text: Self.extensions),
        ]
        let imported = try AsteriskImported(SourceFolder(files: files), brand: "asterisk-pjsip")
        #expect(imported.file.accounts?.value.map(\.username?.value) == ["lijn8200"])
        #expect(imported.outcome.passwords.map { $0.text() } == ["geheim\n"])
        #expect(imported.file.numbers?.value.first?.inbound?.targets.first?.target.value == "201")
        #expect(imported.file.outbound.outsideLine?.value == "0")
        #expect(imported.file.defaultCallerID?.value == "+31508200001")
        #expect(imported.check == ["pbx.address is missing"])
    }
}

import Testing

@testable import PBXBackends

/// The rules that run the dial plan: what leaks is found at its place, and what does not leak is not.
@Suite struct AsteriskCallPathTests {
    private static let pjsip = """
        [trunk]
        type=endpoint
        identify_by=ip
        outbound_auth=trunk
        context=from-trunk
        [phone-a]
        type=endpoint
        auth=phone-a
        deny=0.0.0.0/0
        permit=192.168.1.0/24
        context=internal
        """

    private static let sip = "[general]\nudpbindaddr=192.0.2.1\nalwaysauthreject=yes\ncontext=public\n"

    private static let office = "[internal]\nexten => _06XXXXXXXX,1,Dial(PJSIP/${EXTEN}@trunk)\n"

    struct Sample: Sendable, CustomTestStringConvertible {
        let name: String
        var files: [String: String]
        var expected: [String] = []
        var testDescription: String { name }
    }

    private static func pjsip(_ name: String, _ dialplan: String, _ expected: String...) -> Sample {
        let files = ["pjsip.conf": pjsip, "extensions.conf": office + dialplan]
        return Sample(name: name, files: files, expected: expected)
    }

    private static func guests(_ name: String, _ general: String, _ dialplan: String, _ expected: String...) -> Sample {
        let files = ["pjsip.conf": pjsip, "sip.conf": sip + general, "extensions.conf": office + dialplan]
        return Sample(name: name, files: files, expected: expected)
    }

    private static let inbound = [
        pjsip("own numbers", "[from-trunk]\nexten => 31501234567,1,Dial(PJSIP/phone-a,20)"),
        pjsip("rings for any number", "[from-trunk]\nexten => _X.,1,Dial(PJSIP/phone-a,20)"),
        pjsip("forwards to a mobile", "[from-trunk]\nexten => 31501234567,1,Dial(PJSIP/0612345678@trunk)"),
        pjsip("nothing at all", "[from-trunk]\nexten => s,1,Hangup"),
        pjsip(
            "include",
            "[from-trunk]\nexten => s,1,Hangup\ninclude => internal",
            "error inbound-calls-out pjsip.conf:5:1"
        ),
        pjsip(
            "goto",
            "[from-trunk]\nexten => _X.,1,Goto(internal,${EXTEN},1)",
            "error inbound-calls-out pjsip.conf:5:1"
        ),
        pjsip(
            "outside line, another technology",
            "[from-trunk]\nexten => _90NXXXXXXXX,1,Dial(DAHDI/g1/${EXTEN:1})",
            "error inbound-calls-out pjsip.conf:5:1"
        ),
        pjsip(
            "through a local channel, behind a telephone that does not answer",
            "[from-trunk]\nexten => _X.,1,Dial(PJSIP/phone-a,20)\n same => n,Dial(Local/${FILTER(0-9,${EXTEN})}@internal)",
            "error inbound-calls-out pjsip.conf:5:1"
        ),
        pjsip(
            "menu",
            "[from-trunk]\nexten => 31501234567,1,Goto(menu,s,1)\n[menu]\nexten => s,1,Answer\n same => n,Background(welcome)\n same => n,WaitExten(5)\ninclude => internal",
            "error menu-calls-out extensions.conf:7:2"
        ),
        pjsip(
            "menu in another context",
            "[from-trunk]\nexten => s,1,Background(welcome,,,internal)",
            "error menu-calls-out extensions.conf:4:1"
        ),
        pjsip(
            "menu of its own",
            "[from-trunk]\nexten => s,1,Background(welcome)\n same => n,WaitExten(5)\nexten => 1,1,Dial(PJSIP/phone-a)"
        ),
    ]

    private static let strangers = [
        guests("none", "allowguest=no", "[public]\ninclude => internal"),
        guests("nowhere", "", "[elsewhere]\nexten => s,1,Hangup"),
        guests("refused", "", "[public]\nexten => _X.,1,Hangup(21)"),
        guests("call out by default", "", "[public]\ninclude => internal", "error guests-call-out sip.conf:4:1"),
        guests(
            "call out",
            "allowguest=yes",
            "[public]\nexten => _X.,1,Goto(internal,${EXTEN},1)",
            "error guests-call-out sip.conf:5:1"
        ),
        guests(
            "reach a telephone",
            "allowguest=yes",
            "[public]\nexten => 7001,1,Dial(PJSIP/phone-a)",
            "warning guests-allowed sip.conf:5:1"
        ),
        guests(
            "only the provider's addresses",
            "allowguest=yes",
            "[public]\nexten => _X.,1,GotoIf($[\"${CHANNEL(recvip):0:11}\"=\"185.19.236.\"]?internal,${EXTEN},1)\n same => n,Hangup(21)"
        ),
        guests(
            "a check that lets all in",
            "allowguest=yes",
            "[public]\nexten => _X.,1,GotoIf($[\"${CHANNEL(recvip):0:1}\"=\"1\"]?internal,${EXTEN},1)\n same => n,Hangup(21)",
            "error guests-call-out sip.conf:5:1"
        ),
        Sample(
            name: "pjsip's anonymous",
            files: [
                "pjsip.conf": pjsip + "\n[anonymous]\ntype=endpoint\ncontext=public",
                "extensions.conf": office + "[public]\ninclude => internal",
            ],
            expected: ["error guests-call-out pjsip.conf:12:1"]
        ),
    ]

    private static let telephones = [
        pjsip(
            "premium",
            "exten => _0900XXXX,1,Dial(PJSIP/${EXTEN}@trunk)",
            "warning premium-reachable extensions.conf:3:1"
        ),
        pjsip(
            "everything",
            "exten => _00X.,1,Dial(PJSIP/+${FILTER(0-9,${EXTEN:2})}@trunk)",
            "warning premium-reachable extensions.conf:3:1",
            "warning satellite-reachable extensions.conf:3:1",
            "warning world-reachable extensions.conf:3:1"
        ),
        pjsip(
            "everything behind a 9",
            "exten => _900X.,1,Dial(PJSIP/${FILTER(0-9,${EXTEN:1})}@trunk)",
            "warning premium-reachable extensions.conf:3:1",
            "warning satellite-reachable extensions.conf:3:1",
            "warning world-reachable extensions.conf:3:1"
        ),
        pjsip("one country", "exten => _0053X.,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@trunk)"),
        pjsip(
            "all but satellites and premium numbers",
            "exten => _00X.,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@trunk)\nexten => _0031X.,1,Hangup\nexten => _008[78]X.,1,Hangup\nexten => _00979.,1,Hangup",
            "warning world-reachable extensions.conf:3:1"
        ),
        // With 0 as the outside line, 0 0906 1234 would be premium; here 00 90 is Turkey.
        pjsip("looks like premium", "exten => _0090X.,1,Dial(PJSIP/+${FILTER(0-9,${EXTEN:2})}@trunk)"),
    ]

    @Test(arguments: inbound + strangers + telephones) func finds(_ sample: Sample) throws {
        #expect(try AuditBed.audit(sample.files) == sample.expected)
    }

    /// A chan_sip line is known by logging in, or by being dialled with numbers.
    @Test(arguments: [
        ("register => u:p@sip.example.org/u", "host=sip.example.org", true),
        ("register => u@out/u", "host=192.0.2.9", true), ("", "host=192.0.2.9\nfromuser=u", true),
        ("", "host=192.0.2.9", false),
    ])
    func knowsLines(_ register: String, _ peer: String, _ isLine: Bool) throws {
        let files = [
            "sip.conf": Self.sip + "allowguest=no\n\(register)\n[out]\ntype=peer\n\(peer)\ncontext=internal",
            "extensions.conf": "[internal]\nexten => _06XXXXXXXX,1,Dial(DAHDI/g1/${EXTEN})",
        ]
        let found = try AuditBed.audit(files)
        #expect(found.map { $0.hasPrefix("error inbound-calls-out sip.conf") } == (isLine ? [true] : []))
    }
}

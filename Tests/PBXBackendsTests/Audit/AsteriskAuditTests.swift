import ConfigFormats
import Diagnostics
import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// Every rule finds what it is about, at its place, and nothing in what is right.
@Suite struct AsteriskAuditTests {
    private static let strong = "vJ7mQ2xWc9RbT4nK"

    struct Sample: Sendable {
        var file: String
        var text: String
        var expected: [String]
    }

    private static let samples = [
        Sample(
            file: "sip.conf",
            text: "[general]\nudpbindaddr=192.0.2.1\nalwaysauthreject=no",
            expected: ["warning accounts-revealed sip.conf:3:1"]
        ),
        Sample(
            file: "sip.conf",
            text: "[general]\nudpbindaddr=192.0.2.1",
            expected: ["note accounts-revealed sip.conf:1:1"]
        ),
        Sample(file: "sip.conf", text: "[general]\nUDPBindAddr=192.0.2.1\nalwaysauthreject=yes", expected: []),
        Sample(
            file: "sip.conf",
            text: "[general]\nalwaysauthreject=yes\nbindport=5060",
            expected: ["note port-5060-open sip.conf:1:1"]
        ),
        Sample(file: "sip.conf", text: "[general]\nbindport=5099\nalwaysauthreject=yes", expected: []),
        // A piece of [general] says nothing of what it lacks.
        Sample(file: "sip_register_x.conf", text: "allowguest=yes", expected: []),
        Sample(
            file: "sip_register_x.conf",
            text: "registerattempts=0\nalwaysauthreject=no",
            expected: ["warning accounts-revealed sip_register_x.conf:2:1"]
        ),
        Sample(
            file: "pjsip.conf",
            text: "[t]\ntype=transport\nbind=0.0.0.0:5060",
            expected: ["note port-5060-open pjsip.conf:3:1"]
        ),
        Sample(
            file: "pjsip.conf",
            text: "[t]\ntype=transport\nbind=[::]",
            expected: ["note port-5060-open pjsip.conf:3:1"]
        ),
        Sample(file: "pjsip.conf", text: "[t]\ntype=transport\nbind=192.0.2.1", expected: []),
        Sample(
            file: "pjsip.conf",
            text: "[a]\ntype=auth\nusername=201\npassword=201",
            expected: ["error weak-password pjsip.conf:4:1"]
        ),
        Sample(
            file: "pjsip.conf",
            text: "[a]\ntype=auth\nusername=201\npassword=Welkom01",
            expected: ["error weak-password pjsip.conf:4:1"]
        ),
        Sample(
            file: "pjsip.conf",
            text: "[a]\ntype=auth\nusername=201\npassword=kf83js",
            expected: ["warning weak-password pjsip.conf:4:1"]
        ),
        Sample(
            file: "pjsip.conf",
            text: "[a]\ntype=auth\nusername=201",
            expected: ["error weak-password pjsip.conf:1:1"]
        ),
        Sample(
            file: "pjsip.conf",
            text: "[a]\ntype=auth\nusername=201\nmd5_cred=5f4dcc3b5aa765d61d8327deb882cf99",
            expected: []
        ),
        Sample(file: "pjsip.conf", text: "[a]\ntype=auth\nusername=201\npassword=\(strong)", expected: []),
        Sample(
            file: "pjsip.conf",
            text: "[a]\ntype=auth\nusername=201\npassword=\(strong)\n[b]\ntype=auth\nusername=202\npassword=\(strong)",
            expected: ["warning shared-password pjsip.conf:8:1"]
        ),
        Sample(
            file: "manager.conf",
            text: "[general]\nenabled=no\n[admin]\nsecret = amp111",
            expected: ["error weak-password manager.conf:4:1"]
        ),
        Sample(
            file: "manager.conf",
            text: "[general]\nenabled=yes\nbindaddr=0.0.0.0\n[noc]\nsecret = \(strong)",
            expected: ["warning manager-open manager.conf:3:1"]
        ),
        Sample(
            file: "manager.conf",
            text: "[general]\nenabled=yes\n[noc]\nsecret = \(strong)\npermit=127.0.0.1/32",
            expected: []
        ),
        Sample(file: "pjsip.conf", text: "[line]\ntype=endpoint", expected: ["error trunk-by-name pjsip.conf:1:1"]),
        Sample(
            file: "pjsip.conf",
            text: "[line]\ntype=endpoint\nidentify_by=username,ip",
            expected: ["error trunk-by-name pjsip.conf:3:1"]
        ),
        Sample(file: "pjsip.conf", text: "[line]\ntype=endpoint\nidentify_by=ip", expected: []),
        Sample(file: "pjsip.conf", text: "[i]\ntype=identify\nendpoint=line\nmatch=185.19.236.0/22", expected: []),
        Sample(
            file: "pjsip.conf",
            text: "[i]\ntype=identify\nendpoint=line\nmatch=185.19.236.0/22,0.0.0.0/0",
            expected: ["error sources-not-limited pjsip.conf:4:1"]
        ),
        Sample(
            file: "pjsip.conf",
            text: "[i]\ntype=identify\nendpoint=line\nmatch=192.0.2.0/24",
            expected: ["warning sources-not-limited pjsip.conf:4:1"]
        ),
        Sample(
            file: "sip.conf",
            text: "[phone-a]\ntype=friend\nhost=dynamic\npermit=10.0.0.0/8\nsecret=\(strong)",
            expected: []
        ),
        Sample(
            file: "sip.conf",
            text: "[phone-a]\ntype=friend\nhost=dynamic\nsecret=\(strong)",
            expected: ["warning phones-from-anywhere sip.conf:1:1"]
        ),
        Sample(
            file: "sip.conf",
            text: "[line]\ntype=friend\nhost=192.0.2.9\ninsecure=port,invite\nsecret=\(strong)",
            expected: ["error peer-without-password sip.conf:4:1"]
        ),
        Sample(
            file: "sip.conf",
            text: "[line]\ntype=user\nhost=192.0.2.9",
            expected: ["error peer-without-password sip.conf:2:1"]
        ),
        Sample(
            file: "sip.conf",
            text: "[line]\ntype=peer\nhost=192.0.2.9\ninsecure=very\nremotesecret=\(strong)",
            expected: []
        ),
        Sample(
            file: "pjsip.conf",
            text: "[phone-a]\ntype=endpoint\nauth=a\n[a]\ntype=auth\nusername=phone-a\npassword=\(strong)",
            expected: ["warning phones-from-anywhere pjsip.conf:1:1"]
        ),
        Sample(
            file: "pjsip.conf",
            text:
                "[phone-a]\ntype=endpoint\nauth=a\n[a]\ntype=auth\nusername=phone-a\npassword=\(strong)\n[acl]\ntype=acl\ndeny=0.0.0.0/0\npermit=10.0.0.0/8",
            expected: []
        ),
        Sample(
            file: "extensions.conf",
            text: "[in]\nexten => _X.,1,Dial(PJSIP/${EXTEN}@line)",
            expected: ["warning dial-injection extensions.conf:2:1"]
        ),
        Sample(
            file: "extensions.conf",
            text: "[in]\nexten => _X.,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@line)",
            expected: []
        ),
        Sample(file: "extensions.conf", text: "[in]\nexten => _XXX,1,Dial(PJSIP/${EXTEN}@line)", expected: []),
        Sample(
            file: "extensions.conf",
            text: "[in]\nexten => s,1,System(/bin/log ${CALLERID(num)})",
            expected: ["error shell-from-call extensions.conf:2:1"]
        ),
        Sample(
            file: "extensions.conf",
            text: "[in]\nexten => s,1,NoOp\n same => n,Set(X=${SHELL(echo ${EXTEN})})",
            expected: ["error shell-from-call extensions.conf:3:2"]
        ),
        Sample(file: "extensions.conf", text: "[in]\nexten => s,1,System(/bin/backup)", expected: []),
        Sample(
            file: "extensions.conf",
            text: "[in]\nexten => 500,1,DISA(no-password,internal)",
            expected: ["error dial-in extensions.conf:2:1"]
        ),
        Sample(
            file: "extensions.conf",
            text: "[in]\nexten => 500,1,Disa(1234,internal)",
            expected: ["warning dial-in extensions.conf:2:1"]
        ),
        Sample(file: "extensions.conf", text: "[in]\nexten => 500,1,DISA(83719264,internal)", expected: []),
        Sample(file: "extensions.conf", text: "[in]\nexten => 500,1,DISA(/etc/asterisk/codes)", expected: []),
        Sample(
            file: "pjsip.conf",
            text: "[210]\ntype=endpoint\nauth=a\ndeny=0.0.0.0/0\n[a]\ntype=auth\nusername=210\npassword=\(strong)",
            expected: ["note guessable-names pjsip.conf:1:1"]
        ),
        Sample(
            file: "pjsip.conf",
            text: "[210]\ntype=endpoint\nauth=a\ndeny=0.0.0.0/0\n[a]\ntype=auth\nusername=desk-9f\npassword=\(strong)",
            expected: []
        ),
    ]

    @Test(arguments: samples) func finds(_ sample: Sample) throws {
        #expect(try AuditBed.audit([sample.file: sample.text], from: ["185.19.236.0/22"]) == sample.expected)
    }

    @Test(arguments: [("0.0.0.0", true), ("127.0.0.1", false), ("192.0.2.1", false)])
    func webServer(_ address: String, _ isFound: Bool) throws {
        let files = [
            "http.conf": "[general]\nenabled=yes\nbindaddr=\(address)",
            "manager.conf": "[general]\nenabled=no",
            "ari.conf": "[general]\nenabled=yes\n[app]\ntype=user\npassword=\(Self.strong)",
        ]
        #expect(try AuditBed.audit(files) == (isFound ? ["warning web-server-open http.conf:3:1"] : []))
    }

    /// A raw number in a context where calls from outside come in is worse than in one of telephones.
    @Test(arguments: ["in", "internal"]) func injection(_ context: String) throws {
        let files = [
            "pjsip.conf": "[line]\ntype=endpoint\nidentify_by=ip\noutbound_auth=a\ncontext=in",
            "extensions.conf":
                "[in]\nexten => s,1,Hangup\ninclude => in-2\n[in-2]\nexten => s,1,Hangup\n[\(context)]\nexten => _9X.,1,Dial(DAHDI/g1/${EXTEN})",
        ]
        let severity = context == "in" ? "error" : "warning"
        #expect(try AuditBed.audit(files) == ["\(severity) dial-injection extensions.conf:7:1"])
    }

    @Test(arguments: [("tT", true), ("t", false), ("b(x^T)", false), ("b(x)T", true)])
    func outsidersTransfer(_ options: String, _ isFound: Bool) throws {
        let files = [
            "pjsip.conf": "[line]\ntype=endpoint\nidentify_by=ip\noutbound_auth=a\ncontext=in",
            "extensions.conf":
                "[in]\nexten => s,1,Dial(PJSIP/201,20,\(options))\n[inside]\nexten => s,1,Dial(PJSIP/201,20,T)",
        ]
        #expect(try AuditBed.audit(files) == (isFound ? ["warning outsiders-transfer extensions.conf:2:1"] : []))
    }

    @Test(arguments: [
        ("", "x", PasswordWeakness.empty), ("201", "201", .sameAsName), ("102", "201", .sameAsName),
        ("trunk-a1", "trunk-a", .sameAsName),
        ("123456789012", "x", .wellKnown), ("aaaaaaaaaaaaaaaa", "x", .wellKnown), ("Welkom123!", "x", .wellKnown),
        ("kf83js", "x", .short), ("8391047265", "x", .short), ("abababababababab", "x", .short),
    ])
    func weakness(_ password: String, _ name: String, _ expected: PasswordWeakness) {
        #expect(PasswordWeakness.of(password, name: name) == expected)
    }

    @Test(arguments: ["vJ7mQ2xWc9RbT4nK", "correct-horse-battery", "k3J9x2Lq8Wz", "p:a#s\"s;%Q81z"])
    func strength(_ password: String) { #expect(PasswordWeakness.of(password, name: "201") == nil) }

    /// Whatever the rules say of a password, it is not in it.
    @Test func saysNoPassword() throws {
        let secrets = ["201201", "Welkom2024", "kq3f9z"]
        let text = secrets.enumerated().map { "[a\($0)]\ntype=auth\nusername=201\npassword=\($1)\n" }.joined()
        var log = DiagnosticLog()
        let folder = SourceFolder(files: [SourceFile(path: "pjsip.conf", text: text)])
        let found = AsteriskAudit.findings(in: AsteriskFiles(folder), log: &log)
        #expect(found.count == 3)
        for finding in found {
            for secret in secrets {
                for language in Language.allCases {
                    #expect(!finding.diagnostic(in: language).message.contains(secret))
                }
            }
        }
    }

    /// A password that is a name as well is a password all the same.
    @Test func hidesNames() throws {
        let text = "[Kx9-pass]\ntype=endpoint\n[a]\ntype=auth\nusername=u\npassword=Kx9-pass\n"
        var log = DiagnosticLog()
        let folder = SourceFolder(files: [SourceFile(path: "pjsip.conf", text: text)])
        let found = AsteriskAudit.findings(in: AsteriskFiles(folder), log: &log)
        let messages = found.map(\.message.en)
        #expect(messages.contains { $0.hasPrefix("[********] asks for no password") })
        #expect(!messages.contains { $0.contains("Kx9-pass") })
    }

    /// Names of rules are for scripts: each once, in small letters.
    @Test func rulesAreListed() {
        let names = AsteriskAudit.summaries.map(\.name)
        #expect(Set(names).count == names.count && names.count > 18)
        #expect(names.allSatisfy { $0.allSatisfy { $0 == "-" || $0.isNumber || $0.isLowercase } })
        #expect(AsteriskAudit.summaries.allSatisfy { !$0.severities.isEmpty })
    }
}

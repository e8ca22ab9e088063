import ConfigFormats
import Diagnostics
import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// Every rule finds what it is about, at its place, and nothing in what is right.
@Suite struct AsteriskAuditTests {
    /// What the rules find in files, as `severity rule file:line:column`.
    private func audit(_ files: [String: String], from networks: [String] = []) throws -> [String] {
        let folder = SourceFolder(files: files.map { SourceFile(path: $0, text: $1) })
        var log = DiagnosticLog()
        let found = AsteriskAudit.findings(
            in: folder,
            providerNetworks: try networks.map { try IPNetwork($0) },
            log: &log
        )
        #expect(log.diagnostics.isEmpty)
        return found.map { finding in
            let place = finding.location.map { " \($0.file):\($0.line):\($0.column)" } ?? ""
            return "\(finding.severity.rawValue) \(finding.rule)\(place)"
        }
    }

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
        Sample(file: "sip.conf", text: "[general]\nudpbindaddr=192.0.2.1", expected: []),
        Sample(file: "sip.conf", text: "[general]\nbindport=5060", expected: ["note port-5060-open sip.conf:1:1"]),
        Sample(file: "sip.conf", text: "[general]\nbindport=5099", expected: []),
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
            text: "[201]\ntype=friend\nhost=dynamic\npermit=10.0.0.0/8\nsecret=\(strong)",
            expected: []
        ),
        Sample(
            file: "sip.conf",
            text: "[201]\ntype=friend\nhost=dynamic\nsecret=\(strong)",
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
            text: "[201]\ntype=endpoint\nauth=a\n[a]\ntype=auth\nusername=201\npassword=\(strong)",
            expected: ["warning phones-from-anywhere pjsip.conf:1:1"]
        ),
        Sample(
            file: "pjsip.conf",
            text:
                "[201]\ntype=endpoint\nauth=a\n[a]\ntype=auth\nusername=201\npassword=\(strong)\n[acl]\ntype=acl\ndeny=0.0.0.0/0\npermit=10.0.0.0/8",
            expected: []
        ),
        Sample(
            file: "extensions.conf",
            text: "[in]\nexten => _X.,1,Dial(PJSIP/${EXTEN}@line)",
            expected: ["error dial-injection extensions.conf:2:1"]
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
    ]

    @Test(arguments: samples) func finds(_ sample: Sample) throws {
        #expect(try audit([sample.file: sample.text], from: ["185.19.236.0/22"]) == sample.expected)
    }

    @Test(arguments: [("tT", true), ("t", false), ("b(x^T)", false), ("b(x)T", true)])
    func outsidersTransfer(_ options: String, _ isFound: Bool) throws {
        let files = [
            "pjsip.conf": "[line]\ntype=endpoint\nidentify_by=ip\noutbound_auth=a\ncontext=in",
            "extensions.conf":
                "[in]\nexten => s,1,Dial(PJSIP/201,20,\(options))\n[inside]\nexten => s,1,Dial(PJSIP/201,20,T)",
        ]
        #expect(try audit(files) == (isFound ? ["warning outsiders-transfer extensions.conf:2:1"] : []))
    }

    /// What we generate is safe, but for what the PBX's own files are answerable for.
    @Test(arguments: ["asterisk-pjsip", "asterisk-sip"]) func ownFilesAreSafe(_ brand: String) throws {
        let selection = try #require(try BackendRegistry.select(brand).first)
        for golden in GoldenCase.all {
            let plan = try golden.plan().plan
            let files = try Generator(languages: []).generate(plan, for: selection).files
            var texts = Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
            let name = plan.trunk.name
            texts["pjsip.conf"] = "#tryinclude pjsip_\(name).conf\n"
            texts["sip.conf"] =
                "[general]\nudpbindaddr=192.0.2.1\n#tryinclude sip_register_\(name).conf\n#tryinclude sip_\(name).conf\n"
            texts["extensions.conf"] = "#include extensions_\(name).conf\n"
            let found = try audit(texts, from: plan.trunk.providerNetworks.map(\.description))
            #expect(
                found.filter { !$0.contains("weak-password") && !$0.contains("shared-password") } == [],
                "\(golden.name)"
            )
        }
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
        let found = AsteriskAudit.findings(
            in: SourceFolder(files: [SourceFile(path: "pjsip.conf", text: text)]),
            log: &log
        )
        #expect(found.count == 3)
        for finding in found {
            for secret in secrets {
                for language in Language.allCases {
                    #expect(!finding.diagnostic(in: language).message.contains(secret))
                }
            }
        }
    }
}

import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// A folder of Kamailio's with a weakness each: which rule finds it, and at which line.
@Suite struct KamailioAuditTests {
    struct Weakness: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var file: String
        var old: String
        var new: String
        /// Severity and rule of what is found, each at the line that the new text stands in.
        var found: [String]
        /// Where else it is found: the beginning of a line.
        var line: String?
    }

    private static let address = "1 185.19.236.0 22 0 callvoip"
    private static let listen = "listen=udp:192.0.2.10:5060"
    private static let guarded = "if ($avp(trunk_verdict) != \"allowed\") {"

    static let weaknesses: [Weakness] = [
        Weakness(
            testDescription: "everybody is the provider",
            file: "address.list",
            old: address,
            new: "1 0.0.0.0 0 0 callvoip",
            found: ["error sources-not-limited"]
        ),
        Weakness(
            testDescription: "another network is the provider's too",
            file: "address.list",
            old: address,
            new: "1 203.0.113.0 24 0 other",
            found: ["warning sources-not-limited"]
        ),
        Weakness(
            testDescription: "an address of the office",
            file: "address.list",
            old: address,
            new: address + "\n2 192.168.1.0 24 0 office",
            found: []
        ),
        Weakness(
            testDescription: "password that robots try",
            file: "dbtext/uacreg",
            old: strong,
            new: "welkom01",
            found: ["error weak-password"]
        ),
        Weakness(
            testDescription: "short password",
            file: "dbtext/uacreg",
            old: strong,
            new: "kf83js",
            found: ["warning weak-password"]
        ),
        Weakness(
            testDescription: "hash for a password",
            file: "dbtext/uacreg",
            old: strong + ":",
            new: ":0123456789abcdef0123456789abcdef",
            found: []
        ),
        Weakness(
            testDescription: "database with the password of the packages",
            file: "trunk-groningen.cfg",
            old: "modparam(\"rr\", \"append_fromtag\", 1)",
            new: "modparam(\"acc\", \"db_url\", \"mysql://kamailio:kamailiorw@localhost/kamailio\")",
            found: ["error weak-password"]
        ),
        Weakness(
            testDescription: "database with a good password",
            file: "trunk-groningen.cfg",
            old: "modparam(\"rr\", \"append_fromtag\", 1)",
            new: "modparam(\"acc\", \"db_url\", \"mysql://kamailio:\(strong)@localhost/kamailio\")",
            found: []
        ),
        Weakness(
            testDescription: "no look at where calls may go",
            file: "trunk-groningen.cfg",
            old: "mt_match(\"destinations\", \"$var(number)\", \"0\");\n        \(guarded)",
            new: "if ($var(number) == \"\") {",
            found: ["warning premium-reachable", "warning satellite-reachable", "warning world-reachable"],
            line: "dbtext/dialplan"
        ),
        Weakness(
            testDescription: "premium numbers allowed",
            file: "dbtext/mtree",
            old: ":31909:blocked_premium_rate",
            new: ":31909:allowed",
            found: ["warning premium-reachable"],
            line: "dbtext/dialplan"
        ),
        Weakness(
            testDescription: "satellites allowed",
            file: "dbtext/mtree",
            old: ":881:blocked_satellite",
            new: ":881:allowed",
            found: ["warning satellite-reachable"],
            line: "dbtext/dialplan"
        ),
        Weakness(
            testDescription: "no look at who calls",
            file: "kamailio.cfg",
            old:
                "if (allow_source_address(\"1\")) {\n        $var(side) = \"provider\";\n    } else if ($si == INSIDE) {",
            new:
                "if ($fd == \"provider.example\") {\n        $var(side) = \"provider\";\n    } else if ($fU != \"\") {",
            found: ["error callers-not-checked"],
            line: "kamailio.cfg request_route {"
        ),
        Weakness(
            testDescription: "addresses of the PBX alone are looked at",
            file: "kamailio.cfg",
            old: "if (allow_source_address(\"1\")) {",
            new: "if ($fd == \"provider.example\") {",
            found: []
        ),
        Weakness(
            testDescription: "no listen",
            file: "local.cfg",
            old: listen,
            new: "",
            found: ["note port-5060-open"],
            line: "kamailio.cfg #!KAMAILIO"
        ),
        Weakness(
            testDescription: "listens everywhere",
            file: "local.cfg",
            old: listen,
            new: "listen=udp:0.0.0.0:5060 advertise 203.0.113.10:5060",
            found: ["note port-5060-open"]
        ),
        Weakness(
            testDescription: "listens everywhere on another port",
            file: "local.cfg",
            old: listen,
            new: "listen=udp:0.0.0.0:5080",
            found: []
        ),
    ]

    private static let strong = "vJ7mQ2xWc9RbT4nK"

    /// What `generate` makes, with passwords that nobody guesses, and a `local.cfg` that names an address.
    private static func files(_ golden: String) throws -> [String: String] {
        let generated = try GeneratedBed("kamailio", case: golden)
        var files = Dictionary(uniqueKeysWithValues: generated.files.map { ($0.path, $0.text) })
        files["local.cfg"] = listen + "\n"
        for password in generated.plan.trunk.accounts.map({ $0.password.reveal() }) {
            files["dbtext/uacreg"]?.replace(DBText.escape(password), with: strong)
        }
        return files
    }

    private static func audit(_ files: [String: String]) throws -> [String] {
        let folder = SourceFolder(
            files: files.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) }
        )
        return try ExportAuditBed("kamailio").findings(in: folder, from: ["185.19.236.0/22"]).map { finding in
            #expect(!finding.message.en.contains("welkom01") && !finding.message.nl.contains("kamailiorw"))
            let place = finding.location.map { "\($0.file):\($0.line)" } ?? "nowhere"
            return "\(finding.severity.rawValue) \(finding.rule) \(place)"
        }.sorted()
    }

    @Test(arguments: weaknesses) func finds(_ weakness: Weakness) throws {
        var files = try Self.files("groningen")
        let text = try #require(files[weakness.file])
        let place = try #require(text.firstRange(of: weakness.old), "the text to change is not there")
        files[weakness.file] = text.replacingCharacters(in: place, with: weakness.new)
        let line = text[..<place.lowerBound].count { $0.isNewline } + 1
        let found = try Self.audit(files)
        guard let other = weakness.line?.split(separator: " ", maxSplits: 1), let file = other.first else {
            #expect(found == weakness.found.map { "\($0) \(weakness.file):\(line)" })
            return
        }
        guard other.count == 2 else {
            #expect(found.map { String($0.prefix { $0 != ":" }) } == weakness.found.map { "\($0) \(file)" })
            return
        }
        let lines = try #require(files[String(file)]).split(separator: "\n", omittingEmptySubsequences: false)
        let number = try #require(lines.firstIndex { $0.hasPrefix(other[1]) }) + 1
        #expect(found == weakness.found.map { "\($0) \(file):\(number)" })
    }

    @Test func everyRuleHasAWeakness() throws {
        let rules = Set(try ExportAuditBed("kamailio").auditor.rules.map(\.name))
        let found = Set(Self.weaknesses.flatMap(\.found).compactMap { $0.split(separator: " ").last.map(String.init) })
        #expect(found == rules)
    }

    /// Our own files are clean: only what a trunk file opens is open.
    @Test(arguments: GoldenCase.all) func own(_ golden: GoldenCase) throws {
        let trunk = try golden.plan().plan.trunk
        var opened: Set<String> = ["sources-not-limited"]
        if trunk.providerNetworks.map(\.description) == ["185.19.236.0/22"] { opened = [] }
        if trunk.destinations.regions == nil { opened.insert("world-reachable") }
        if !trunk.blocked.contains(.satellite) { opened.insert("satellite-reachable") }
        if !trunk.blocked.contains(.premiumRate) { opened.insert("premium-reachable") }
        // The rules know Dutch numbers: elsewhere the same digits may be somebody's telephone.
        if trunk.pbx.country.region != "NL" {
            opened.formUnion(["premium-reachable", "satellite-reachable", "world-reachable"])
        }
        let found = try Self.audit(try Self.files(golden.name))
        #expect(
            found.filter { line in !opened.contains { line.contains($0) } && !line.contains("weak-password") } == []
        )
    }

    /// A login to a database is said once.
    @Test func aProxyOfAnotherKind() throws {
        let files = [
            "proxy.cfg": """
            #!KAMAILIO
            listen=udp:192.0.2.10:5060
            loadmodule "tm.so"
            loadmodule "auth_db.so"
            modparam("auth_db", "db_url", "mysql://kamailio:kamailiorw@localhost/kamailio")
            modparam("usrloc", "db_url", "mysql://kamailio:kamailiorw@localhost/kamailio")
            request_route {
                t_relay();
            }
            """
        ]
        #expect(
            try Self.audit(files) == [
                "error weak-password proxy.cfg:5", "warning callers-not-checked proxy.cfg:7",
            ]
        )
    }

    @Test func nothingRecognised() throws {
        let folder = SourceFolder(files: [SourceFile(path: "x", text: "hello")])
        #expect(throws: DiagnosedFailure.self) { try ExportAuditBed("kamailio").findings(in: folder, from: []) }
    }
}

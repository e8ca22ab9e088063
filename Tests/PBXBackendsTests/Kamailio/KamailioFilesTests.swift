import Diagnostics
import DialPlan
import TestSupport
import Testing

@testable import PBXBackends
@testable import TrunkModel

/// What stands in a generated folder where a trunk is unusual.
@Suite struct KamailioFilesTests {
    private static func files(
        _ name: String,
        folder: String? = nil,
        changing change: (inout Trunk) -> Void = { _ in }
    ) throws -> [String: String] {
        var trunk = try Conformance.plan(GoldenCase(name: name)).trunk
        change(&trunk)
        let selection = try BackendRegistry.select("kamailio:5.6")[0]
        let files = try Generator(languages: []).generate(DialPlan(trunk), for: selection, folder: folder).files
        return Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
    }

    private static func findings(_ name: String) throws -> [String] {
        let plan = try Conformance.plan(GoldenCase(name: name))
        return KamailioLimitations.all.filter { $0.applies(plan) }.map(\.id)
    }

    /// db_text wants an absolute path; a quote in it does not end the string.
    @Test(arguments: [(nil, "/etc/kamailio"), ("/srv/a b", "/srv/a b"), (#"/srv/q"u\o$te"#, #"/srv/q\"u\\o$te"#)])
    func folders(_ folder: String?, _ written: String) throws {
        let file = try Self.files("groningen", folder: folder)["kamailio.cfg"]
        #expect(file?.contains("#!define TABLES \"text://\(written)/dbtext\"\n") == true)
    }

    @Test func folderWithLineBreak() throws {
        let error = #expect(throws: DiagnosedFailure.self) { try Self.files("groningen", folder: "/srv/a\nb") }
        #expect(error?.log.diagnostics.map(\.rule) == ["value-not-representable"])
    }

    /// A password can hold anything but NUL and what is too long for Kamailio; the finding names the key only.
    @Test(arguments: ["a\u{0}b", String(repeating: "x", count: 20_000)]) func impossiblePasswords(_ password: String)
        throws
    {
        let error = #expect(throws: DiagnosedFailure.self) {
            try Self.files("groningen") { $0.accounts[1].password = Secret(password) }
        }
        let diagnostics = error?.log.diagnostics ?? []
        #expect(diagnostics.map(\.rule) == ["value-not-representable"])
        #expect(diagnostics.first?.message.hasPrefix("accounts[1].password: ") == true)
    }

    @Test func onlyTheRegistrationsHoldPasswords() throws {
        let plan = try Conformance.plan(GoldenCase(name: "groningen"))
        let selection = try BackendRegistry.select("kamailio")[0]
        let files = try Generator().generate(plan, for: selection).files
        #expect(files.filter { $0.holdsSecret }.map(\.path) == ["dbtext/uacreg"])
        for file in files where file.path != "dbtext/uacreg" {
            for account in plan.trunk.accounts {
                #expect(!file.text.contains(account.password.reveal()), "\(file.path)")
            }
        }
    }

    /// A limit stops all but calls for help; without `channels` there is none.
    @Test func channels() throws {
        let limited = try #require(try Self.files("groningen")["trunk-groningen.cfg"])
        #expect(
            limited.contains("if ($avp(trunk_emergency) != 1) {\n        get_profile_size(\"trunk\", \"$var(calls)\");")
        )
        #expect(limited.contains("if ($var(calls) >= 8) {"))
        let free = try Self.files("groningen") { $0.channels = nil }["trunk-groningen.cfg"]
        #expect(free?.contains("profile") == false)
    }

    /// A trunk whose numbers take no calls and may not be shown: calls are refused, without a look at empty tables.
    @Test func noNumbers() throws {
        let files = try Self.files("groningen") { trunk in
            trunk.numbers = trunk.numbers.map {
                NumberBlock(first: $0.first, count: $0.count, description: nil, inbound: nil, mayBeCallerID: false)
            }
            trunk.defaultCallerID = nil
            trunk.callers = []
        }
        let routes = try #require(files["trunk-groningen.cfg"])
        #expect(routes.contains("dp_translate(\"1\"") && !routes.contains("dp_translate(\"2\""))
        #expect(!routes.contains("dp_translate(\"3\""))
        let rows = try #require(files["dbtext/dialplan"]).split(separator: "\n").dropFirst()
        #expect(rows.allSatisfy { $0.split(separator: ":")[1] == "1" })
    }

    /// The number stands in From, or only in P-Asserted-Identity: as the provider wants it.
    @Test func anonymousCalls() throws {
        let real = try #require(try Self.files("groningen")["trunk-groningen.cfg"])
        #expect(!real.contains("anonymous.invalid") && real.contains("append_hf(\"Privacy: id\\r\\n\")"))
        let hidden = try #require(try Self.files("british-pbx")["trunk-london.cfg"])
        #expect(hidden.contains("uac_replace_from(\"\", \"sip:anonymous@anonymous.invalid\");"))
    }

    @Test func findings() throws {
        #expect(try Self.findings("groningen").contains("kamailio-contact") == false)
        #expect(try Self.findings("antwerpen").contains("kamailio-contact"))
        #expect(try Self.findings("generic-one-account").contains("kamailio-provider-addresses"))
        #expect(try Self.findings("ipv6-only").contains("kamailio-provider-addresses") == false)
    }

    /// Where the provider's networks are not known, its servers' addresses are what there is.
    @Test func unknownNetworks() throws {
        let server = try Self.files("generic-one-account")["kamailio.cfg"]
        #expect(server?.contains("if (allow_source_address(\"1\") || ds_is_from_list(\"-1\", \"3\")) {") == true)
        #expect(try Self.files("groningen")["kamailio.cfg"]?.contains("ds_is_from_list") == false)
    }

    @Test(arguments: [
        ("groningen", "203.0.113.10:5060"), ("antwerpen", "192.0.2.17:5060"), ("ipv6-only", "[2001:db8:180::25]:5060"),
        ("worldwide", "198.51.100.161:5060"),
    ]) func contacts(_ name: String, _ contact: String) throws {
        #expect(KamailioContact(try Conformance.plan(GoldenCase(name: name)).trunk).hostPort == contact)
    }
}

import AsteriskManager
import ConfigFormats
import Diagnostics
import TestSupport
import Testing

/// Files that a real Asterisk reads and hands out over its manager interface.
@Suite struct ManagerConfigurationTests {
    /// What Asterisk changes while it reads: templates, additions, includes, comments, escapes.
    static let files = [
        "odd.conf": """
        [t](!)
        type = endpoint ; a comment
        allow = alaw
        [t2](!,t)
        context = x
        [a](t2)
        allow+=,ulaw
        callerid = "Een \\; x" <1>
        ;-- [b]
        c = d --;
        [a]
        type => aor
        [a](+)
        max_contacts = 2
        #include "part.conf"
        [z\\;z]
        a = b\\\\;c
        """,
        "part.conf": "[wild]\nk =\nx = >y = z\ngröße = é\n", "broken.conf": "a = b\n[c]\n", "empty.conf": "",
    ]

    private func failure(_ body: () async throws -> Void) async -> ManagerError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? ManagerError
        }
    }

    @Test(arguments: Flavour.all) func handsOutWhatItReads(_ flavour: Flavour) async throws {
        try await AsteriskInstance.with(flavour.version, flavour.driver, files: Self.files) { asterisk in
            let address = try AMIAddress("ami://harness:harness@\(asterisk.sip.host)")
            let stock = ["pjsip.conf", "sip.conf", "extensions.conf"]
            let names = stock + ["odd.conf", "none.conf", "empty.conf"]
            let folder = try await ManagerConfiguration.fetch(files: names, from: address)
            let driver = flavour.driver == .sip ? "sip.conf" : "pjsip.conf"
            #expect(folder.files.map(\.path).filter { $0 != "empty.conf" } == ["extensions.conf", "odd.conf", driver])
            #expect(folder["empty.conf"]?.text ?? "" == "")
            var log = DiagnosticLog()
            let text = try #require(folder["odd.conf"]?.text)
            let tree = AsteriskConfReader.read(text, file: folder.shown("odd.conf"), log: &log)
            #expect(log.diagnostics.isEmpty, "\(log.diagnostics)")
            #expect(
                tree.sections.map { [$0.name] + $0.settings.map { "\($0.key)=\($0.value)" } } == [
                    [
                        "a", "type=endpoint", "allow=alaw,ulaw", "context=x", "callerid=\"Een ; x\" <1>",
                        "max_contacts=2",
                    ],
                    ["a", "type=aor"], ["wild", "k=", "x=>y = z", "größe=é"], ["z;z", "a=b\\;c"],
                ]
            )
            let plan = AsteriskConfReader.read(try #require(folder["extensions.conf"]?.text), file: "e", log: &log)
            #expect(plan.sections(named: "internal").first?.values(of: "exten").isEmpty == false)
        }
    }

    @Test(arguments: [Flavour.pjsip16, .pjsip22]) func saysWhatItCannotRead(_ flavour: Flavour) async throws {
        let users = "[nothing]\nsecret = s\nwrite = call\n[enough]\nsecret = s\nwrite = config\n"
        let lease = try LoopbackAddress()
        let general = "[general]\nenabled = yes\nbindaddr = \(lease.host)\nport = 5038\n"
        let harness = "[harness]\nsecret = harness\nread = all\nwrite = all\n"
        let files = Self.files.merging(["manager.conf": general + harness + users]) { $1 }
        try await AsteriskInstance.with(flavour.version, flavour.driver, files: files, on: lease) { asterisk in
            func fetch(_ user: String, _ file: String) async throws -> SourceFolder {
                let address = try AMIAddress("ami://\(user):s@\(asterisk.sip.host)")
                return try await ManagerConfiguration.fetch(files: [file], from: address)
            }
            let folder = try await fetch("enough", "odd.conf")
            #expect(folder.files.count == 1)
            #expect(await failure { _ = try await fetch("nothing", "odd.conf") }?.kind == .notPermitted)
            let error = await failure { _ = try await fetch("enough", "broken.conf") }
            #expect(error?.kind == .refused && error?.description.contains("broken.conf") == true)
            #expect(await failure { _ = try await fetch("enough", "../etc/odd.conf") }?.kind == .invalid)
        }
    }
}

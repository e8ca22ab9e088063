import ConfigFormats
import Diagnostics
import TestSupport
import Testing

/// `kamailio.cfg` as Kamailio reads it: what it says was tried with `kamailio -c`.
@Suite struct KamailioConfigurationTests {
    private static func read(
        _ text: String,
        _ others: [String: String] = [:]
    ) throws -> (read: KamailioConfiguration, log: DiagnosticLog) {
        var log = DiagnosticLog()
        let files = others.map { SourceFile(path: $0.key, text: $0.value) } + [SourceFile(path: "k.cfg", text: text)]
        let read = KamailioConfiguration.read("k.cfg", in: SourceFolder(files: files), log: &log)
        return (try #require(read), log)
    }

    private static func place(_ place: Diagnostics.SourceLocation) -> String { "\(place.line):\(place.column)" }

    @Test func statements() throws {
        let text = """
            #!KAMAILIO
            # loadmodule "a.so"
            // loadmodule "b.so"
            /* loadmodule /* "c.so" */ "d.so" */
            loadmodule "/usr/lib/tm.so"   loadmodule 'sl'
            children = 4
            listen=udp:127.0.0.1:5060 advertise 1.2.3.4:5060
            modparam("tm|^uac$", "fr_" "timer",
                0x10)
            disable_tcp=yes;
            """
        let (read, log) = try Self.read(text)
        #expect(log.diagnostics.map(\.message) == [])
        #expect(read.modules.map(\.name) == ["tm", "sl"])
        #expect(read.modules.map { Self.place($0.location) } == ["5:1", "5:31"])
        #expect(read.settings.map(\.name) == ["children", "listen", "disable_tcp"])
        #expect(read.settings.map(\.value.text) == ["4", "udp:127.0.0.1:5060 advertise 1.2.3.4:5060", "1"])
        #expect(
            read.parameters.map { "\($0.module).\($0.key)=\($0.value.text)" } == ["tm.fr_timer=16", "uac.fr_timer=16"]
        )
        #expect(read.parameters.first.map { Self.place($0.value.location) } == "9:5")
    }

    @Test func names() throws {
        let text = """
            import_file "local.cfg"
            #!ifndef A
            #!define A "x" # rest
            #!endif
            #!ifdef B
            modparam("m", "b", B)
            #!else
            modparam("m", "other "quote, 1)
            #!endif
            #!trydef A "y"
            #!redefine C 1
            #!substdef "!D!7!g"
            modparam("m", "a", A)
            modparam("m", "c", "1" A)
            modparam("m", "d", D)
            """
        let (read, log) = try Self.read(text, ["local.cfg": "#!define B 2\n#!define A \\\n  'z'\n"])
        #expect(log.diagnostics.map(\.message) == [])
        #expect(read.parameters.map(\.value.text) == ["2", "\"z\"", "\"1z\"", "7"])
        #expect(read.parameters.map(\.value.define) == ["B", "A", nil, "D"])
        #expect(read.defines.map(\.name) == ["B", "A", "C", "D"] && read.defines.allSatisfy { !$0.isDefault })
        #expect(try Self.read(text).read.defines.first?.isDefault == true)
    }

    @Test func blocks() throws {
        let text = """
            route[A_1] { if ($si == "}") { exit; } } # }
            failure_route["B"]
            {
                include_file "b/c.cfg"
                $var(x) = $(ru{s.select,1,#}); /* } */
            }
            event_route[tm:local-request] { drop; }
            route { route(A_1); }
            """
        let (read, log) = try Self.read(text, ["b/c.cfg": "xlog(\"x\");\n"])
        #expect(log.diagnostics.map(\.message) == [])
        #expect(read.routes.map(\.kind) == ["route", "failure_route", "event_route", "request_route"])
        #expect(read.routes.map(\.name) == ["A_1", "B", "tm:local-request", ""])
        #expect(read.routes.first?.statements.map(\.text) == ["if ($si == \"}\") {", "exit;", "}"])
        #expect(read.routes[1].statements.map(\.text) == ["xlog(\"x\");", "$var(x) = $(ru{s.select,1,#});"])
        #expect(read.routes[1].statements.map { Self.place($0.location) } == ["2:1", "5:5"])
        #expect(Self.place(read.routes[1].end) == "6:1")
    }

    @Test(arguments: [
        ("include_file \"x.cfg\"\n", ["1:1 cfg-include"]), ("import_file \"x.cfg\"\n", []),
        ("include_file \"/etc/passwd\"\ninclude_file \"../k.cfg\"", ["1:1 cfg-include", "2:1 cfg-include"]),
        ("a=\"x\n", ["1:3 cfg-text"]), ("/* /* */\n", ["1:1 cfg-text"]), ("route { $(x\n}\n", ["1:9 cfg-text"]),
        ("#!define A\n#!define A\n", ["2:1 cfg-define"]), ("#!endif\n", ["1:1 cfg-define"]),
        ("#!ifdef A\n", ["1:1 cfg-define"]), ("}\n", ["1:1 cfg-route"]), ("route {\n", ["1:1 cfg-route"]),
        ("hallo\n", ["1:1 cfg-statement"]), ("modparam(\"a\", 1)\n", ["1:1 cfg-statement"]),
    ]) func findings(_ text: String, _ expected: [String]) throws {
        let found = try Self.read(text).log.diagnostics
        let said = found.map { finding in
            let place = finding.location.map { Self.place($0) } ?? "-"
            return "\(place) \(finding.rule)"
        }
        #expect(said == expected)
    }

    /// Files that include each other, many times over, end.
    @Test func loops() throws {
        let itself = String(repeating: "include_file \"k.cfg\"\n", count: 400)
        let (_, log) = try Self.read(itself, ["a.cfg": itself])
        #expect(log.hasErrors && log.diagnostics.count < 250)
        let many = String(repeating: "a=1\n", count: 50_000)
        #expect(try Self.read(many).log.diagnostics.map(\.rule) == ["cfg-limit"])
        let deep = String(repeating: "{", count: 100_000)
        #expect(try Self.read("route " + deep).read.routes.count == 1)
    }

    @Test func oneSpelling() {
        func words(_ text: String) -> [String] { KamailioStatements.words([text]) }
        #expect(words("if (a and not b) { exit; }") == words("if(a&&!b)exit ;"))
        #expect(words("x('a\"b');") == words("x(\"a\\\"b\");"))
        #expect(words("xlog(\"a(\"); exit;") == words("exit;"))
        #expect(words("if (a) xlog(\"b\"); exit;") != words("exit;"))
        #expect(words("if (a) { b(); c(); }") != words("if (a) b(); c();"))
        #expect(words("x(1)") != words("x(\"1\")"))
    }

    @Test func addresses() {
        var log = DiagnosticLog()
        let text = "# x\n1 192.0.2.0 24 5060 tag # y\n\n 2\t2001:db8::/32\r\n1 10.0.0.1\nx y\n3\n"
        let entries = KamailioAddressList.read(text, file: "address.list", log: &log)
        #expect(entries.map(\.group) == ["1", "2", "1"])
        #expect(entries.map(\.address) == ["192.0.2.0", "2001:db8::", "10.0.0.1"])
        #expect(entries.map(\.mask) == ["24", "32", nil] && entries.map(\.tag) == ["tag", nil, nil])
        #expect(entries.map { Self.place($0.location) } == ["2:1", "4:2", "5:1"])
        #expect(log.diagnostics.map(\.rule) == ["address-line", "address-line"])
    }

    /// Nothing that a file holds stops the reader.
    @Test(arguments: 0..<40) func garbled(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let text =
            "#!ifdef A\n#!define B \"x\"\n#!endif\nmodparam(\"a\", \"b\", B)\nroute[X] { if (a) { b(\"c\"); } }\n"
        var bytes = Array(String(repeating: text, count: 8).utf8)
        let pieces = [
            "\"", "/*", "{", "}", "(", "#!else\n", "#!endif\n", "\\", "'", "$(", "include_file \"k.cfg\" ", "\u{0}",
        ]
        for _ in 0..<30 {
            let piece = Array((pieces.randomElement(using: &random) ?? "").utf8)
            bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
        }
        let folder = SourceFolder(files: [SourceFile(path: "k.cfg", bytes: bytes)])
        var log = DiagnosticLog()
        let read = try #require(KamailioConfiguration.read("k.cfg", in: folder, log: &log))
        #expect(read.routes.count <= 20_000 && log.diagnostics.count <= 210)
    }
}

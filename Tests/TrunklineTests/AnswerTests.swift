import TestSupport
import Testing

/// The commands that answer a question: their exit codes and what they print.
@Suite struct AnswerTests {
    static let dialled: [(arguments: [String], status: Int32, texts: [String])] = [
        (
            ["dial", "@groningen", "0612345678", "--from", "210"], 0,
            [
                "rule                 national (06XXXXXXXX)\n", "E.164                +31612345678\n",
                "number               +31612345678\n", "Request-URI          sip:+31612345678@pbx.callvoip.nl\n",
                "From                 <sip:+31508200010@pbx.callvoip.nl>\n",
                "P-Asserted-Identity  <sip:+31508200010@pbx.callvoip.nl>\n", "Privacy              none\n",
                "1. trunk8200-a at pbx.callvoip.nl\n", "2. trunk8200-b at pbx.callvoip.nl\n",
            ]
        ),
        (
            ["dial", "@groningen", "06 12 34 56 78", "--from", "219"], 0,
            [
                "From                 <sip:+31508200000@", "Privacy              id\n",
            ]
        ),
        (
            ["dial", "@groningen", "112", "--from", "219"], 0,
            ["number               112\n", "Privacy              none\n"]
        ),
        (
            ["dial", "@antwerpen", "0112"], 0,
            ["rule                 emergency (0112)\n", "Request-URI          sip:112@"]
        ),
        (["dial", "@groningen", "09001234"], 1, ["premium rate numbers are blocked (+31900)\n"]),
        (["dial", "@groningen", "0012125550100"], 1, ["not among the destinations (europe)\n"]),
        (["dial", "@groningen", "12"], 1, ["rule     none\n", "no rule takes these digits\n"]),
        (["dial", "@groningen", "*21*"], 1, ["no rule"]),
        (
            ["dial", "@assen-device-accounts", "0612345678", "--from", "101"], 0,
            ["1. 31592300002 at pbx.callvoip.nl\n"]
        ),
        (
            ["inbound", "@groningen", "+31508200013"], 0,
            [
                "number       +31508200010 to +31508200019\n", "goes to      extension 213\n",
            ]
        ),
        (["inbound", "@groningen", "0031 852100000"], 0, ["goes to      queue 500\n"]),
        (["inbound", "@groningen", "+31508200099"], 1, ["not one of this trunk's\n"]),
        (["inbound", "@without-area-code", "+31852100171"], 1, ["takes no calls"]),
        (["check", "@groningen"], 0, ["groningen: trunk at callvoip, 2 accounts, 13 numbers, 2 callers\n"]),
        (
            ["check", "@assen-device-accounts", "--pbx", "asterisk-pjsip,asterisk-sip"], 0,
            ["assen: device accounts at callvoip, 3 accounts"]
        ),
        (["brands"], 0, ["asterisk-pjsip  ", "asterisk-sip  ", "extensions_NAME.conf", "[chan-sip-removed]"]),
        (["schema"], 0, ["\"$schema\""]),
    ]

    @Test(arguments: dialled.indices) func answer(_ index: Int) async throws {
        let (arguments, status, texts) = Self.dialled[index]
        let names = arguments.map { $0.hasPrefix("@") ? GoldenCase(name: String($0.dropFirst())).path : $0 }
        let run = try await TrunklineCommand.run(names, environment: GoldenCase.environment)
        #expect(run.status == status)
        for text in texts { #expect(run.output.contains(text), "\(arguments) prints:\n\(run.output)") }
        #expect(!run.errors.contains("error"), "\(run.errors)")
    }

    static let nonsense = [
        ["dial", "@groningen", "abc"], ["dial", "@groningen", ""], ["dial", "@groningen", "+"],
        ["dial", "@groningen", "١٢٣"], ["dial", "@groningen", "112", "--from", "x"],
        ["dial", "@groningen", "112", "--from", ""], ["inbound", "@groningen", "s"], ["inbound", "@groningen", ""],
        ["inbound", "@groningen", "١٢٣"], ["check", "@groningen", "--pbx", "nonsense"],
    ]

    @Test(arguments: nonsense) func impossible(_ arguments: [String]) async throws {
        let names = arguments.map { $0.hasPrefix("@") ? GoldenCase(name: String($0.dropFirst())).path : $0 }
        let run = try await TrunklineCommand.run(names, environment: GoldenCase.environment)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("trunkline: error: "), "\(run.errors)")
    }

    /// `--strict` makes a warning the answer "no"; nothing else changes.
    @Test func strict() async throws {
        let folder = try TemporaryFolder()
        let text = """
            name: small
            provider: callvoip
            kind: trunk
            accounts:
              - { username: small, password: "${env:PASSWORD}" }
            pbx: { address: 203.0.113.1, country: NL }
            numbers:
              - { number: "+31508200000", inbound: { extension: "1233" }, caller_id: true }
            """
        let path = try folder.write(text, to: "small.yaml")
        for command in [["check", path], ["dial", path, "112"], ["generate", path, "--pbx", "asterisk-pjsip"]] {
            let lax = try await TrunklineCommand.run(command, environment: ["PASSWORD": "a-Password-1"])
            let strict = try await TrunklineCommand.run(
                command + ["--strict"],
                environment: ["PASSWORD": "a-Password-1"]
            )
            #expect(lax.status == 0 && strict.status == 1, "\(command)")
            #expect(lax.errors.contains(": warning: ") && lax.errors == strict.errors)
            #expect(lax.output == strict.output)
        }
        let fine = try await TrunklineCommand.run(cases: "check", "@groningen", "--strict")
        #expect(fine.status == 0, "\(fine.errors)")
    }
}

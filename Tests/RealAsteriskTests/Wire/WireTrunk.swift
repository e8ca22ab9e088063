import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// A trunk between a real Asterisk and two fake providers, one for each account: neither knows the other's password.
struct WireTrunk {
    let pbx: AsteriskInstance
    let plan: DialPlan
    let primary: FakeProvider
    let secondary: FakeProvider

    /// Both providers.
    var providers: [FakeProvider] { [primary, secondary] }

    /// Lets an extension dial, and expects that the call is answered.
    func expectAnswer(_ digits: String, from caller: String, for time: Duration = .seconds(30)) async throws {
        let response = try await pbx.dial(digits, from: caller, for: time)["Response"]
        #expect(response == "Success", "\(digits) from \(caller)")
    }

    /// Lets an extension dial, and expects that the call is not answered.
    func expectRefusal(_ digits: String, from caller: String) async throws {
        let response = try await pbx.dial(digits, from: caller)["Response"]
        #expect(response == "Failure", "\(digits) from \(caller)")
    }

    /// User names and passwords; with device accounts the user name is the number.
    static func users(_ kind: TrunkKind) -> [String] {
        kind == .trunk ? ["wire-a", "wire-b"] : ["31508200000", "31508200010"]
    }
    static let passwords = ["p;a#s\"s\\", "[x](!)=> 50%"]

    /// Makes the configuration of a trunk, loads it, and waits until both accounts are registered.
    ///
    /// - Parameters:
    ///   - flavour: What to load it into.
    ///   - kind: One trunk with two accounts, or two device accounts.
    ///   - settings: Further lines of the trunk file.
    ///   - files: Further configuration files, such as those of a telephone.
    ///   - deadPrimary: Whether the first provider answers nothing at all; its registration is then not waited for.
    ///   - passwords: What the providers think the passwords are.
    ///   - edit: Changes a generated file, for what would otherwise take minutes.
    ///   - body: What to do with it.
    /// - Throws: What the test throws, and whatever keeps the trunk from being made or registered.
    static func with(
        _ flavour: Flavour,
        _ kind: TrunkKind = .trunk,
        settings: String = "",
        files: [String: String] = [:],
        deadPrimary: Bool = false,
        passwords: [String] = passwords,
        edit: (String) -> String = { $0 },
        _ body: (WireTrunk) async throws -> Void
    ) async throws {
        let users = users(kind)
        let primary = try FakeProvider(accounts: [users[0]: passwords[0]])
        let secondary = try FakeProvider(accounts: [users[1]: passwords[1]])
        primary.setDead(deadPrimary)
        let plan = try plan(kind, servers: [primary.address, secondary.address], settings: settings)
        let selection = try #require(try BackendRegistry.select(flavour.brand).first)
        let made = try Generator(languages: []).generate(plan, for: selection).files
        let texts = Dictionary(uniqueKeysWithValues: made.map { ($0.path, edit($0.text)) })
        // Left to itself, pjsip waits with its first OPTIONS, and for an answer, longer than a test may take.
        let hurry = """
            [system]
            type = system
            timer_t1 = 100
            timer_b = 6400
            [global]
            type = global
            max_initial_qualify_time = 1

            """
        try await AsteriskInstance.with(
            flavour.version,
            flavour.driver,
            files: texts.merging(files) { $1 }.merging(flavour.driver == .pjsip ? ["pjsip_0.conf": hurry] : [:]) { $1 },
            extensions: ["_[2-9]XX", "100"],
            outbound: ["wire-outbound"]
        ) { pbx in
            let trunk = WireTrunk(pbx: pbx, plan: plan, primary: primary, secondary: secondary)
            if passwords == Self.passwords {
                if !deadPrimary { _ = try await primary.registration(of: users[0]) }
                _ = try await secondary.registration(of: users[1])
            }
            try await body(trunk)
        }
    }

    private static func plan(_ kind: TrunkKind, servers: [SocketAddress], settings: String) throws -> DialPlan {
        let numbers =
            kind == .trunk
            ? """
            numbers:
              - { number: "+31508200000", inbound: { extension: "100" }, caller_id: true }
              - { range: { from: "+31508200010", to: "+31508200019" }, inbound: { extension: "2{last2}" }, caller_id: true }
            default_caller_id: "+31508200000"
            callers:
              - { extension: "210", caller_id: "+31508200010" }
              - { extension: "219", caller_id: anonymous }
            """ : ""
        let extras = [
            "number: \"+31508200000\", inbound: { extension: \"100\" }",
            "number: \"+31508200010\", inbound: { extension: \"210\" }",
        ]
        let accounts = zip(zip(users(kind), passwords), zip(servers, extras)).map { account, place in
            let extra = kind == .deviceAccounts ? ", \(place.1)" : ""
            return "  - { username: \"\(account.0)\", password: '\(account.1)', server: \(place.0.host)\(extra) }"
        }
        let text = """
            name: wire
            provider: callvoip
            kind: \(kind.rawValue)
            number_format: plus
            accounts:
            \(accounts.joined(separator: "\n"))
            pbx: { address: 203.0.113.10, country: NL, area_code: "050" }
            outbound: { destinations: europe, block: [premium_rate, satellite] }
            \(numbers)
            \(settings)
            """
        var log = DiagnosticLog()
        let file = try #require(TrunkFile.read(text, file: "wire.yaml", log: &log), "\(log.diagnostics)")
        let profile = try #require(file.loadProfile(readFile: { ($0, "") }, log: &log), "\(log.diagnostics)")
        file.validate(with: profile, log: &log)
        let trunk = try #require(
            Trunk(file, profile: profile, secrets: SecretSources(), log: &log),
            "\(log.diagnostics)"
        )
        #expect(!log.hasErrors, "\(log.diagnostics)")
        return DialPlan(trunk)
    }
}

extension WireMessage {
    /// The user part of a header's URI.
    func user(of header: String) -> String? { self[header].flatMap(Self.user) }

    /// The user part of the Request-URI.
    var requestUser: String? { requestURI.flatMap(Self.user) }

    private static func user(_ text: String) -> String? {
        text.firstMatch(of: /sips?:([^@>;]*)@/).map { String($0.1) }
    }
}

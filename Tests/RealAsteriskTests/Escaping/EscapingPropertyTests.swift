import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Random passwords through the real templates into real Asterisk: what comes out is what went in, byte for byte.
@Suite struct EscapingPropertyTests {
    /// A thousand for each driver, a few hundred in each file.
    @Test(arguments: Flavour.all.filter { $0.version == .v16 }, 0..<4)
    func asteriskReadsWhatWasMeant(_ flavour: Flavour, _ part: Int) async throws {
        var random = RandomSecrets(seed: UInt64(part) &* 7919 &+ (flavour.driver == .sip ? 1 : 2))
        let secrets = (0..<250).map { _ in random.good() }
        let plan = try #require(Self.plan(secrets: secrets).plan)
        let selection = try #require(try BackendRegistry.select(flavour.brand).first)
        let made = try Generator(languages: []).generate(plan, for: selection).files
        let file = try #require(made.first { $0.holdsSecret })
        // Under another name it lies there and is not loaded: reading it is what is tested here.
        let read = try await AsteriskInstance.with(flavour.version, flavour.driver, files: ["secrets.conf": file.text])
        {
            try await $0.configuration("secrets.conf")
        }
        for (account, secret) in zip(plan.trunk.accounts, secrets) {
            let object = "escape-\(account.label)" + (flavour.driver == .sip ? "" : "-auth")
            let key = flavour.driver == .sip ? "remotesecret" : "password"
            let value = read[object]?.last { $0.key == key }?.value
            #expect(value.map { Array($0.utf8) } == Array(secret.utf8), "\(secret.debugDescription)")
        }
    }

    @Test func whatNoFileHoldsIsRefused() {
        var random = RandomSecrets(seed: 3)
        for _ in 0..<500 {
            let secret = random.bad()
            let (plan, log) = Self.plan(secrets: [secret])
            #expect(plan == nil, "\(secret.debugDescription)")
            let errors = log.diagnostics.filter { $0.severity == .error }
            #expect(
                errors.contains { $0.message.hasPrefix("accounts[0].password ") },
                "\(secret.debugDescription): \(errors)"
            )
        }
    }

    /// A plan with one device account for each password; nil when the trunk file's own check refuses one.
    private static func plan(secrets: [String]) -> (plan: DialPlan?, log: DiagnosticLog) {
        let accounts = secrets.indices.map { index in
            let number = 31_508_200_000 + index
            return "  - { username: \"\(number)\", password: \"${env:S\(index)}\", number: \"+\(number)\" }\n"
        }
        let text = """
            name: escape
            provider: callvoip
            kind: device_accounts
            number_format: plus
            pbx: { address: 203.0.113.10, country: NL, area_code: "050" }
            outbound: { destinations: netherlands }
            accounts:
            \(accounts.joined())
            """
        var log = DiagnosticLog()
        let sources = SecretSources(environment: { name in Int(name.dropFirst()).map { secrets[$0] } })
        guard let file = TrunkFile.read(text, file: "escape.yaml", log: &log),
            let profile = file.loadProfile(readFile: { ($0, "") }, log: &log)
        else { return (nil, log) }
        file.validate(with: profile, log: &log)
        guard let trunk = Trunk(file, profile: profile, secrets: sources, log: &log), !log.hasErrors else {
            return (nil, log)
        }
        return (DialPlan(trunk), log)
    }
}

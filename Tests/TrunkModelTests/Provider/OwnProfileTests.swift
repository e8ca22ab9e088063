import Diagnostics
import Testing

@testable import TrunkModel

@Suite("Own profiles")
struct OwnProfileTests {
    private static let smallest = """
        name: small
        title: Small SIP
        country: NL
        kinds: { trunk: {} }
        default_destinations: home
        destination_groups: [{ name: home, title: { nl: Thuis, en: Home }, regions: [NL] }]

        """

    private func findings(_ text: String) -> [String] {
        do throws(DiagnosedFailure) {
            _ = try ProviderProfile.read(text, file: "p.yaml")
            return []
        } catch {
            return error.log.sorted.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule)" }
        }
    }

    @Test("What a profile leaves out has a default")
    func defaults() throws {
        let profile = try ProviderProfile.read(Self.smallest, file: "p.yaml")
        #expect(profile.server == nil)
        #expect(profile.codecs == [.alaw, .ulaw])
        #expect(profile.numberFormats == NumberFormat.allCases)
        #expect(profile.kinds[.trunk]?.minimumAccounts == 1)
        #expect(profile.kinds[.deviceAccounts] == nil)
        #expect(profile.defaultBlocked == [.premiumRate, .satellite])
        #expect(profile.sources.isEmpty)
        #expect(profile.destinationGroup("home")?.title[.nl] == "Thuis")
        #expect(profile.internationalPrefix == "00")
    }

    @Test("Prices and refusals are read as they are written")
    func protections() throws {
        let text = Self.smallest + "price_per_minute: { fixed: 0.0125, other: 2 }\nrefusals: { channels: 503 }\n"
        let profile = try ProviderProfile.read(text, file: "p.yaml")
        #expect(profile.prices.fixed == 125 && profile.prices.mobile == 1_000 && profile.prices.other == 20_000)
        #expect(profile.refusals.channels == 503 && profile.refusals.amount == 403)
    }

    @Test("A fact is a bare value, or a value with its source")
    func sources() throws {
        let text = Self.smallest.replacing("country: NL", with: "country: { value: BE, source: letter }")
        let profile = try ProviderProfile.read(text, file: "p.yaml")
        #expect(profile.country.region == "BE")
        #expect(profile.sources == ["country": "letter"])
    }

    @Test(
        "Mistakes have their places",
        arguments: [
            ("", "1:1 empty-file"),
            ("- a\n", "1:1 wrong-type"),
            (smallest + "codecs: [alaw, opus]\n", "7:16 unknown-value"),
            (smallest + "codecs: { value: [alaw], why: us }\n", "7:26 unknown-key"),
            (smallest + "networks: { value: [192.0.2.0/40], source: x }\n", "7:21 ip-address"),
            (smallest + "keepalive_interval: -1\n", "7:21 wrong-type"),
            (smallest + "registration_expiry: soon\n", "7:22 wrong-type"),
            (smallest + "default_limits: { month: 5 }\n", "7:19 unknown-key"),
            (smallest + "whitelist: { trunk: maybe }\n", "7:21 unknown-value"),
            (smallest + "refusals: { channels: 302 }\n", "7:23 wrong-type"),
            (smallest + "refusals: { value: { amount: 700 }, source: x }\n", "7:30 wrong-type"),
            (smallest + "refusals: { destination: no }\n", "7:26 wrong-type"),
            (smallest + "refusals: { whitelist: 403 }\n", "7:13 unknown-key"),
            (smallest + "price_per_minute: 0.05\n", "7:19 wrong-type"),
            (smallest + "price_per_minute: { fixed: \"0,05\" }\n", "7:28 wrong-type"),
            (smallest + "price_per_minute: { mobile: -1 }\n", "7:29 wrong-type"),
            (smallest + "price_per_minute: { other: 0.00001 }\n", "7:28 wrong-type"),
            (smallest + "server: \"pbx example\"\n", "7:9 server-address"),
            (smallest + "name: again\n", "7:1 duplicate-key"),
            (smallest + "advice: [{ nl: Ja }]\n", "7:10 missing-key"),
            (smallest.replacing("[NL]", with: "[]"), "6:22 missing-key"),
            (smallest.replacing("country: NL", with: "country: NED"), "3:10 country"),
        ]
    )
    func mistakes(text: String, finding: String) { #expect(findings(text) == [finding]) }

    @Test("A provider with a slash or a YAML ending is a path, even when a built-in profile has its name")
    func paths() {
        var log = DiagnosticLog()
        var asked: [String] = []
        for provider in ["./callvoip", "callvoip.yaml", "callvoip.yml"] {
            let text = Sample.trunk.replacing("provider: callvoip", with: "provider: \(provider)")
            let file = TrunkFile.read(text, file: "trunk.yaml", log: &log)
            let profile = file?.loadProfile(
                readFile: { path in
                    asked.append(path)
                    return (path, Self.smallest)
                },
                log: &log
            )
            #expect(profile?.name == "small")
        }
        #expect(asked == ["./callvoip", "callvoip.yaml", "callvoip.yml"])
        #expect(log.diagnostics.isEmpty)
    }
}

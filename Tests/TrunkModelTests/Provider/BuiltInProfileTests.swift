import Diagnostics
import Testing

@testable import TrunkModel

@Suite("Built-in profiles")
struct BuiltInProfileTests {
    private func profile(_ name: String) throws -> ProviderProfile {
        try ProviderProfile.read(try #require(BuiltInProfiles.text(of: name)), file: "\(name).yaml")
    }

    @Test("Their names")
    func names() {
        #expect(BuiltInProfiles.names == ["callvoip", "generic"])
        #expect(BuiltInProfiles.text(of: "../generic") == nil)
    }

    @Test("Each is read without a finding, and is called what its file is called", arguments: BuiltInProfiles.names)
    func reading(name: String) throws { #expect(try profile(name).name == name) }

    @Test("Every fact says where it comes from", arguments: BuiltInProfiles.names)
    func sources(name: String) throws {
        let text = try #require(BuiltInProfiles.text(of: name))
        // Name and title are what the profile is called, and the lists below them hold sources of their own.
        let keys = text.matches(of: /(?m)^([a-z_]+):/).map { String($0.1) }
        let facts = Set(keys).subtracting(["name", "title", "kinds", "destination_groups", "portal", "advice"])
        let sources = try profile(name).sources
        for fact in facts { #expect(sources[fact]?.isEmpty == false, "\(fact)") }
        for kind in TrunkKind.allCases { #expect(sources["kinds.\(kind.rawValue).number_format"] != nil) }
        #expect(sources.count == text.matches(of: #/: \{ value: /#).count)
    }

    @Test("Callvoip's groups, steps and advice name their sources")
    func listedSources() throws {
        let profile = try profile("callvoip")
        let text = try #require(BuiltInProfiles.text(of: "callvoip"))
        let listed = profile.destinationGroups.count + profile.portal.count + profile.advice.count
        #expect(text.matches(of: /(?m)^    source: ./).count == listed)
    }

    @Test("What the provider's manual says of Callvoip")
    func callvoip() throws {
        let profile = try profile("callvoip")
        #expect(profile.server?.uriHostPort == "pbx.callvoip.nl")
        #expect(profile.networks.map(\.description) == ["185.19.236.0/22"])
        #expect(profile.codecs == [.alaw, .ulaw])
        #expect(profile.kinds[.trunk]?.maximumAccounts == 2)
        #expect(profile.kinds[.deviceAccounts]?.numberFormat == .withoutPlus)
        #expect(profile.anonymous == .privacyIDWithRealNumber)
        #expect(profile.whitelist == [.trunk: .required, .deviceAccounts: .advised])
        #expect(profile.limitAlerts == [80, 95])
        #expect(profile.trunkAdvisedFrom == 10)
    }

    @Test(
        "The trunk file's destination names are known, each group holding the one before",
        arguments: BuiltInProfiles.names
    )
    func groups(name: String) throws {
        let groups = try profile(name).destinationGroups
        #expect(groups.map(\.name) == ["netherlands", "benelux", "western_europe", "europe", "worldwide"])
        for (smaller, larger) in zip(groups, groups.dropFirst()) {
            guard let regions = larger.regions else { continue }
            #expect(Set(smaller.regions ?? []).isSubset(of: regions))
            #expect(Set(regions).count == regions.count)
        }
        #expect(groups.last?.regions == nil)
    }
}

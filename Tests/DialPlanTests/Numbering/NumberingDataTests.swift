import TestSupport
import Testing
import TrunkModel

@testable import DialPlan

@Suite struct NumberingDataTests {
    let data = NumberingData.builtIn

    @Test func tableIsRead() throws {
        let table = try #require(RawTable.shipped)
        #expect(data.regions.count > 200)
        #expect(Set(data.regions.keys) == Set(table.codes.keys))
        #expect(data.global.map(\.prefix) == table.global.map(\.prefix))
        #expect(data.emergency(in: "NL") == ["112", "911"])
        #expect(data.regions["NL"]?.isMain == true)
        #expect(data.regions["KZ"]?.isMain == false)
        let lines = Dictionary(grouping: table.types) { "\($0.region) \($0.type)" }
        for type in BlockedType.allCases {
            for region in data.regions.keys {
                let expected = lines["\(region) \(type.rawValue)"]?.map(\.prefix) ?? []
                if data.prefixes(of: type, in: region) != expected { Issue.record("\(region) \(type)") }
            }
        }
    }

    /// A region that shares its calling code without prefixes of its own has none, and not an odd one.
    @Test func everyPrefixIsOfDigits() {
        for (name, region) in data.regions {
            let expected = region.prefixes.allSatisfy { prefix in
                prefix.hasPrefix(region.callingCode) && prefix.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
            #expect(expected, "\(name): \(region.prefixes.prefix(3))")
        }
    }

    @Test(arguments: ["callvoip", "generic"]) func everyDestinationIsKnown(_ name: String) throws {
        let text = Samples.text().replacing("provider: generic", with: "provider: \(name)")
        let profile = try Samples.plan(text: text).plan.trunk.profile
        #expect(
            profile.destinationGroups.map(\.name) == [
                "netherlands", "benelux", "western_europe", "europe", "worldwide",
            ]
        )
        for group in profile.destinationGroups {
            let regions = group.regions ?? []
            #expect(Set(regions).count == regions.count, "\(group.name) names a region twice")
            #expect(Set(regions).subtracting(data.regions.keys).isEmpty, "\(group.name)")
        }
    }

    /// Every country makes a plan: emergency numbers that are digits, and patterns for national numbers.
    @Test func everyCountryHasAPlan() {
        for region in data.regions.keys.sorted() {
            guard let country = Country(region: region) else { continue }
            let plan = NumberingPlan(country: country, data: data)
            // Some islands have numbers as short as extensions: they can only be called in E.164.
            let isIsland = (country.nationalLengths.max() ?? 0) < 6
            #expect(plan.national.isEmpty == isIsland, "\(region)")
            #expect(plan.emergency.allSatisfy { $0.isLiteral }, "\(region)")
            #expect(!plan.emergency.isEmpty, "\(region)")
            let emergency = data.emergency(in: region) ?? []
            #expect(region == "NL" || plan.emergency.map(\.notation) == emergency || emergency.isEmpty, "\(region)")
        }
    }

    @Test func linesThatAreNoneAreLeftOut() {
        let odd = NumberingData(
            "# comment\nR\tXX\t99\nQ\ta\tb\n\nR\tYY\t98\tmain\t98\nT\tYY\tnonsense\t1\nG\t870\tsatellite"
        )
        #expect(odd.regions.keys.sorted() == ["YY"])
        #expect(odd.global.map(\.prefix) == ["870"])
    }
}
